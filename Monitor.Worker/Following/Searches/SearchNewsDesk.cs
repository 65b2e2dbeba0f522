using System.Globalization;
using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;
using Monitor.Worker.Sources;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Following.Searches;

/// <summary>Writes the message about an item that a saved search newly finds: the item as it is now, with the event that brought it.</summary>
internal sealed class SearchNewsDesk(ItemStore items, LiveCatalog catalog, AlertChannels channels, TimeProvider time)
{
    private const int LongestPassage = 600;

    private static readonly TimeSpan Together = TimeSpan.FromDays(1);

    /// <summary>The item as messages about it need it; null when nothing happened to it that can be told.</summary>
    public async Task<Story?> ReadAsync(long itemId, CancellationToken ct)
    {
        if (await items.FindAsync(itemId, ct) is not { } item) return null;
        var last = ItemAlerts.LastOf(item);
        if (SaidBesides(item, last?.Event.SeenAt ?? DateTimeOffset.MinValue) is { } besides) return besides;
        if (last is not { } told) return null;
        // Events of one change have one time.
        var together = item.Events.Where(entry => entry.Event.SeenAt == told.Event.SeenAt);
        return new Story(ItemAlerts.Of(item, told, catalog.Current), [.. together.Select(entry => entry.Event)], VersionOf(item));
    }

    /// <summary>The same of an item that nothing happened to, where time alone carried it into a search.</summary>
    public async Task<Story?> ReadAsync(long itemId, DateOnly today, CancellationToken ct)
    {
        if (await items.FindAsync(itemId, ct) is not { } item || item.Documents.OrderByDescending(document => document.Leads).FirstOrDefault() is not { } leading) return null;
        var next = item.Dates.Where(date => date.Value >= today).OrderBy(date => date.Value).ThenBy(date => date.Key, StringComparer.Ordinal).Select(date => ((string Kind, DateOnly Day)?)(date.Key, date.Value)).FirstOrDefault();
        var happened = new ItemEvent
        {
            Kind = EventKind.Reminder,
            Discriminator = string.Create(CultureInfo.InvariantCulture, $"calendar@{today:yyyy-MM-dd}"),
            SeenAt = time.GetUtcNow(),
            Summary = "Nothing in it changed; by the calendar it matches now." + (next is { } date ? string.Create(CultureInfo.InvariantCulture, $" {DateKinds.Name(date.Kind)}: {date.Day:d MMM yyyy}.") : ""),
            DateKind = next?.Kind,
            DateAfter = next?.Day,
        };
        return new Story(ItemAlerts.Of(item, happened, leading.Source, catalog.Current), [happened], VersionOf(item));
    }

    public SearchNews NewsFor(SavedSearch search, Story story, IReadOnlyList<IReadOnlyList<Fragment>> passages, DateTimeOffset? heldUntil)
    {
        var isNew = story.Alert.Event.Kind == EventKind.New;
        var rule = $"search: {search.Name}{(isNew ? "" : ", now matches")}";
        var message = new PlannedDelivery(rule, search.Channel, WithPassage(story.Alert, passages) with { FoundBy = search.Address });
        return new SearchNews(channels.Arrange(message, search.Rhythm), story.Together, heldUntil);
    }

    // No event, yet a change of its own where it comes later than the last: what two sources bring on one day is one.
    private Story? SaidBesides(ItemDetail item, DateTimeOffset lastAt)
    {
        var brought = item.Documents.Where(document => !document.Leads && document.Versions is [var newest, ..] && newest.SeenAt - Together > lastAt).MaxBy(document => document.Versions[0].SeenAt);
        if (brought is not { Versions: [var version, ..] }) return null;
        var name = catalog.Current.Find(brought.Source)?.Name ?? brought.Source.Value;
        var happened = new ItemEvent
        {
            Kind = EventKind.TextChanged,
            Discriminator = string.Create(CultureInfo.InvariantCulture, $"document:{brought.Id}:{version.Number}"),
            SeenAt = version.SeenAt,
            Summary = $"{name} brought a text of its own about it.",
        };
        return new Story(ItemAlerts.Of(item, happened, brought.Source, catalog.Current), [happened], VersionOf(item));
    }

    private static int VersionOf(ItemDetail item) => item.Documents.FirstOrDefault(document => document.Leads) is { Versions: [var last, ..] } ? last.Number : 0;

    // Whoever asked for words wants to see them, not those that carry the score.
    private static Alert WithPassage(Alert alert, IReadOnlyList<IReadOnlyList<Fragment>> passages)
    {
        if (passages.FirstOrDefault(passage => passage.Any(fragment => fragment.Marked)) is not { } found) return alert;
        var passage = string.Concat(found.Select(fragment => fragment.Text));
        return alert with { Classification = alert.Classification with { Passage = passage.Length <= LongestPassage ? passage : passage[..LongestPassage] } };
    }
}

/// <summary>An item that there is something to tell of.</summary>
/// <param name="Together">All events of its last change.</param>
/// <param name="Version">Of its leading document.</param>
internal sealed record Story(Alert Alert, IReadOnlyList<ItemEvent> Together, int Version);
