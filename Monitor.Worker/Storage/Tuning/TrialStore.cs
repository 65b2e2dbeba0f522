using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Storage.Rows;
using Monitor.Worker.Storage.Tuning;

namespace Monitor.Worker.Storage;

/// <summary>What a model on trial says of what came in, kept beside what the model in use decided.</summary>
internal sealed class TrialStore(IDbContextFactory<MonitorContext> contexts, WriteGate gate)
{
    /// <summary>Newest versions of documents of items seen since a time that the model has not scored yet.</summary>
    public async Task<IReadOnlyList<StoredDocument>> UnscoredAsync(string modelId, DateTimeOffset since, long afterVersion, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Versions.AsNoTracking()
            .Where(row => row.Id > afterVersion && row.Number == row.Document.Version && row.SeenAt >= since && row.Document.Item.MergedIntoId == null
                && !db.TrialScores.Any(score => score.ModelId == modelId && score.VersionId == row.Id))
            .OrderBy(row => row.Id).Take(take)
            .Select(row => new StoredDocument
            {
                DocumentId = row.DocumentId,
                VersionId = row.Id,
                Version = row.Number,
                ItemId = row.Document.ItemId,
                Title = row.Title,
                Text = row.Text,
                Language = row.Language,
                Jurisdiction = row.Document.Item.Jurisdiction,
                Relevance = row.Document.Relevance,
                Relevant = row.Document.Relevant,
            }).ToListAsync(ct);
    }

    /// <returns>How many were not there yet.</returns>
    public Task<int> WriteAsync(string modelId, IReadOnlyList<TrialScore> scores, CancellationToken ct) => gate.WriteAsync(
        async (db, token) =>
        {
            var ids = scores.Select(score => score.VersionId).ToList();
            var known = (await db.TrialScores.Where(row => row.ModelId == modelId && ids.Contains(row.VersionId)).Select(row => row.VersionId).ToListAsync(token)).ToHashSet();
            var added = scores.Where(score => known.Add(score.VersionId)).Select(score => new TrialScoreRow
            {
                ModelId = modelId,
                VersionId = score.VersionId,
                ItemId = score.ItemId,
                Relevance = score.Relevance,
            }).ToList();
            db.TrialScores.AddRange(added);
            // What saving returns leaves out the rows that SqliteInserts wrote.
            await db.SaveChangesAsync(token);
            return added.Count;
        },
        ct);

    /// <summary>Trials of other models are over.</summary>
    public Task<int> ForgetOthersAsync(string? modelId, CancellationToken ct) =>
        gate.WriteAsync((db, token) => db.TrialScores.Where(row => row.ModelId != modelId).ExecuteDeleteAsync(token), ct);

    /// <summary>
    /// The trial at a threshold beside the model in use, over the newest versions seen since a time of items that people could be told of:
    /// nobody got, or would have got, a backlog. Each side's list holds the most moved.
    /// </summary>
    public async Task<TrialSummary> SummaryAsync(string modelId, double alert, DateTimeOffset since, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var told = db.ToldOf();
        var scored = await db.TrialScores.AsNoTracking().Where(row => row.ModelId == modelId)
            .Join(db.Versions.Where(row => row.SeenAt >= since && row.Number == row.Document.Version && told.Contains(row.Document.ItemId)), score => score.VersionId, version => version.Id, (score, version) => new
            {
                score.ItemId,
                score.Relevance,
                WasRelevant = version.Document.Relevant,
                WasRelevance = version.Document.Relevance ?? 0,
            }).ToListAsync(ct);
        // An item is as relevant as its most relevant document, on both sides.
        var items = scored.GroupBy(row => row.ItemId).Select(group => (
            Id: group.Key,
            Before: group.Max(row => row.WasRelevance),
            After: group.Max(row => row.Relevance),
            Flagged: group.Any(row => row.WasRelevant),
            Would: group.Any(row => row.Relevance >= alert))).ToList();
        var gained = items.Where(item => item is { Would: true, Flagged: false }).OrderByDescending(item => item.After).ThenBy(item => item.Id).ToList();
        var lost = items.Where(item => item is { Would: false, Flagged: true }).OrderByDescending(item => item.Before).ThenBy(item => item.Id).ToList();
        var shown = gained.Take(take).Concat(lost.Take(take)).Select(item => item.Id).ToList();
        var summaries = await db.Items.Where(row => shown.Contains(row.Id)).Select(ItemProjections.Summary).ToDictionaryAsync(item => item.Id, ct);
        return new TrialSummary(
            modelId, since, items.Count, items.Count(item => item.Flagged), items.Count(item => item.Would), gained.Count, lost.Count,
            [.. gained.Take(take).Select(item => new TrialDifference(summaries[item.Id], item.Before, item.After))],
            [.. lost.Take(take).Select(item => new TrialDifference(summaries[item.Id], item.Before, item.After))]);
    }
}
