using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Monitor.Worker.Acting.People;
using Monitor.Worker.Acting.Slack;
using Monitor.Worker.Alerting;
using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Alerting.Slack.Drawing;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Acting.Asking;

/// <summary><c>since</c>: what happened while somebody was away.</summary>
internal sealed partial class SinceQuestion(ItemStore items, ActingSettings settings, TimeProvider time) : IQuestion
{
    private const int Most = 20;
    private const int LongestSummary = 200;

    private static readonly string[] Forms = ["yyyy-M-d", "d MMM yyyy", "d MMMM yyyy", "MMM d yyyy", "MMMM d yyyy", "MMM d, yyyy", "MMMM d, yyyy"];
    private static readonly string[] YearlessForms = ["d MMM", "d MMMM", "MMM d", "MMMM d"];

    public string Word => "since";

    public (string Usage, string Does) Help => ("since <day>", "tells what happened to relevant items since then: `since 3 Nov`, `since 2026-11-03`, `since monday`, `since 7d`");

    public async Task<Told> AnswerAsync(string asked, Person person, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (Day(asked, today) is not { } day) return Told.Of("Since when? Write a day that is not to come, as in `/regwatch since 3 Nov`, `since 2026-11-03`, `since monday` or `since 7d`.");
        var since = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        var found = await items.FeedAsync(new FeedQuery { Since = since, Take = Most + 1 }, ct);
        var page = SlackText.Link(settings.Page("/events"), "All events on the page", 60);
        var heading = $"Since {AlertWords.Day(day)}";
        if (found.Count == 0) return Told.Of($"{heading} nothing has happened to a relevant item. `/regwatch status` says what that is worth. {page}");
        var lines = found.Take(Most).Select(entry => (Line(entry), (JsonObject?)null)).ToList();
        return Told.Lines(heading, lines, found.Count > Most ? $"These are the newest {Most.ToString(CultureInfo.InvariantCulture)}; there is more. {page}" : page);
    }

    /// <summary>Null when it is no day, or one to come. A day without a year is the last one of that name.</summary>
    internal static DateOnly? Day(string asked, DateOnly today)
    {
        var text = asked.Trim().TrimEnd('.');
        if (Span().Match(text) is { Success: true } span)
        {
            var count = int.Parse(span.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
            return today.AddDays(-count * (char.ToLowerInvariant(span.Groups[2].Value[0]) == 'w' ? 7 : 1));
        }

        if (text.Equals("today", StringComparison.OrdinalIgnoreCase)) return today;
        if (text.Equals("yesterday", StringComparison.OrdinalIgnoreCase)) return today.AddDays(-1);
        if (Enum.TryParse<DayOfWeek>(text, ignoreCase: true, out var weekday) && Enum.IsDefined(weekday) && !char.IsDigit(text[0])) return today.AddDays(-(((int)today.DayOfWeek - (int)weekday + 6) % 7) - 1);
        if (DateOnly.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var day)) return day <= today ? day : null;
        foreach (var year in (ReadOnlySpan<int>)[today.Year, today.Year - 1])
        {
            var whole = YearlessForms.Select(form => form + " yyyy").ToArray();
            if (DateOnly.TryParseExact(string.Create(CultureInfo.InvariantCulture, $"{text} {year}"), whole, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out day) && day <= today) return day;
        }

        return null;
    }

    private string Line(FeedEntry entry) =>
        $"*{entry.Entry.Event.Kind.Name()}*, {AlertWords.Moment(entry.Entry.Event.SeenAt)}: {ItemLine.Of(entry.Item, settings)}\n{SlackText.Escaped(entry.Entry.Event.Summary, LongestSummary)}";

    [GeneratedRegex("^([0-9]{1,4}) ?(d|w|days?|weeks?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Span();
}
