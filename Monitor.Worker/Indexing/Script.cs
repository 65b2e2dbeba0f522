namespace Monitor.Worker.Indexing;

/// <summary>Which languages a word may be in, judged by its letters.</summary>
internal static class Script
{
    /// <summary>"pt" for "pt-BR".</summary>
    public static string? Primary(string? language) =>
        string.IsNullOrWhiteSpace(language) ? null : language.Trim().Split('-', '_')[0].ToLowerInvariant();

    /// <summary>Whether a word is of a script that puts no spaces between words: each part of a run can be found in it anyway.</summary>
    public static bool IsUnspaced(string word) => word.Any(letter => letter >= '\u0E00' && !char.IsAsciiLetter(letter));

    /// <param name="code">A language whose grammar is known.</param>
    public static bool CanWrite(string code, string text) => text.Any(code switch
    {
        "ar" or "fa" => letter => letter is >= '\u0600' and <= '\u06FF',
        "ru" or "bg" => letter => letter is >= '\u0400' and <= '\u04FF',
        "el" => letter => letter is >= '\u0370' and <= '\u03FF' or >= '\u1F00' and <= '\u1FFF',
        "hi" => letter => letter is >= '\u0900' and <= '\u097F',
        "hy" => letter => letter is >= '\u0530' and <= '\u058F',
        _ => letter => char.IsAsciiLetter(letter) || letter is >= '\u00C0' and <= '\u024F',
    });
}
