using System.Text;
using System.Text.RegularExpressions;

namespace Monitor.Worker.Versioning;

/// <summary>A paragraph of a law and the section that it stands in.</summary>
/// <param name="Section">The heading that it stands under; empty before the first.</param>
/// <param name="Number">What numbers the paragraph itself: "Section 5.", "(b)"; empty when it has none.</param>
/// <param name="Body">The rest.</param>
internal readonly record struct Paragraph(string Section, string Number, string Body)
{
    public string Text => Number + Body;

    /// <summary>What the paragraph says, whatever its number, its blanks and its hyphens.</summary>
    public string Key
    {
        get
        {
            var key = new StringBuilder(Body.Length);
            foreach (var sign in Body)
            {
                if (sign is not ('-' or ' ' or '\n')) key.Append(sign);
            }

            return key.ToString();
        }
    }
}

/// <summary>Finds the headings by which laws are divided, in the words of many drafting traditions.</summary>
internal static partial class Sections
{
    private const int LongestHeading = 90;
    private const int LongestNumber = 60;

    public static IReadOnlyList<Paragraph> Split(string normalText)
    {
        List<Paragraph> paragraphs = [];
        var section = "";
        foreach (var text in normalText.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // A number stands at the beginning or nowhere.
            var beginning = text.Length <= LongestNumber ? text : text[..LongestNumber];
            var heading = Heading().Match(beginning);
            if (heading.Success) section = Shorten(text, heading);
            var number = heading.Success ? heading.Length : Item().Match(beginning).Length;
            while (number > 0 && number < text.Length && text[number] == ' ') number++;
            paragraphs.Add(new Paragraph(section, text[..number], text[number..]));
        }

        return paragraphs;
    }

    /// <summary>The figure in a heading's number: 5 of "Section 5."; empty where there is none.</summary>
    public static string Figure(string number) => Figures().Match(number).Value;

    /// <summary>A heading without its number: "Retention" of "Section 5. Retention".</summary>
    public static string Title(string section)
    {
        var heading = Heading().Match(section);
        return heading.Success ? section[heading.Length..].Trim(' ', '.', ':', '-', '–') : section;
    }

    /// <summary>Whether the word before a number makes it a reference: "section 5".</summary>
    public static bool IsReference(string word) => Reference().IsMatch(word);

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

    [GeneratedRegex(@"^(?:\([0-9a-zа-я]{1,5}\)|[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}[.)]|[a-zа-я][.)])(?=\s)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Item();

    [GeneratedRegex(@"\d{1,4}[a-z]{0,3}|(?<=\s)[ivxlc]{1,7}\b|[一二三四五六七八九十百千〇零]{1,7}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Figures();

    [GeneratedRegex(
        @"^(?:(?:sub)?sections?|(?:sub)?paragraphs?|articles?|clauses?|chapters?|parts?|art\.?|§§?|absatz|artikel|kapitel|abschnitt|artículos?|apartados?|artigos?|articol(?:o|i|ul|ului)|artykuł\w{0,3}|ust|стать\w{1,2}|статт\w{1,2}|άρθρο\w?|pasal|madde\w{0,4}|第)\s?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
