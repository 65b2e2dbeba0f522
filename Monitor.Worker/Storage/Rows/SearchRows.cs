using Monitor.Worker.Documents;

namespace Monitor.Worker.Storage.Rows;

/// <summary>A search that somebody keeps, to be told of what it newly finds. Owner and name are unique together.</summary>
internal sealed class SavedSearchRow
{
    public long Id { get; set; }

    public required string Owner { get; set; }

    public required string Name { get; set; }

    /// <summary>Upper case: names that differ by case only are one.</summary>
    public required string NormalName { get; set; }

    /// <summary>What is looked for, as the query string of the search page states it.</summary>
    public required string Address { get; set; }

    public required string Channel { get; set; }

    public Rhythm Rhythm { get; set; }

    public SavedSearchState State { get; set; }

    /// <summary>Why it rests or is broken; null while it is active.</summary>
    public string? Why { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public required string CreatedBy { get; set; }

    /// <summary>Since when it is as it is: saved, changed, paused, resumed.</summary>
    public DateTimeOffset StateAt { get; set; }
}

/// <summary>An item that a search has found: once for each item, so that nobody is told twice.</summary>
internal sealed class SavedSearchMatchRow
{
    public long SearchId { get; set; }

    public long ItemId { get; set; }

    /// <summary>Of the leading document; 0 for what the search found already when it was saved.</summary>
    public int Version { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>False for what was there before, and for what is no news.</summary>
    public bool IsNews { get; set; }
}

/// <summary>The secret part of a person's feed addresses, as its hash only.</summary>
internal sealed class FeedKeyRow
{
    public long Id { get; set; }

    public required string Owner { get; set; }

    /// <summary>Whether the person came in by an account of this installation; else by an identity provider.</summary>
    public bool IsAccount { get; set; }

    public required string Hash { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
