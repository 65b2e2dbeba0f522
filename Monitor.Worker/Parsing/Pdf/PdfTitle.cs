using System.Text.RegularExpressions;

namespace Monitor.Worker.Parsing.Pdf;

/// <summary>The title of a PDF. Its properties often hold the name of the file or of the program instead.</summary>
internal static partial class PdfTitle
{
    private const int Longest = 300;

    public static string Of(string? property, PdfPageLines first)
    {
        var stated = Program().Replace(property?.Trim() ?? "", "");
        return IsTitle(stated) ? stated : Largest(first);
    }

    private static bool IsTitle(string text) => text.Length is >= 8 and <= Longest && text.Contains(' ') && !NoTitle().IsMatch(text) && !text.Contains('\uFFFD');

    /// <summary>The lines in the largest type from its first on, or the first line where all are alike.</summary>
    private static string Largest(PdfPageLines page)
    {
        var lines = page.Lines.Where(line => line.Text.Any(char.IsLetter)).ToList();
        if (lines.Count == 0) return "";
        var usual = lines.Select(line => line.Size).Order().ElementAt(lines.Count / 2);
        var largest = lines.Where(line => line.Text.Count(char.IsLetter) >= 4).Select(line => line.Size).DefaultIfEmpty(usual).Max();
        var title = largest < usual * 1.12 ? lines[0].Text
            : string.Join(' ', lines.SkipWhile(line => !IsAlike(line, largest)).TakeWhile(line => IsAlike(line, largest)).Take(5).Select(line => line.Text));
        return title.Length <= Longest ? title : title[..Longest];
    }

    private static bool IsAlike(PdfLine line, double size) => line.Size > size - 1;

    [GeneratedRegex(@"^(Microsoft (Word|PowerPoint|Excel) - |Layout 1$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Program();

    [GeneratedRegex(@"\.(docx?|pdf|indd|xlsx?|pptx?|tmp|exe|qxp|wpd|rtf|dvi|png|jpe?g|tiff?)$|^untitled|^\d[\d .]*$|^(file|https?)://", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoTitle();
}
