using System.Text.Json.Nodes;
using Monitor.Worker.Acting.Asking;
using Monitor.Worker.Acting.People;
using Monitor.Worker.Acting.Slack;
using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Alerting.Slack.Drawing;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Acting.Home;

/// <summary>What somebody sees who opens the app in Slack.</summary>
/// <param name="Items">What they look after, handed over last first.</param>
/// <param name="Deadlines">Of these, soonest first.</param>
internal sealed record HomeContent(Person Person, IReadOnlyList<ItemSummary> Items, IReadOnlyList<Deadline> Deadlines, Resting Resting, Silence Silence, DateTimeOffset At);

/// <summary>Draws it within what Slack takes.</summary>
internal static class HomeView
{
    /// <summary>Of each list; with headings and links that is far below a hundred blocks.</summary>
    public const int Most = 15;

    private const int LongestCoverage = 1_500;

    public static JsonObject Draw(HomeContent home, ActingSettings settings)
    {
        var today = DateOnly.FromDateTime(home.At.UtcDateTime);
        var resting = SnoozedQuestion.Lines(home.Resting, settings, home.Person.Role >= UserRole.PolicyLead);
        return Kit.Home(
        [
            .. List("My items", "You look after no item. Choose yourself in the menu of a message, or on an item's page.", [.. home.Items.Select(item => (ItemLine.Of(item, settings), (JsonObject?)null))], settings, "/", "Search"),
            .. List("My deadlines, next 30 days", "None of your items has a date in the next 30 days.", [.. home.Deadlines.Select(date => (Line(date, today, settings), (JsonObject?)null))], settings, "/deadlines", "All deadlines"),
            .. List("What rests", "Nothing rests.", resting, settings, "/resting", "All that rests"),
            Kit.Header("What silence is worth"),
            Kit.Section(SlackText.Escaped(home.Silence.Line(), LongestCoverage)),
            Kit.Context($"{SlackText.Link(settings.Page("/coverage"), "Coverage", 60)} · as of {AlertWords.Moment(home.At)} · `{CommandDeeds.Command} help` says what else I can be asked"),
        ]);
    }

    private static IEnumerable<JsonObject> List(string heading, string none, IReadOnlyList<(string Text, JsonObject? Accessory)> lines, ActingSettings settings, string page, string name)
    {
        yield return Kit.Header(heading);
        if (lines.Count == 0) yield return Kit.Section(none);
        foreach (var (text, accessory) in lines.Take(Most)) yield return Kit.Section(text, accessory);
        var more = lines.Count > Most ? FormattableString.Invariant($"and {lines.Count - Most} more · ") : "";
        yield return Kit.Context(more + SlackText.Link(settings.Page(page), name, 60));
        yield return Kit.Divider();
    }

    private static string Line(Deadline date, DateOnly today, ActingSettings settings)
    {
        var days = date.Date.DayNumber - today.DayNumber;
        var left = days switch { 0 => "today", 1 => "tomorrow", _ => FormattableString.Invariant($"in {days} days") };
        return $"*{AlertWords.Day(date.Date)}* ({left}) {SlackText.Escaped(DateKinds.Name(date.Kind), 60)}: {ItemLine.Of(date.Item, settings)}";
    }
}
