using Monitor.Worker.Documents;

namespace Monitor.Worker.Storage;

public enum SavedSearchState
{
    Active,

    /// <summary>By a person, or because it found too much.</summary>
    Paused,

    /// <summary>It cannot be asked or its channel is gone; its owner was told.</summary>
    Broken,
}

/// <summary>What somebody wants to be told of.</summary>
/// <param name="Address">The query string of the search page.</param>
public sealed record SearchToSave(string Owner, string Name, string Address, string Channel, Rhythm Rhythm);

/// <summary>A search that is kept.</summary>
public sealed record SavedSearch
{
    public required long Id { get; init; }

    public required string Owner { get; init; }

    public required string Name { get; init; }

    public required string Address { get; init; }

    public required string Channel { get; init; }

    public required Rhythm Rhythm { get; init; }

    public required SavedSearchState State { get; init; }

    public string? Why { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset StateAt { get; init; }
}

/// <summary>A search with what came of it.</summary>
/// <param name="Recent">News of the last thirty days.</param>
public sealed record SearchOverview(SavedSearch Search, int Recent, DateTimeOffset? LastMatchAt);

/// <summary>One find of a search.</summary>
public sealed record FoundBySearch(ItemSummary Item, DateTimeOffset At);

/// <summary>That a search has found an item.</summary>
/// <param name="Version">0 for what it found already when it began, and for what came as no news.</param>
/// <param name="IsNews">False for what was only remembered.</param>
public sealed record ItemFind(SavedSearch Search, int Version, DateTimeOffset At, bool IsNews);

/// <summary>What came of saving or changing one.</summary>
public enum SearchChange
{
    Done,
    NameTaken,
    NoSuchSearch,

    /// <summary>The index and the follower were apart; the same is to be asked again.</summary>
    Moved,
}

/// <summary>An item that a search newly finds.</summary>
/// <param name="News">The message; null for what is no news: then it is only remembered.</param>
public sealed record SearchFind(long SearchId, long ItemId, int Version, SearchNews? News);

/// <param name="Together">All events of the same change: whoever has a message about one of them in the channel is told already.</param>
/// <param name="HeldUntil">Null where nothing is held back.</param>
public sealed record SearchNews(PlannedDelivery Delivery, IReadOnlyList<ItemEvent> Together, DateTimeOffset? HeldUntil);

/// <summary>What the follower asked, of what.</summary>
/// <param name="From">Where it stood in the order of changes.</param>
/// <param name="Until">Where it stands once this is kept.</param>
/// <param name="Searches">All that were active then.</param>
public sealed record SearchRound(long From, long Until, IReadOnlyList<SavedSearch> Searches)
{
    /// <summary>The day of which it was asked what the calendar alone brings; null where changes were asked about.</summary>
    public DateOnly? Day { get; init; }
}

/// <summary>A search that has to rest, with what its owner is told.</summary>
public sealed record SearchTrouble(long SearchId, SavedSearchState State, string Why, Notice Notice);

/// <summary>Who asks by a feed's address.</summary>
public sealed record FeedReader(string Owner, bool IsAccount, DateTimeOffset CreatedAt);
