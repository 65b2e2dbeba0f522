using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage.Committing;

/// <summary>Writes one run, inside the transaction that the gate has opened. What is there already is not written again.</summary>
internal sealed class CommitWriter(MonitorContext db, RunCommit commit, IReadOnlyList<RawBodyRow?> bodies)
{
    private readonly HashSet<ItemRow> _changed = [];
    private int _newItems;
    private int _newVersions;

    public async Task<CommitReceipt> WriteAsync(CancellationToken ct)
    {
        // Thousands of rows are tracked; looking through all of them is done when it is needed, not with each call.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var batch = await CommitBatch.LoadAsync(db, commit, ct);
        var written = new List<Written>(commit.Changes.Count);
        for (var i = 0; i < commit.Changes.Count; i++) written.Add(await WriteAsync(batch, commit.Changes[i], bodies[i], ct));
        NoteChangedItems();
        await db.SaveChangesAsync(ct);

        var events = await new EventWriter(db).AddAsync(written, ct);
        foreach (var told in events) _changed.Add(told.Item);
        NoteChangedItems();
        var deliveries = await new DeliveryPlanner(db, commit.Run.EndedAt, commit.Hold, commit.After).AddAsync(written, ct);
        db.Changes.AddRange(Changes(written, events));
        await new RunWriter(db).AddAsync(commit, ct);
        await db.SaveChangesAsync(ct);

        var sequence = await db.Changes.MaxAsync(row => (long?)row.Sequence, ct) ?? 0;
        return new CommitReceipt(sequence, [.. written.Select(one => one.Item.Id)], _newItems, _newVersions, events.Count, deliveries);
    }

    private IEnumerable<ChangeRow> Changes(IReadOnlyList<Written> written, IReadOnlyList<Written> told)
    {
        // What a companion says is no event, yet a saved search may find its words for the first time.
        var news = told.Concat(written.Where(IsSaidBesides)).Where(one => !one.Change.IsBacklog).ToLookup(one => one.Item, one => one.Change.HeldUntil);
        return _changed.OrderBy(item => item.Id).Select(item => new ChangeRow { ItemId = item.Id, IsNews = news.Contains(item), HeldUntil = news[item].Max() });
    }

    private static bool IsSaidBesides(Written one) => one is { Version: not null, Document: { Leads: false, LedBefore: false }, Change.Kind: ChangeKind.NewDocument or ChangeKind.Changed };

    private async Task<Written> WriteAsync(CommitBatch batch, DocumentChange change, RawBodyRow? body, CancellationToken ct)
    {
        var seenAt = change.Page?.FetchedAt ?? commit.Run.StartedAt;
        var document = batch.Document(change.Document.NativeId) ?? AddDocument(batch, change, seenAt);
        var item = document.Item;
        if (batch.AddKeys(item, change.Document.Keys)) _changed.Add(item);
        ItemUpdate.Apply(item, change, document.Leads);
        Visit(document, change);
        var version = await IsNewVersionAsync(document, change, ct) ? AddVersion(document, change, body, seenAt) : null;
        return new Written(change, document, version, seenAt);
    }

    private DocumentRow AddDocument(CommitBatch batch, DocumentChange change, DateTimeOffset seenAt)
    {
        var known = batch.Item(change);
        var item = known ?? ItemUpdate.NewItem(commit.Source, change, seenAt);
        if (known is null) _newItems++;
        var document = new DocumentRow
        {
            Item = item,
            Source = commit.Run.Source,
            NativeId = StoredText.Key(change.Document.NativeId),
            Leads = known is null,
            Fingerprint = "",
            FirstSeenAt = seenAt,
            ChangedAt = seenAt,
        };
        batch.Add(document);
        _changed.Add(item);
        return document;
    }

    private static void Visit(DocumentRow document, DocumentChange change)
    {
        document.ListedFingerprint = change.ListedFingerprint;
        document.Url = StoredText.Url(change.Document.Url) ?? document.Url;
        if (change.Page is not { } page) return;
        document.Address = StoredText.Address(page.FinalUrl);
        document.ETag = page.Validators.ETag;
        document.LastModified = page.Validators.LastModified;
    }

    /// <summary>The version that the crawl meant to write may be there already: the same commit, given twice.</summary>
    private async Task<bool> IsNewVersionAsync(DocumentRow document, DocumentChange change, CancellationToken ct)
    {
        if (!change.WritesVersion || document.Fingerprint == change.Fingerprint) return false;
        var meant = (change.Known?.Version ?? 0) + 1;
        if (document.Version < meant) return true;
        return !await db.Versions.AnyAsync(
            row => row.DocumentId == document.Id && row.Number == meant && row.Fingerprint == change.Fingerprint, ct);
    }

    private VersionRow AddVersion(DocumentRow document, DocumentChange change, RawBodyRow? body, DateTimeOffset seenAt)
    {
        document.Version++;
        document.Fingerprint = change.Fingerprint;
        document.ChangedAt = seenAt;
        var version = VersionOf(document, change, body, seenAt);
        if (change.Classification is { } decision)
        {
            version.Classifications.Add(new ClassificationRow
            {
                ModelId = decision.ModelId,
                Relevance = decision.Relevance,
                Threshold = decision.Threshold,
                Relevant = decision.Relevant,
                Decision = decision,
                At = commit.Run.EndedAt,
            });
        }

        db.Versions.Add(version);
        if (change.Classification is not null) Decide(document, change.Classification);
        _newVersions++;
        _changed.Add(document.Item);
        document.StatedDates.Clear();
        document.StatedDates.AddRange(change.StatedDates.Select(stated => new StatedDateRow
        {
            Kind = stated.Kind,
            Date = stated.Date,
            Quote = stated.Quote,
            Language = stated.Language,
            Rule = stated.Rule,
        }));
        if (document.Leads || document.LedBefore) document.Item.ChangedAt = seenAt;
        return version;
    }

    private static void Decide(DocumentRow document, Classification decision)
    {
        document.Relevance = decision.Relevance;
        document.Relevant = decision.Relevant;
        document.ClassifiedVersion = document.Version;
        var item = document.Item;
        item.WasRelevant |= decision.Relevant;
        item.Relevance = item.DecidingDocument()?.Relevance;
        item.Relevant = item.DecidingDocument()?.Relevant ?? false;
    }

    private static VersionRow VersionOf(DocumentRow document, DocumentChange change, RawBodyRow? body, DateTimeOffset seenAt) => new()
    {
        Document = document,
        Number = document.Version,
        Fingerprint = change.Fingerprint,
        Title = change.Document.Title,
        Text = change.NormalText,
        Language = change.Document.Language,
        Stage = change.Document.Stage,
        RawStatus = change.Document.RawStatus,
        PublishedOn = change.Document.PublishedOn,
        Dates = change.Document.Dates,
        SeenAt = seenAt,
        Raw = body,
    };

    /// <summary>Whatever of an item moved, its place in the index must follow.</summary>
    private void NoteChangedItems()
    {
        db.ChangeTracker.DetectChanges();
        foreach (var entry in db.ChangeTracker.Entries<ItemRow>())
        {
            var moved = entry.State is EntityState.Added or EntityState.Modified
                || entry.Entity.Dates.Exists(date => db.Entry(date).State is EntityState.Added or EntityState.Modified);
            if (moved) _changed.Add(entry.Entity);
        }
    }
}
