using Monitor.Worker.Documents;

namespace Monitor.Worker.Versioning;

/// <summary>Decides what a parsed document is, seen against what is known: pure, so that it can be replayed.</summary>
internal static class ChangeFinder
{
    /// <param name="document">As parsed, with its detail.</param>
    /// <param name="listedFingerprint">Of the record in the list (<see cref="Fingerprint.OfListed"/>).</param>
    /// <param name="known">The same document as the store has it, or null.</param>
    /// <param name="item">The item that its keys lead to, or null.</param>
    public static DocumentChange Find(ParsedDocument document, string listedFingerprint, KnownDocument? known, KnownItem? item)
    {
        var title = NormalText.Line(document.Title);
        var text = NormalText.Of(document.Text);
        var fingerprint = Fingerprint.Of(title, text);
        return new DocumentChange
        {
            Document = document with { Title = title },
            Kind = Verdict(fingerprint, known, item),
            Item = known?.Item ?? item,
            Known = known,
            Fingerprint = fingerprint,
            ListedFingerprint = listedFingerprint,
            NormalText = text,
        };
    }

    /// <summary>The publisher said that the kept text still holds; stage and dates of the list may have moved all the same.</summary>
    public static DocumentChange Same(ParsedDocument document, string listedFingerprint, KnownDocument known) => new()
    {
        Document = document with { Title = NormalText.Line(document.Title) },
        Kind = ChangeKind.Unchanged,
        Item = known.Item,
        Known = known,
        Fingerprint = known.Fingerprint,
        ListedFingerprint = listedFingerprint,
        NormalText = known.Text,
    };

    private static ChangeKind Verdict(string fingerprint, KnownDocument? known, KnownItem? item)
    {
        if (known is null || known.Version == 0) return item is null && known is null ? ChangeKind.NewItem : ChangeKind.NewDocument;
        if (fingerprint == known.Fingerprint) return ChangeKind.Unchanged;
        return known.EarlierFingerprints.Contains(fingerprint) ? ChangeKind.FlappedBack : ChangeKind.Changed;
    }
}
