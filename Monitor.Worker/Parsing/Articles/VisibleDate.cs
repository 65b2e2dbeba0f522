using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Monitor.Worker.Parsing.Dates;
using Monitor.Worker.Parsing.Markup;

namespace Monitor.Worker.Parsing.Articles;

/// <summary>A date that a page shows to people: in an element named after dates, or in a short line close to the headline.</summary>
internal static partial class VisibleDate
{
    private const int LongestLine = 90;
    private const int LinesAround = 8;
    private const int MostElements = 20_000;

    private static readonly ConcurrentDictionary<string, DateReader> Readers = new(StringComparer.OrdinalIgnoreCase);

    public static Moment? Of(PageParts parts, string? language)
    {
        var reader = Readers.GetOrAdd(Culture(language), culture => new DateReader(Formats(culture), culture, "UTC"));
        return ByName(parts.Tree, reader) ?? ByHeadline(parts, reader);
    }

    private static Moment? ByName(MarkupTree tree, DateReader reader)
    {
        for (var i = 1; i < Math.Min(tree.Count, MostElements); i++)
        {
            if (tree[i].Tag is Tag.Text or Tag.Raw || tree[i].Length == 0 || (ElementHints.Of(tree, i) & NameHint.Date) == 0) continue;
            if (InLine(tree.LineOf(i, LongestLine), reader) is { } found) return found;
        }

        return null;
    }

    private static Moment? ByHeadline(PageParts parts, DateReader reader)
    {
        if (parts.Headings.Count == 0) return null;
        var tree = parts.Tree;
        var lines = 0;
        for (var i = tree[parts.Headings[0]].End; i < tree.Count && lines < LinesAround; i++)
        {
            if (tree[i].Tag != Tag.Text || tree[i].Length < 6) continue;
            lines++;
            if (tree[i].Length <= LongestLine && InLine(tree.LineOf(i), reader) is { } found) return found;
        }

        return null;
    }

    private static Moment? InLine(string line, DateReader reader)
    {
        if (line.Length is < 6 or > LongestLine || !line.Any(char.IsDigit)) return null;
        var moment = Numbers().Match(Digits.ToAscii(line)) is { Success: true } numbers ? reader.Read(numbers.Value) : reader.Read(line);
        return moment is { Precision: >= DatePrecision.Day, Local.Year: > 1900 and < 2200 } ? moment : null;
    }

    private static string Culture(string? language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language ?? "", predefinedOnly: true).Name;
        }
        catch (CultureNotFoundException)
        {
            return "";
        }
    }

    /// <summary>Points are written between day, month and year; strokes as the language does, and in English only by who says which English.</summary>
    private static string[] Formats(string culture)
    {
        string[] formats = ["d.M.yyyy", "d. M. yyyy"];
        if (culture.Length == 0 || culture == "en") return formats;
        var order = CultureInfo.GetCultureInfo(culture).DateTimeFormat.ShortDatePattern;
        var isMonthFirst = order.IndexOf('M', StringComparison.Ordinal) < order.IndexOf('d', StringComparison.Ordinal);
        return isMonthFirst && order.StartsWith('M') ? [.. formats, "M/d/yyyy", "M-d-yyyy"] : [.. formats, "d/M/yyyy", "d-M-yyyy"];
    }

    [GeneratedRegex(
        @"\b\d{4}(?:-\d{1,2}-|/\d{1,2}/|\.\d{1,2}\.)\d{1,2}\b|\b\d{1,2}(?:- ?\d{1,2}- ?|/ ?\d{1,2}/ ?|\. ?\d{1,2}\. ?)\d{4}\b" +
        @"|\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|\d{4}\s?년\s?\d{1,2}\s?월\s?\d{1,2}\s?일")]
    private static partial Regex Numbers();
}
