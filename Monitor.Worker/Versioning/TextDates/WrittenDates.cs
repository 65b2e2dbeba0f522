using System.Globalization;
using System.Text.RegularExpressions;

namespace Monitor.Worker.Versioning.TextDates;

/// <summary>A date as it stands in a text.</summary>
internal readonly record struct WrittenDate(int Start, int End, DateOnly Date);

/// <summary>Reads the dates of one language: month names, Roman months, figures, year-month-day with the eras of Japan and Taiwan.</summary>
internal sealed partial class WrittenDates
{
    private static readonly string[] RomanMonths = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

    private readonly Regex? _named;
    private readonly Dictionary<string, int> _months = new(StringComparer.OrdinalIgnoreCase);
    private readonly FigureOrder _order;

    public WrittenDates(DateLanguage language)
    {
        _order = language.Figures;
        for (var month = 0; month < language.Months.Count; month++)
        {
            foreach (var name in language.Months[month].Split('|')) _months[name] = month + 1;
        }

        if (_months.Count == 0) return;
        var names = string.Join('|', _months.Keys.OrderByDescending(name => name.Length).Select(Regex.Escape));
        var joint = language.Joint.Length == 0 ? @"\s{1,2}" : $@"\s{{1,2}}(?:(?:{language.Joint})\s{{0,2}})?";
        var year = "(?<y>[12][0-9]{3})";
        const string day = @"(?<d>[0-9]{1,2})(?:st|nd|rd|th|er|re|e|º|°|ª|η|ης|-го|\.º|\.)?";
        _named = new Regex(
            $@"\b{day}(?:{joint}|\s?)(?:{names.Insert(0, "(?<m>")}))\.?,?(?:{joint}|,\s?){year}(?:[^0-9]|$)|\b(?<m>{names})\.?\s{{1,2}}{day},?\s{{1,2}}{year}(?:[^0-9]|$)|\b{year}\.?\s{{1,2}}(?<m>{names})\s{{1,2}}{day}",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    /// <param name="sentence">With all digits as 0 to 9 (<see cref="Figures.Plain"/>).</param>
    public IReadOnlyList<WrittenDate> In(string sentence)
    {
        List<WrittenDate> dates = [];
        if (_named is not null) foreach (Match match in _named.Matches(sentence)) Add(dates, match, Number(match, "y"), _months[match.Groups["m"].Value], Number(match, "d"));
        foreach (Match match in EastAsian().Matches(sentence)) Add(dates, match, EraYear(match), Han.Number(match.Groups["m"].Value), Han.Number(match.Groups["d"].Value));
        foreach (Match match in Iso().Matches(sentence)) Add(dates, match, Number(match, "y"), Number(match, "m"), Number(match, "d"));
        foreach (Match match in Roman().Matches(sentence)) Add(dates, match, Number(match, "y"), Array.IndexOf(RomanMonths, match.Groups["m"].Value) + 1, Number(match, "d"));
        foreach (Match match in InFigures().Matches(sentence)) AddFigures(dates, match);
        return [.. dates.OrderBy(date => date.Start).DistinctBy(date => date.Start)];
    }

    // 3/4/2031 is read in the language's order; where that makes no date, it is not guessed.
    private void AddFigures(List<WrittenDate> dates, Match match)
    {
        var (first, second, year) = (Number(match, "a"), Number(match, "b"), Number(match, "y"));
        if (_order == FigureOrder.MonthDayYear) Add(dates, match, year, first, second);
        else Add(dates, match, year, second, first);
    }

    private static void Add(List<WrittenDate> dates, Match match, int year, int month, int day)
    {
        if (year is < 1990 or > 2100 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return;
        dates.Add(new WrittenDate(match.Index, match.Index + match.Length, new DateOnly(year, month, day)));
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private static int EraYear(Match match)
    {
        var year = match.Groups["y"].Value is "元" ? 1 : Han.Number(match.Groups["y"].Value);
        return match.Groups["era"].Value.Replace(" ", "", StringComparison.Ordinal) switch
        {
            "令和" => year + 2018,
            "平成" => year + 1988,
            "民國" or "民国" or "中華民國" => year + 1911,
            "พ.ศ." or "佛曆" => year - 543,
            _ => year,
        };
    }

    [GeneratedRegex(@"(?<era>令和|平成|中華民國|民國|民国)?\s?(?<y>[0-9]{1,4}|元|[〇零一二三四五六七八九十百]{1,5})\s?[年년]\s?(?<m>[0-9]{1,2}|[一二三四五六七八九十]{1,2})\s?[月월]\s?(?<d>[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s?[日일号號]", RegexOptions.CultureInvariant)]
    private static partial Regex EastAsian();

    [GeneratedRegex(@"\b(?<y>[12][0-9]{3})(?:-(?<m>[0-9]{1,2})-(?<d>[0-9]{1,2})\b|\.\s(?<m>[0-9]{1,2})\.\s(?<d>[0-9]{1,2})\.?|/(?<m>[0-9]{1,2})/(?<d>[0-9]{1,2})\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex(@"\b(?<d>[0-9]{1,2})[. ]\s?(?<m>IX|IV|V?I{1,3}|V|XI{0,2})[. ]\s?(?<y>[12][0-9]{3})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Roman();

    [GeneratedRegex(@"\b(?<a>[0-9]{1,2})(?:\.\s?(?<b>[0-9]{1,2})\.\s?|/(?<b>[0-9]{1,2})/|-(?<b>[0-9]{1,2})-)(?<y>[12][0-9]{3})\b", RegexOptions.CultureInvariant)]
    private static partial Regex InFigures();
}
