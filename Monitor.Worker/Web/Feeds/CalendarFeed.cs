using System.Globalization;
using System.Text;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;
using Monitor.Worker.Web.Searching;

namespace Monitor.Worker.Web.Feeds;

/// <summary>The deadlines of what a search finds, as iCalendar (RFC 5545): each a whole day, with a reminder a week before.</summary>
internal sealed class CalendarFeed(FeedAddresses addresses)
{
    public const string MediaType = "text/calendar; charset=utf-8";

    public const string Foot = "END:VCALENDAR\r\n";

    /// <summary>A calendar keeps what is just past; what lies further back would only fill it.</summary>
    private const int DaysBack = 30;

    public static string Head(FeedRequest request) => Head(request.Name);

    public static string Head(string name) => Lines(
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Monitor//Deadlines of a search//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
        $"NAME:{Text(name)}", $"X-WR-CALNAME:{Text(name)}", "REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H");

    public string Events(IReadOnlyList<ItemCard> cards, DateOnly today)
    {
        var events = new StringBuilder();
        foreach (var card in cards)
        {
            foreach (var (kind, day) in card.Dates.Where(date => IsShown(date.Value, today)).OrderBy(date => date.Value).ThenBy(date => date.Key, StringComparer.Ordinal))
                events.Append(Event(card, kind, day));
        }

        return events.ToString();
    }

    /// <summary>An open end (9999-12-31) is no day that anybody waits for, and has no day after it.</summary>
    private static bool IsShown(DateOnly day, DateOnly today) => day.DayNumber >= today.DayNumber - DaysBack && day.Year <= DateKinds.LatestYear;

    private string Event(ItemCard card, string kind, DateOnly day)
    {
        var summary = card.Summary;
        var title = $"{DateKinds.Name(kind)}: {summary.Title} ({summary.Jurisdiction})";
        string[] categories = [FacetWords.Jurisdiction(summary.Jurisdiction), DateKinds.Name(kind), .. card.Classification?.Instruments.Select(label => FacetWords.Value(SearchFacets.Instrument, label.Id)) ?? []];
        var page = addresses.Item(summary.Id).AbsoluteUri;
        return Lines(
            "BEGIN:VEVENT",
            // The same date of the same item is the same event, on whatever day it falls by now.
            $"UID:{Text(string.Create(CultureInfo.InvariantCulture, $"item-{summary.Id}-{kind}"))}@{addresses.Host}",
            $"DTSTAMP:{Moment(summary.ChangedAt)}",
            $"LAST-MODIFIED:{Moment(summary.ChangedAt)}",
            // Must grow with each revision: minutes do, and fit into its 32 bits for ages.
            string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{summary.ChangedAt.ToUnixTimeSeconds() / 60}"),
            $"DTSTART;VALUE=DATE:{Day(day)}",
            $"DTEND;VALUE=DATE:{Day(day.AddDays(1))}",
            $"SUMMARY:{Text(title)}",
            $"DESCRIPTION:{Text(string.Join('\n', ((string?[])[summary.Number, summary.Stage.Name(), page, Words.Link(summary.Url)]).Where(line => !string.IsNullOrEmpty(line))))}",
            $"CATEGORIES:{string.Join(',', categories.Where(word => word.Length > 0).Select(Text))}",
            $"URL:{page}",
            "TRANSP:TRANSPARENT",
            "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-P7D", $"DESCRIPTION:{Text(title)}", "END:VALARM",
            "END:VEVENT");
    }

    private static string Lines(params ReadOnlySpan<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines) text.Append(Folded(line)).Append("\r\n");
        return text.ToString();
    }

    /// <summary>At most 75 bytes a line; what is longer goes on after a space on the next. No letter is cut in two.</summary>
    internal static string Folded(string line)
    {
        const int most = 75;
        var text = new StringBuilder(line.Length);
        var bytes = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > most)
            {
                text.Append("\r\n ");
                bytes = 1;
            }

            text.Append(rune);
            bytes += rune.Utf8SequenceLength;
        }

        return text.ToString();
    }

    /// <summary>A value of the type TEXT: control characters have no place in it.</summary>
    internal static string Text(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var letter in value.Replace("\r\n", "\n", StringComparison.Ordinal))
        {
            if (letter is '\\' or ';' or ',') text.Append('\\').Append(letter);
            else if (letter is '\n') text.Append("\\n");
            else text.Append(char.IsControl(letter) ? ' ' : letter);
        }

        return text.ToString();
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
