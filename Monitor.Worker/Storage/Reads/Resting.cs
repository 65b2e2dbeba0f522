namespace Monitor.Worker.Storage;

/// <summary>What a change of care came to.</summary>
public enum CareChange
{
    Done,

    /// <summary>It was so already.</summary>
    Unchanged,
    NoSuchItem,
}

/// <summary>A muted item.</summary>
/// <param name="Item">The one that stands for it, where it was merged into another.</param>
public sealed record RestingItem(Mute Mute, ItemSummary Item);

/// <summary>Everything of which nobody is told for now.</summary>
/// <param name="Items">The soonest end first.</param>
/// <param name="Hushes">The soonest end first.</param>
public sealed record Resting(IReadOnlyList<RestingItem> Items, IReadOnlyList<Hush> Hushes);
