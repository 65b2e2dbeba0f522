using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Storage.Merging;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage;

/// <summary>What people decided. Appended, never edited; who, when, where and about which version stay with each.</summary>
internal sealed class LabelStore(IDbContextFactory<MonitorContext> contexts, WriteGate gate)
{
    private const int Page = 200;

    /// <returns>The label's id; null when there is no such item.</returns>
    public Task<long?> AppendAsync(NewLabel label, CancellationToken ct) =>
        gate.WriteAsync<long?>(
            async (db, token) =>
            {
                if (label.ItemId is { } item && !await db.Items.AnyAsync(known => known.Id == item, token)) return null;
                var row = RowOf(label);
                db.Labels.Add(row);
                await db.SaveChangesAsync(token);
                return row.Id;
            },
            ct);

    /// <summary>The same, unless its giver's last label of this text of the item says so already: a form that is sent twice is one answer.</summary>
    /// <returns>Null when there is no such item.</returns>
    public Task<AppendedLabel?> AppendUnlessSaidAsync(NewLabel label, CancellationToken ct) =>
        gate.WriteAsync(
            async (db, token) =>
            {
                var family = label.ItemId is { } item ? await db.FamilyAsync(item, token) : [];
                if (label.ItemId is not null && !await db.Items.AnyAsync(known => known.Id == family[0], token)) return null;
                var who = StoredText.Clean(label.Who);
                var last = await db.Labels.AsNoTracking()
                    .Where(row => row.Fingerprint == label.Fingerprint && row.Who == who && row.UndoneAt == null && (row.ItemId == null ? label.ItemId == null : family.Contains(row.ItemId.Value)))
                    .OrderByDescending(row => row.Id).FirstOrDefaultAsync(token);
                if (last is not null && SaysNoMore(label, last)) return new AppendedLabel(last.Id, SaidBefore: true);
                var row = RowOf(label);
                db.Labels.Add(row);
                await db.SaveChangesAsync(token);
                return new AppendedLabel(row.Id, SaidBefore: false);
            },
            ct);

    /// <summary>Adds those that say something else than what the same person last said of the same text, so that a file may be given twice.</summary>
    /// <returns>How many were added.</returns>
    public Task<int> ImportAsync(IReadOnlyCollection<NewLabel> labels, CancellationToken ct) =>
        gate.WriteAsync(
            async (db, token) =>
            {
                var last = new Dictionary<(string, string), string>();
                foreach (var chunk in labels.Select(label => label.Fingerprint).Distinct().Chunk(KnownLookup.Chunk))
                {
                    var prints = chunk.ToList();
                    var rows = await db.Labels.AsNoTracking().Where(row => prints.Contains(row.Fingerprint) && row.UndoneAt == null).OrderBy(row => row.Id).ToListAsync(token);
                    foreach (var row in rows) last[(row.Fingerprint, row.Who)] = Said(row.Verdict, row.Instruments);
                }

                var added = new List<LabelRow>();
                foreach (var label in labels)
                {
                    var said = Said(label.Verdict, label.Instruments);
                    if (last.GetValueOrDefault((label.Fingerprint, label.Who)) == said) continue;
                    last[(label.Fingerprint, label.Who)] = said;
                    added.Add(RowOf(label));
                }

                db.Labels.AddRange(added);
                await db.SaveChangesAsync(token);
                return added.Count;
            },
            ct);

    /// <summary>Takes a label back; the record stays. False when there is none, or it was undone before.</summary>
    public async Task<bool> UndoAsync(long id, string who, DateTimeOffset at, CancellationToken ct)
    {
        var undone = await gate.WriteAsync(
            (db, token) => db.Labels.Where(row => row.Id == id && row.UndoneAt == null).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.UndoneBy, StoredText.Clean(who)).SetProperty(row => row.UndoneAt, at), token),
            ct);
        return undone > 0;
    }

    /// <summary>Takes back what came with one file: labels from a file with the same giver and the same moment.</summary>
    /// <returns>Those that held until then.</returns>
    public Task<IReadOnlyList<Label>> UndoImportAsync(NewLabel one, string who, DateTimeOffset at, CancellationToken ct) =>
        gate.WriteAsync<IReadOnlyList<Label>>(
            async (db, token) =>
            {
                var rows = await db.Labels.Where(row => row.Where == LabelPlace.File && row.Who == one.Who && row.At == one.At && row.UndoneAt == null).OrderBy(row => row.Id).ToListAsync(token);
                foreach (var row in rows) (row.UndoneBy, row.UndoneAt) = (StoredText.Clean(who), at);
                await db.SaveChangesAsync(token);
                return [.. rows.Select(LabelOf)];
            },
            ct);

    /// <summary>Notes what a label would change, once that is known.</summary>
    public Task<int> NoteEffectAsync(long id, LabelEffect effect, CancellationToken ct) =>
        gate.WriteAsync(
            async (db, token) =>
            {
                if (await db.Labels.SingleOrDefaultAsync(row => row.Id == id, token) is not { } row) return 0;
                row.Effect = effect;
                return await db.SaveChangesAsync(token);
            },
            ct);

    /// <summary>Labels that hold, of these texts, oldest first.</summary>
    public async Task<ILookup<string, Label>> HoldingAsync(IReadOnlyCollection<string> fingerprints, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = new List<Label>();
        foreach (var chunk in fingerprints.Distinct().Chunk(KnownLookup.Chunk))
        {
            var asked = chunk.ToList();
            var rows = await db.Labels.AsNoTracking().Where(row => asked.Contains(row.Fingerprint) && row.UndoneAt == null).OrderBy(row => row.Id).ToListAsync(ct);
            found.AddRange(rows.Select(LabelOf));
        }

        return found.ToLookup(label => label.Given.Fingerprint, StringComparer.Ordinal);
    }

    public async Task<Label?> FindAsync(long id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Labels.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, ct) is { } row ? LabelOf(row) : null;
    }

    /// <summary>Of the text that a label is about; the newest one where that version is not kept here. Null when its item has no text any more.</summary>
    public async Task<string?> TitleAsync(Label label, CancellationToken ct)
    {
        if (label.Given.Example is { } example) return example.Title;
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await VersionsOf(db, label.Given.ItemId, label.Given.Fingerprint).Select(version => version.Title).FirstOrDefaultAsync(ct);
    }

    /// <summary>Newest first, undone ones too.</summary>
    public async Task<IReadOnlyList<Label>> ForItemAsync(long itemId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var family = await db.FamilyAsync(itemId, ct);
        var rows = await db.Labels.AsNoTracking().Where(row => row.ItemId != null && family.Contains(row.ItemId.Value)).OrderByDescending(row => row.Id).ToListAsync(ct);
        return [.. rows.Select(LabelOf)];
    }

    /// <summary>Newest first, undone ones too.</summary>
    public async Task<IReadOnlyList<Label>> ListAsync(long? before, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Labels.AsNoTracking().Where(row => before == null || row.Id < before)
            .OrderByDescending(row => row.Id).Take(take).ToListAsync(ct);
        return [.. rows.Select(LabelOf)];
    }

    /// <summary>Oldest first, undone ones too: what came after the label of that number.</summary>
    public async Task<IReadOnlyList<Label>> ListAfterAsync(long after, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Labels.AsNoTracking().Where(row => row.Id > after).OrderBy(row => row.Id).Take(take).ToListAsync(ct);
        return [.. rows.Select(LabelOf)];
    }

    /// <summary>Another one after each label that is given or taken back.</summary>
    public async Task<LabelStamp> StampAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return new LabelStamp(await db.Labels.MaxAsync(row => (long?)row.Id, ct) ?? 0, await db.Labels.CountAsync(row => row.UndoneAt != null, ct));
    }

    /// <summary>How many of the labels that hold were given later.</summary>
    public async Task<int> GivenSinceAsync(DateTimeOffset moment, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Labels.CountAsync(row => row.UndoneAt == null && row.At > moment, ct);
    }

    /// <summary>The items of which a label holds, each as it is merged now.</summary>
    public async Task<IReadOnlySet<long>> LabelledItemsAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Labels.Where(row => row.UndoneAt == null && row.ItemId != null)
            .Join(db.Items, row => row.ItemId!.Value, item => item.Id, (_, item) => item.MergedIntoId ?? item.Id).Distinct().ToHashSetAsync(ct);
    }

    /// <summary>Every label that holds, oldest first, with its text; reads a page, closes the store, hands it out.</summary>
    /// <param name="carryingFrom">Of texts longer than this the passage that carried the model's score is read too.</param>
    /// <param name="ct">Stops between two pages.</param>
    public async IAsyncEnumerable<ExportedLabel> ExportAsync(int carryingFrom, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var after = 0L; ;)
        {
            var page = await ExportPageAsync(after, carryingFrom, ct);
            foreach (var label in page) yield return label;
            if (page.Count < Page) yield break;
            after = page[^1].Label.Id;
        }
    }

    private async Task<IReadOnlyList<ExportedLabel>> ExportPageAsync(long after, int carryingFrom, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Labels.AsNoTracking().Where(row => row.Id > after && row.UndoneAt == null).OrderBy(row => row.Id).Take(Page).ToListAsync(ct);
        var page = new List<ExportedLabel>(rows.Count);
        foreach (var row in rows)
        {
            var text = row.Example ?? await TextAsync(db, row, ct);
            page.Add(new ExportedLabel(LabelOf(row), text) { Carrying = row.ItemId is not null && text.Text.Length > carryingFrom ? await CarryingAsync(db, row, ct) : null });
        }

        return page;
    }

    // By the model that had read it when it was labelled: what later ones say of it must not change what the label teaches.
    private static async Task<string?> CarryingAsync(MonitorContext db, LabelRow label, CancellationToken ct) =>
        (await db.Classifications.Where(made => made.Version!.Fingerprint == label.Fingerprint && made.At <= label.At)
            .OrderByDescending(made => made.At).ThenByDescending(made => made.Id).Select(made => made.Decision).FirstOrDefaultAsync(ct))?.Passage;

    private static async Task<LabelExample> TextAsync(MonitorContext db, LabelRow label, CancellationToken ct) =>
        await VersionsOf(db, label.ItemId, label.Fingerprint)
            .Select(version => new LabelExample(
                version.Title, version.Text, version.Language ?? version.Document.Item.Language, version.Document.Item.Jurisdiction))
            .FirstAsync(ct);

    // The documents of an item that was merged stand under the one it was merged into.
    private static IOrderedQueryable<VersionRow> VersionsOf(MonitorContext db, long? itemId, string fingerprint) =>
        db.Versions.Where(version => version.Document.ItemId == db.Items.Where(item => item.Id == itemId).Select(item => item.MergedIntoId ?? item.Id).First())
            .OrderByDescending(version => version.Fingerprint == fingerprint)
            .ThenByDescending(version => version.Document.Leads).ThenByDescending(version => version.Number);

    // A reason or a passage that was given before and is left out now still holds.
    private static bool SaysNoMore(NewLabel label, LabelRow last) =>
        Said(label.Verdict, label.Instruments) == Said(last.Verdict, last.Instruments)
        && (last.Settles || !label.Settles)
        && (label.Reason is null || StoredText.Clean(label.Reason) == last.Reason)
        && (label.Passage is null || StoredText.Clean(label.Passage) == last.Passage);

    private static string Said(Verdict verdict, IReadOnlyList<string> instruments) => $"{verdict}:{string.Join(',', instruments.Order(StringComparer.Ordinal))}";

    private static LabelRow RowOf(NewLabel label) => label.ItemId is null == label.Example is null
        ? throw new ArgumentException("A label is about an item or about an example; exactly one of the two must be given.", nameof(label))
        : new LabelRow
        {
            ItemId = label.ItemId,
            Fingerprint = label.Fingerprint,
            Verdict = label.Verdict,
            Instruments = label.Instruments,
            Reason = label.Reason,
            Who = label.Who,
            At = label.At,
            Where = label.Where,
            Guideline = label.Guideline,
            Asked = label.Asked,
            Probability = label.Probability,
            Passage = label.Passage,
            Settles = label.Settles,
            Example = label.Example,
        };

    private static Label LabelOf(LabelRow row) => new(
        row.Id,
        new NewLabel
        {
            ItemId = row.ItemId,
            Fingerprint = row.Fingerprint,
            Verdict = row.Verdict,
            Instruments = row.Instruments,
            Reason = row.Reason,
            Who = row.Who,
            At = row.At,
            Where = row.Where,
            Guideline = row.Guideline,
            Asked = row.Asked,
            Probability = row.Probability,
            Passage = row.Passage,
            Settles = row.Settles,
            Example = row.Example,
        },
        row.UndoneBy,
        row.UndoneAt)
    {
        Effect = row.Effect,
    };
}
