using System.Globalization;
using System.Text.RegularExpressions;

namespace Monitor.Worker.Parsing.Mapping;

/// <summary>
/// The placeholders of a source's address (or POST body): <c>{page}</c>, <c>{offset}</c>, <c>{today:yyyyMMdd}</c>,
/// <c>{since:dd/MM/yyyy}</c>. Anything else in braces is left alone, since query languages use braces too.
/// </summary>
internal sealed partial record RequestTemplate(DateOnly Today, DateOnly Since, int Position)
{
    public string Fill(string text) => Placeholder().Replace(text, match => Uri.EscapeDataString(Value(match)));

    /// <summary>Holds a position that a walk can move.</summary>
    public static bool IsPaged(string text) => Placeholder().Matches(text).Any(match => match.Groups["name"].Value is "page" or "offset");

    private string Value(Match match)
    {
        var format = match.Groups["format"] is { Success: true } given ? given.Value : "yyyy-MM-dd";
        return match.Groups["name"].Value switch
        {
            "today" => Today.ToDateTime(TimeOnly.MinValue).ToString(format, CultureInfo.InvariantCulture),
            "since" => Since.ToDateTime(TimeOnly.MinValue).ToString(format, CultureInfo.InvariantCulture),
            _ => Position.ToString(CultureInfo.InvariantCulture),
        };
    }

    [GeneratedRegex(@"\{(?<name>page|offset|today|since)(?::(?<format>[^{}]+))?\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
