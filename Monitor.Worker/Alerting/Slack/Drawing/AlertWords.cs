using System.Globalization;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting.Slack.Drawing;

/// <summary>Figures and dates of an alert as people read them. English, whatever the machine's culture.</summary>
internal static class AlertWords
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", English);

    public static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("d MMM yyyy HH:mm 'UTC'", English);

    /// <summary>Rounded down: what lies under a threshold must not read as if it had reached it.</summary>
    public static string Percent(double probability) =>
        double.IsFinite(probability) ? (Math.Floor((probability * 1000) + 1e-9) / 10).ToString("0.#", English) + "%" : "unknown";

    /// <summary>comments-close: Comments close.</summary>
    public static string DateKind(string? kind)
    {
        var words = (kind ?? "").Replace('-', ' ').Trim();
        return words.Length == 0 ? "Date" : char.ToUpperInvariant(words[0]) + words[1..];
    }

    public static string Weight(double weight)
    {
        var strength = Math.Abs(weight) switch
        {
            >= 1.5 => "strongly",
            >= 0.5 => "clearly",
            _ => "slightly",
        };
        var side = weight >= 0 ? "for" : "against";
        var sign = weight >= 0 ? "+" : "−";
        return $"{strength} {side}, {sign}{Math.Abs(weight).ToString("0.00", English)}";
    }

    /// <summary>The first date from the event's day on, with its kind.</summary>
    public static KeyValuePair<string, DateOnly>? NextDate(Alert alert) => NextDate(alert, DateOnly.FromDateTime(alert.Event.SeenAt.UtcDateTime));

    public static KeyValuePair<string, DateOnly>? NextDate(Alert alert, DateOnly today)
    {
        var ahead = alert.Dates.Where(date => date.Value >= today).OrderBy(date => date.Value).ThenBy(date => date.Key, StringComparer.Ordinal).ToList();
        return ahead.Count == 0 ? null : ahead[0];
    }

    /// <summary>Only when it is near: a message that counts a year's days would have to be drawn anew on each of them.</summary>
    public static string DaysLeft(DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        0 => ", *today*",
        1 => ", *tomorrow*",
        > 1 and <= PresentItem.NearDays and var left => string.Create(English, $", *in {left} days*"),
        _ => "",
    };

    /// <summary>The language's English name; the tag itself where nobody knows it.</summary>
    public static string Language(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag, predefinedOnly: true).EnglishName;
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }

    public static string Instruments(Alert alert) =>
        string.Join(", ", alert.Classification.Instruments.Select(label => LabelWords.Instrument(label.Id)));
}
