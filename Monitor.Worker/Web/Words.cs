using System.Globalization;
using System.Text.RegularExpressions;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Web;

/// <summary>Dates, figures and names as people read them on the page. English, whatever the machine's culture.</summary>
internal static partial class Words
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", English);

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", English);

    public static string Iso(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", English);

    /// <summary>A language as an attribute may state it; null for what a publisher wrote there that is no code, or says "undetermined".</summary>
    public static string? Lang(string? code) => code is not null && code != "und" && LanguageCode().IsMatch(code) ? code : null;

    public static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("d MMM yyyy, HH:mm 'UTC'", English);

    public static string Month(DateOnly day) => day.ToString("MMMM yyyy", English);

    public static string Count(long count) => count.ToString("N0", English);

    /// <summary>Count with its noun: 1 item, 2 items.</summary>
    public static string Count(long count, string one, string many) => $"{Count(count)} {(count == 1 ? one : many)}";

    public static string Score(double score) => Scores.Text(score);

    public static string Weight(double weight) => $"{(weight >= 0 ? "+" : "−")}{Math.Abs(weight).ToString("0.00", English)}";

    /// <summary>How far a day lies from today.</summary>
    public static string Distance(DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        0 => "today",
        1 => "tomorrow",
        -1 => "yesterday",
        > 0 and var ahead => $"in {Count(ahead)} days",
        var past => $"{Count(-past)} days ago",
    };

    /// <summary>How long ago, in the largest unit that is at least one.</summary>
    public static string Ago(DateTimeOffset moment, DateTimeOffset now) => (now - moment) switch
    {
        { TotalMinutes: < 1 } => "just now",
        { TotalHours: < 1 } and var span => $"{Count((long)span.TotalMinutes, "minute", "minutes")} ago",
        { TotalDays: < 1 } and var span => $"{Count((long)span.TotalHours, "hour", "hours")} ago",
        var span => $"{Count((long)span.TotalDays, "day", "days")} ago",
    };

    /// <summary>When something is due, seen from now.</summary>
    public static string Ahead(DateTimeOffset moment, DateTimeOffset now) => (moment - now) switch
    {
        { TotalMinutes: < 1 } => "now",
        { TotalHours: < 1 } and var span => $"in {Count((long)span.TotalMinutes, "minute", "minutes")}",
        { TotalDays: < 1 } and var span => $"in {Count((long)span.TotalHours, "hour", "hours")}",
        var span => $"in {Count((long)span.TotalDays, "day", "days")}",
    };

    /// <summary>The language's own English name, with its tag where the tag is not known.</summary>
    public static string Language(string? tag)
    {
        if (string.IsNullOrEmpty(tag)) return "";
        try
        {
            return CultureInfo.GetCultureInfo(tag, predefinedOnly: true).EnglishName;
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }

    /// <summary>Good to be an address of a link: http or https only.</summary>
    public static string? Link(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https" ? parsed.AbsoluteUri : null;

    /// <summary>Deadlines for readers to act on stand before dates on which something takes effect.</summary>
    public static int Urgency(string kind) => kind switch
    {
        DateKinds.CommentsClose => 0,
        DateKinds.Hearing => 1,
        DateKinds.Effective => 2,
        DateKinds.Application => 3,
        _ => 4,
    };

    [GeneratedRegex("^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageCode();
}
