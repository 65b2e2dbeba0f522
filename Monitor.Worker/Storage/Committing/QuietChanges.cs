using Monitor.Worker.Documents;

namespace Monitor.Worker.Storage.Committing;

/// <summary>
/// Documents of which a visit found nothing that the store does not have. Nearly all of a daily run are such; loading their rows
/// only to leave them as they are would be most of its commit.
/// </summary>
internal static class QuietChanges
{
    public static bool IsQuiet(DocumentChange change) =>
        change is { Kind: ChangeKind.Unchanged, Page: null, Events.Count: 0, Deliveries.Count: 0, Known: { Version: > 0 } known }
        && known.ListedFingerprint == change.ListedFingerprint
        && TellsNothing(change.Document, known);

    /// <summary>The receipt of the whole commit: quiet documents are about the items that they were about.</summary>
    public static CommitReceipt Told(CommitReceipt receipt, IReadOnlyList<DocumentChange> all)
    {
        var written = new Queue<long>(receipt.Items);
        return receipt with { Items = [.. all.Select(change => IsQuiet(change) ? change.Known!.Item.ItemId : written.Dequeue())] };
    }

    private static bool TellsNothing(ParsedDocument document, KnownDocument known) =>
        (document.Url is null || StoredText.Url(document.Url) == known.Url)
        && (document.Number is null || document.Number == known.Item.Number)
        && (document.Stage is Stage.Unknown || known.Item.Stage is not Stage.Unknown)
        && document.Dates.Keys.All(known.Item.Dates.ContainsKey)
        && document.Keys.All(key => known.Item.Keys.Contains(StoredText.Key(key)));
}
