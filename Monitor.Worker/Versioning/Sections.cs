using System.Text.RegularExpressions;

namespace Monitor.Worker.Versioning;

/// <summary>A paragraph of a law and the section that it stands in.</summary>
internal readonly record struct Paragraph(string Section, string Text);

/// <summary>Finds the headings by which laws are divided, in the words of many drafting traditions.</summary>
internal static partial class Sections
{
    private const int LongestHeading = 90;

    public static IReadOnlyList<Paragraph> Split(string normalText)
    {
        List<Paragraph> paragraphs = [];
        var section = "";
        foreach (var text in normalText.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Heading().Match(text) is { Success: true } heading) section = Shorten(text, heading);
            paragraphs.Add(new Paragraph(section, text));
        }

        return paragraphs;
    }

    // "Section 12. Preservation of data. A provider shall ..." is cited as "Section 12. Preservation of data".
    private static string Shorten(string text, Match heading)
    {
        if (text.Length <= LongestHeading) return text;
        var end = text.IndexOf(". ", heading.Length, StringComparison.Ordinal);
        return end > 0 && end <= LongestHeading ? text[..end] : heading.Value.Trim();
    }

    [GeneratedRegex(
        """
        ^(
          (sec(tion|ción|ção)?|art(icle|icolo|ículo|igo|ikel|icol|ikla|ykuł)?
           |chapter|chapitre|capítulo|capitolo|kapitel|kapitola|hoofdstuk|title|titre|título|titolo|part|partie|teil|schedule|annex|annexe|anhang|clause|§§?
           |статья|стаття|глава|розділ|άρθρο|κεφάλαιο|madde|bölüm|pasal|bab|điều|chương|מאמר|סעיף|פרק|المادة|مادة|الفصل|ماده|धारा|अध्याय|มาตรา|หมวด)
          \.?\s{0,3}(\d{1,4}[a-z]{0,3}|[ivxlc]{1,7}|[a-z٠-٩۰-۹๐-๙०-९]{1,4})\b[.:)]?
          |第\s?[0-9０-９一二三四五六七八九十百千〇零]{1,7}\s?[条條章节節款]
          |제\s?\d{1,4}\s?[조장]
        )
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();
}
