using Monitor.Worker.Documents;

namespace Monitor.Worker.Storage.Rows;

/// <summary>Something that happened to an item; unique by item, kind and discriminator.</summary>
internal sealed class EventRow
{
    public long Id { get; set; }

    public long ItemId { get; set; }

    public ItemRow? Item { get; set; }

    public EventKind Kind { get; set; }

    public required string Discriminator { get; set; }

    public DateTimeOffset SeenAt { get; set; }

    /// <summary>The document that told it, and its newest version then: where the whole redline is drawn from.</summary>
    public long DocumentId { get; set; }

    public int Version { get; set; }

    public SourceId Source { get; set; }

    public required ItemEvent Event { get; set; }
}

/// <summary>One step of the order in which items changed, for followers.</summary>
internal sealed class ChangeRow
{
    public long Sequence { get; set; }

    /// <summary>No foreign key: the row outlives its item, and then says that it is gone.</summary>
    public long ItemId { get; set; }

    /// <summary>Something happened to the item that people may be told of: no backlog, and no new judgement of what is kept.</summary>
    public bool IsNews { get; set; }

    /// <summary>Until then nobody is told of it; see <see cref="DocumentChange.HeldUntil"/>.</summary>
    public DateTimeOffset? HeldUntil { get; set; }
}
