using System.Globalization;
using System.Text.RegularExpressions;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Parsing.Mapping;

/// <summary>
/// The placeholders of a source's address (or POST body): <c>{page}</c>, <c>{offset}</c>, and the days that are asked for:
/// <c>{since:dd/MM/yyyy}</c> is the first; <c>{until}</c>, <c>{date}</c> and <c>{today:yyyyMMdd}</c> are the last, which is today unless
/// days of the past are asked for. Anything else in braces is left alone, since query languages use braces too.
/// </summary>
internal sealed partial record RequestTemplate(DayWindow Window, int Position)
{
    public string Fill(string text) => Placeholder().Replace(text, match => Uri.EscapeDataString(Value(match)));

    /// <summary>Holds a position that a walk can move.</summary>
    public static bool IsPaged(string text) => Placeholder().Matches(text).Any(match => match.Groups["name"].Value is "page" or "offset");

    /// <summary>How far back into the past the source can be asked.</summary>
    public static DateReach ReachOf(Source source)
    {
        var names = Placeholder().Matches($"{source.Url} {source.Access.Body}").Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        var hasEnd = names.Overlaps(["until", "date", "today"]);
        if (!names.Contains("since")) return hasEnd ? DateReach.Day : DateReach.None;

        // A year alone is no end: the address is the same on the next day.
        var day = DateOnly.FromDateTime(DateTime.UnixEpoch);
        return hasEnd && Question(source, new DayWindow(day, day)) != Question(source, new DayWindow(day, day.AddDays(1))) ? DateReach.Window : DateReach.Since;
    }

    /// <summary>What is asked for these days. Days with the same question (a list of the whole year) are answered together.</summary>
    public static string Question(Source source, DayWindow window)
    {
        var template = new RequestTemplate(window, source.Paging.Start);
        return source.Access.Body is { } body ? $"{template.Fill(source.Url)}\n{template.Fill(body)}" : template.Fill(source.Url);
    }

    private string Value(Match match)
    {
        var format = match.Groups["format"] is { Success: true } given ? given.Value : "yyyy-MM-dd";
        return match.Groups["name"].Value switch
        {
            "page" or "offset" => Position.ToString(CultureInfo.InvariantCulture),
            "since" => Window.From.ToDateTime(TimeOnly.MinValue).ToString(format, CultureInfo.InvariantCulture),
            _ => Window.Until.ToDateTime(TimeOnly.MinValue).ToString(format, CultureInfo.InvariantCulture),
        };
    }

    [GeneratedRegex(@"\{(?<name>page|offset|today|date|since|until)(?::(?<format>[^{}]+))?\}")]
    private static partial Regex Placeholder();
}

/// <summary>How a source can be asked for its past.</summary>
internal enum DateReach
{
    /// <summary>Its list is what it is.</summary>
    None,

    /// <summary>A page a day (or a month, or a year).</summary>
    Day,

    /// <summary>From a day on, to now.</summary>
    Since,

    /// <summary>From one day to another.</summary>
    Window,
}
