namespace Monitor.Classifiers.Features;

/// <summary>Languages whose words carry so many endings that pieces of words tell more than whole ones.</summary>
internal static class Agglutinative
{
    private static readonly HashSet<string> Languages =
        ["fi", "et", "hu", "tr", "az", "kk", "uz", "ky", "tk", "ka", "eu", "ta", "te", "ml", "kn", "mn", "ko", "sw", "zu", "xh", "rw", "am"];

    public static bool Has(string? language) => language is not null && Languages.Contains(Primary(language));

    /// <summary>The language without region and script: <c>pt</c> of <c>pt-BR</c>.</summary>
    public static string Primary(string language)
    {
        var end = language.IndexOfAny(['-', '_']);
        return end < 0 ? language : language[..end];
    }
}
