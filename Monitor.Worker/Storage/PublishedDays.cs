using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Storage;

/// <summary>On which days sources have published: by the dates on their documents, and by the runs that brought something where there are none.</summary>
internal sealed class PublishedDays(IDbContextFactory<MonitorContext> contexts)
{
    /// <summary>By source; in no order.</summary>
    public async Task<ILookup<SourceId, DateOnly>> SinceAsync(DateTimeOffset since, CancellationToken ct)
    {
        var from = DateOnly.FromDateTime(since.UtcDateTime);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var dated = await db.Versions.Where(version => version.Number == 1 && version.PublishedOn >= from)
            .Select(version => new { version.Document.Source, Day = version.PublishedOn!.Value }).Distinct().ToListAsync(ct);
        var runs = await db.Runs.Where(run => run.StartedAt >= since && run.New > 0 && run.Purpose != RunPurpose.Backfill)
            .OrderBy(run => run.StartedAt).Select(run => new { run.Source, run.StartedAt }).ToListAsync(ct);

        // The first run of a source brings its archive, on whatever day that was.
        var undated = runs.GroupBy(run => run.Source).Where(group => !dated.Exists(row => row.Source == group.Key))
            .SelectMany(group => group.Skip(1).Select(run => new { run.Source, Day = DateOnly.FromDateTime(run.StartedAt.UtcDateTime) }));
        return dated.Concat(undated).ToLookup(row => row.Source, row => row.Day);
    }
}
