using System.Text;

namespace Monitor.Classifiers.Labels;

/// <summary>
/// Keeps text from being run as a formula by a spreadsheet, which runs a cell that begins with <c>= + - @</c>. Such text gets an apostrophe
/// before it, which spreadsheets take for "text". A spreadsheet set to another country cuts cells at semicolons, and one that was told so
/// at tabs: what stands behind one of these, or on a line of its own, may begin a cell too.
/// </summary>
/// <remarks>Text that has such an apostrophe of its own gets another, so that <see cref="Remove"/> gives back every text as it was.</remarks>
public static class FormulaGuard
{
    private const char Guard = '\'';
    private const string Separators = ";\t\r\n";
    private const string Formulas = "=+-@＝＋－＠";

    public static string Add(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var guarded = new StringBuilder(text.Length + 1);
        for (var at = 0; at < text.Length; at++)
        {
            if (IsFormula(text, at))
                guarded.Append(Guard);
            guarded.Append(text[at]);
        }
        return guarded.Length == text.Length ? text : guarded.ToString();
    }

    public static string Remove(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bare = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != Guard || !IsFormula(text, at))
                bare.Append(text[at]);
        }
        return bare.Length == text.Length ? text : bare.ToString();
    }

    /// <summary>Whether a cell that begins here would be run. With an apostrophe more or less before it the answer is the same.</summary>
    private static bool IsFormula(string text, int at)
    {
        if (at > 0 && !IsOneOf(Separators, text[at - 1]))
            return false;
        var first = at;
        while (first < text.Length && IsPassedOver(text[first]))
            first++;
        // At its very beginning a cell is no text either when a tab or a line break comes first.
        return first < text.Length && (IsOneOf(Formulas, text[first]) || (at == 0 && text[first] is '\t' or '\r' or '\n'));
    }

    private static bool IsPassedOver(char letter) => letter is Guard or '"' || (char.IsWhiteSpace(letter) && !IsOneOf(Separators, letter));

    private static bool IsOneOf(string letters, char letter) => letters.Contains(letter, StringComparison.Ordinal);
}
