using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Storage.Merging;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage;

/// <summary>Suggested merges, and what people decide about them. Nothing merges by itself.</summary>
internal sealed class MergeStore(IDbContextFactory<MonitorContext> contexts, WriteGate gate, TimeProvider time)
{
    /// <summary>Newest first. Open ones whose items have become one by another way are left out.</summary>
    public async Task<IReadOnlyList<Suggestion>> ListAsync(SuggestionState state, long? before, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = db.Suggestions.AsNoTracking().Where(row => row.State == state && (before == null || row.Id < before));
        if (state == SuggestionState.Open)
        {
            rows = rows.Where(row => db.Items.Where(item => item.Id == row.FirstId).Select(item => item.MergedIntoId ?? item.Id).First()
                != db.Items.Where(item => item.Id == row.SecondId).Select(item => item.MergedIntoId ?? item.Id).First());
        }

        return await ReadAsync(db, await rows.OrderByDescending(row => row.Id).Take(take).ToListAsync(ct), ct);
    }

    public async Task<Suggestion?> FindAsync(long id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return (await ReadAsync(db, await db.Suggestions.AsNoTracking().Where(row => row.Id == id).ToListAsync(ct), ct)).SingleOrDefault();
    }

    /// <summary>The suggestions that an item, or one merged into it, is part of.</summary>
    public async Task<IReadOnlyList<Suggestion>> ForItemAsync(long itemId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var family = await db.FamilyAsync(itemId, ct);
        var rows = await db.Suggestions.AsNoTracking().Where(row => family.Contains(row.FirstId) || family.Contains(row.SecondId))
            .OrderByDescending(row => row.Id).ToListAsync(ct);
        return await ReadAsync(db, rows, ct);
    }

    /// <summary>The leading text of one of the two, wherever its documents stand now.</summary>
    public async Task<VersionText?> TextOfAsync(long itemId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var accepted = await db.MergeDecisions.AsNoTracking()
            .Where(row => row.Decision == SuggestionState.Accepted
                && db.Suggestions.Any(pair => pair.Id == row.SuggestionId && pair.State == SuggestionState.Accepted && (pair.FirstId == itemId || pair.SecondId == itemId)))
            .OrderByDescending(row => row.Id).ToListAsync(ct);
        var led = accepted.Find(row => row.Record?.Absorbed == itemId)?.Record?.Leading.ToList() ?? [];
        return await db.Versions
            .Where(row => row.Number == row.Document.Version && (led.Count == 0 ? row.Document.ItemId == itemId && row.Document.Leads : led.Contains(row.DocumentId)))
            .OrderBy(row => row.DocumentId)
            .Select(row => new VersionText(row.Document.ItemId, row.DocumentId, row.Number, row.Fingerprint, row.Title, row.Text, row.Language, row.SeenAt))
            .FirstOrDefaultAsync(ct);
    }

    /// <summary>Makes the two items one; the older is kept.</summary>
    public Task<MergeOutcome> AcceptAsync(long id, string who, string? reason, CancellationToken ct) =>
        DecideAsync(id, SuggestionState.Open, async (db, row, token) =>
        {
            var (first, second) = (await db.RootAsync(row.FirstId, token), await db.RootAsync(row.SecondId, token));
            if (first == second) return MergeOutcome.NotOpen;
            var record = await Merge.ApplyAsync(db, Math.Min(first, second), Math.Max(first, second), token);
            Note(db, row, SuggestionState.Accepted, who, reason, record);
            return MergeOutcome.Done;
        }, ct);

    /// <summary>They are two matters, and the pair is never suggested again.</summary>
    public Task<MergeOutcome> RejectAsync(long id, string who, string? reason, CancellationToken ct) =>
        DecideAsync(id, SuggestionState.Open, async (db, row, token) =>
        {
            await TellIndexAsync(db, row, token);
            Note(db, row, SuggestionState.Rejected, who, reason, null);
            return MergeOutcome.Done;
        }, ct);

    /// <summary>Takes an accepted merge apart. Merges into one item are undone in the reverse of their order.</summary>
    public Task<MergeOutcome> UndoAsync(long id, string who, string? reason, CancellationToken ct) =>
        DecideAsync(id, SuggestionState.Accepted, async (db, row, token) =>
        {
            var accepted = await db.MergeDecisions.Where(made => made.SuggestionId == id && made.Decision == SuggestionState.Accepted)
                .OrderByDescending(made => made.Id).FirstAsync(token);
            if (await LaterStandsAsync(db, accepted, token)) return MergeOutcome.LaterMergeStands;
            await TellIndexAsync(db, row, token);
            await Unmerge.ApplyAsync(db, accepted.Record!, token);
            Note(db, row, SuggestionState.Undone, who, reason, accepted.Record);
            return MergeOutcome.Done;
        }, ct);

    private static async Task<bool> LaterStandsAsync(MonitorContext db, MergeDecisionRow accepted, CancellationToken ct)
    {
        var kept = accepted.Record!.Kept;
        var standing = db.Suggestions.Where(row => row.State == SuggestionState.Accepted).Select(row => row.Id);
        var later = await db.MergeDecisions.AsNoTracking()
            .Where(made => made.Id > accepted.Id && made.Decision == SuggestionState.Accepted && standing.Contains(made.SuggestionId)).ToListAsync(ct);
        return later.Exists(made => made.Record!.Kept == kept || made.Record.Absorbed == kept);
    }

    private Task<MergeOutcome> DecideAsync(
        long id, SuggestionState from, Func<MonitorContext, SuggestionRow, CancellationToken, Task<MergeOutcome>> decide, CancellationToken ct) =>
        gate.WriteAsync(
            async (db, token) =>
            {
                if (await db.Suggestions.SingleOrDefaultAsync(row => row.Id == id, token) is not { } row) return MergeOutcome.NoSuchSuggestion;
                if (row.State != from) return MergeOutcome.NotOpen;
                var outcome = await decide(db, row, token);
                await db.SaveChangesAsync(token);
                return outcome;
            },
            ct);

    // The index shows what is nearly the same as one hit: it must hear that two are two, and so must all that were like either.
    private static async Task TellIndexAsync(MonitorContext db, SuggestionRow row, CancellationToken ct)
    {
        long[] pair = [row.FirstId, row.SecondId];
        var ids = (await db.AlikeAsync(pair, ct)).Keys.Union(pair).ToList();
        var standing = await db.Items.Where(item => ids.Contains(item.Id)).Select(item => item.MergedIntoId ?? item.Id).Distinct().ToListAsync(ct);
        db.Changes.AddRange(standing.Order().Select(id => new ChangeRow { ItemId = id }));
    }

    private void Note(MonitorContext db, SuggestionRow row, SuggestionState decision, string who, string? reason, MergeRecord? record)
    {
        row.State = decision;
        db.MergeDecisions.Add(new MergeDecisionRow
        {
            SuggestionId = row.Id,
            Decision = decision,
            Who = who,
            At = time.GetUtcNow(),
            Reason = reason,
            Record = record,
        });
        if (record is null) return;
        // The index follows both: one item is gone or back, the other holds more or less.
        db.Changes.Add(new ChangeRow { ItemId = record.Kept });
        db.Changes.Add(new ChangeRow { ItemId = record.Absorbed });
    }

    private static async Task<IReadOnlyList<Suggestion>> ReadAsync(MonitorContext db, List<SuggestionRow> rows, CancellationToken ct)
    {
        var suggestions = rows.Select(row => row.Id).ToList();
        var ids = rows.SelectMany(row => (long[])[row.FirstId, row.SecondId]).Distinct().ToList();
        var items = await db.Items.Where(row => ids.Contains(row.Id)).Select(ItemProjections.Summary).ToDictionaryAsync(item => item.Id, ct);
        var made = await db.MergeDecisions.AsNoTracking().Where(row => suggestions.Contains(row.SuggestionId)).OrderByDescending(row => row.Id).ToListAsync(ct);
        var decisions = made.ToLookup(row => row.SuggestionId, row => new MergeDecision(row.Decision, row.Who, row.At, row.Reason));
        return [.. rows.Select(row => new Suggestion(row.Id, items[row.FirstId], items[row.SecondId], row.TitleLikeness, row.TextLikeness, row.At, row.State)
        {
            Decisions = [.. decisions[row.Id]],
        })];
    }
}
