using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage.Committing;

namespace Monitor.Worker.Storage;

/// <summary>Which days of which source were read, which are owed, and which were given up. Runs write it with their commit.</summary>
internal sealed class LedgerStore(IDbContextFactory<MonitorContext> contexts, WriteGate gate)
{
    /// <param name="source">Whose days.</param>
    /// <param name="newest">So many of the newest days come along, whatever their state.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<SourceLedger> ReadAsync(SourceId source, int newest, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var days = db.Days.AsNoTracking().Where(row => row.Source == source);
        if (await days.MaxAsync(row => (DateOnly?)row.Day, ct) is not { } last) return SourceLedger.Empty;
        var since = last.AddDays(-newest);
        return new SourceLedger(await days.Where(row => row.Day >= since || row.State == DayState.Owed).OrderBy(row => row.Day).ToListAsync(ct), last);
    }

    /// <summary>The days of a window that are in the ledger, oldest first.</summary>
    public async Task<IReadOnlyList<SourceDay>> DaysAsync(SourceId source, DayWindow window, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Days.AsNoTracking().Where(row => row.Source == source && row.Day >= window.From && row.Day <= window.Until)
            .OrderBy(row => row.Day).ToListAsync(ct);
    }

    /// <summary>The days that are not read, newest first: the gaps.</summary>
    public async Task<IReadOnlyList<SourceDay>> GapsAsync(SourceId source, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Days.AsNoTracking().Where(row => row.Source == source && row.State != DayState.Done)
            .OrderByDescending(row => row.Day).Take(take).ToListAsync(ct);
    }

    /// <summary>Days since which a list that cannot be asked by date may have lost records, oldest first: its open gaps.</summary>
    public async Task<IReadOnlyList<SourceDay>> DoubtedAsync(SourceId source, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Days.AsNoTracking().Where(row => row.Source == source && row.State == DayState.Doubted).OrderBy(row => row.Day).ToListAsync(ct);
    }

    /// <summary>Ends the open gaps of a source by a person's word.</summary>
    /// <returns>How many there were.</returns>
    public Task<int> SettleDoubtedAsync(SourceId source, string reason, CancellationToken ct) =>
        gate.WriteAsync(
            (db, token) => db.Days.Where(row => row.Source == source && row.State == DayState.Doubted)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, DayState.Done).SetProperty(row => row.Reason, StoredText.Clean(reason)), token),
            ct);

    /// <summary>Of every source that can be asked by date and has run, or of one of them.</summary>
    public async Task<IReadOnlyDictionary<SourceId, DayCounts>> CountsAsync(SourceId? only, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        IQueryable<SourceDay> days = db.Days;
        if (only is { } source) days = days.Where(row => row.Source == source);
        var rows = await days.GroupBy(row => new { row.Source, row.State, row.Nothing })
            .Select(group => new { group.Key.Source, group.Key.State, group.Key.Nothing, Count = group.Count(), First = group.Min(row => row.Day), Last = group.Max(row => row.Day) })
            .ToListAsync(ct);
        return rows.GroupBy(row => row.Source).ToDictionary(group => group.Key, group => new DayCounts(
            group.Min(row => row.First),
            group.Max(row => row.Last),
            group.Where(row => row.State == DayState.Done).Sum(row => row.Count),
            group.Where(row => row is { State: DayState.Done, Nothing: true }).Sum(row => row.Count),
            group.Where(row => row.State == DayState.Owed).Sum(row => row.Count),
            group.Where(row => row.State == DayState.GivenUp).Sum(row => row.Count),
            group.Where(row => row.State == DayState.Doubted).Sum(row => row.Count)));
    }

    /// <summary>
    /// Owes the days of a window for a backfill: those that are not in the ledger, were given up or are in doubt, and those that are done too when
    /// they are to be read again. What is owed already stays as it is.
    /// </summary>
    /// <returns>How many days of the window are owed now.</returns>
    public Task<int> OweAsync(SourceId source, DayWindow window, bool again, string reason, CancellationToken ct) =>
        gate.WriteAsync(
            async (db, token) =>
            {
                var known = await db.Days.AsNoTracking().Where(row => row.Source == source && row.Day >= window.From && row.Day <= window.Until)
                    .ToDictionaryAsync(row => row.Day, row => row.State, token);
                var owed = window.Days.Where(day => !known.TryGetValue(day, out var state) || state is DayState.GivenUp or DayState.Doubted || (again && state == DayState.Done)).ToList();
                await DayWriter.PutAsync(db, source, [.. owed.Select(day => new SourceDay { Source = source, Day = day, State = DayState.Owed, IsQuiet = true, Reason = reason })], token);
                await db.SaveChangesAsync(token);
                return owed.Count + known.Values.Count(state => state == DayState.Owed);
            },
            ct);
}

/// <summary>The ledger of a source in numbers.</summary>
/// <param name="Nothing">Of those done, days on which the publisher had no issue.</param>
/// <param name="Doubted">Days since which records of an undated list may be missing.</param>
public sealed record DayCounts(DateOnly First, DateOnly Last, int Done, int Nothing, int Owed, int GivenUp, int Doubted);
