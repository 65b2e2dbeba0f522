using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Storage.Rows;
using Monitor.Worker.Storage.Tuning;

namespace Monitor.Worker.Storage;

/// <summary>Where people set the two thresholds, and what came in around them. Appended: the newest holds.</summary>
internal sealed class DialStore(IDbContextFactory<MonitorContext> contexts, WriteGate gate, TimeProvider time)
{
    /// <summary>Null while nobody has set it: those of the topics file hold.</summary>
    public async Task<Dial?> CurrentAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Dials.AsNoTracking().OrderByDescending(row => row.Id).FirstOrDefaultAsync(ct) is { } row ? DialOf(row) : null;
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<Dial>> ListAsync(int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return [.. (await db.Dials.AsNoTracking().OrderByDescending(row => row.Id).Take(take).ToListAsync(ct)).Select(DialOf)];
    }

    public Task<Dial> SetAsync(double alert, double review, string who, string? reason, CancellationToken ct) => gate.WriteAsync(
        async (db, token) =>
        {
            var row = new DialRow { Alert = alert, Review = review, Who = who, Reason = reason, At = time.GetUtcNow() };
            db.Dials.Add(row);
            await db.SaveChangesAsync(token);
            return DialOf(row);
        },
        ct);

    /// <summary>Relevance of the items that came in as news since then, in no order. A backlog is not what a week brings, however new it is.</summary>
    public async Task<IReadOnlyList<double>> NewsScoresAsync(DateTimeOffset since, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.NewsSince(since).Where(row => row.Relevance != null && row.MergedIntoId == null).Select(row => row.Relevance!.Value).ToListAsync(ct);
    }

    /// <summary>When the first item came in; null while there is none.</summary>
    public async Task<DateTimeOffset?> FirstItemAtAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Items.OrderBy(row => row.FirstSeenAt).Select(row => (DateTimeOffset?)row.FirstSeenAt).FirstOrDefaultAsync(ct);
    }

    /// <summary>The items that came in during a time, with score and length of their deciding source's text; for drift.</summary>
    public async Task<IReadOnlyList<ScoredItem>> ScoredAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Versions
            .Where(row => row.Document.Leads && row.Number == row.Document.Version && row.Document.Item.FirstSeenAt >= from && row.Document.Item.FirstSeenAt < until
                && row.Document.Item.Relevance != null && row.Document.Item.MergedIntoId == null)
            .Select(row => new ScoredItem(
                row.Document.ItemId, row.Document.Source, row.Document.Item.Region, row.Document.Item.Relevance!.Value, row.Document.Item.FirstSeenAt, row.Text.Length))
            .ToListAsync(ct);
    }

    private static Dial DialOf(DialRow row) => new(row.Id, row.Alert, row.Review, row.Who, row.Reason, row.At);
}
