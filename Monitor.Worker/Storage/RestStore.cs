using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage;

/// <summary>Sources and rules that rest in a channel, and the list of all that rests. Appended; an undo is a stamp.</summary>
internal sealed class RestStore(IDbContextFactory<MonitorContext> contexts, WriteGate gate)
{
    /// <summary>Takes the place of one that holds for the same source or rule in the same channel.</summary>
    /// <param name="hush">Its id is ignored.</param>
    /// <returns>The id.</returns>
    public Task<long> HushAsync(Hush hush, CancellationToken ct) =>
        gate.WriteAsync(
            async (db, token) =>
            {
                await Holding(db, hush.At).Where(row => row.Kind == hush.Kind && row.Subject == hush.Subject && row.Channel == hush.Channel)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.UndoneBy, StoredText.Clean(hush.Who)).SetProperty(row => row.UndoneAt, hush.At), token);
                var row = new HushRow { Kind = hush.Kind, Subject = hush.Subject, Channel = hush.Channel, Who = hush.Who, At = hush.At, Until = hush.Until, Reason = hush.Reason };
                db.Hushes.Add(row);
                await db.SaveChangesAsync(token);
                return row.Id;
            },
            ct);

    /// <returns>The one that was ended; null when there is none of that number, or it does not hold.</returns>
    public Task<Hush?> UndoHushAsync(long id, string who, DateTimeOffset at, CancellationToken ct) =>
        gate.WriteAsync(
            async (db, token) =>
            {
                if (await Holding(db, at).SingleOrDefaultAsync(row => row.Id == id, token) is not { } row) return null;
                (row.UndoneBy, row.UndoneAt) = (who, at);
                await db.SaveChangesAsync(token);
                return HushOf(row);
            },
            ct);

    /// <summary>Whether there ever was one of that number.</summary>
    public async Task<bool> IsKnownAsync(long hushId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Hushes.AnyAsync(row => row.Id == hushId, ct);
    }

    /// <summary>Those that held at a moment, ended since or not.</summary>
    public async Task<IReadOnlyList<Hush>> HeldAtAsync(DateTimeOffset moment, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Hushes.AsNoTracking().Where(row => row.At <= moment && row.Until > moment && (row.UndoneAt == null || row.UndoneAt > moment)).OrderBy(row => row.Id).ToListAsync(ct);
        return [.. rows.Select(HushOf)];
    }

    public async Task<Resting> ListAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var hushes = await Holding(db, now).AsNoTracking().OrderBy(row => row.Until).ThenBy(row => row.Id).ToListAsync(ct);
        var muted = await MuteStore.Holding(db, now).Join(db.Items, row => row.ItemId, item => item.Id, (row, item) => new { row, Root = item.MergedIntoId ?? item.Id })
            .AsNoTracking().ToListAsync(ct);
        var roots = muted.Select(one => one.Root).Distinct().ToList();
        var items = new Dictionary<long, ItemSummary>();
        foreach (var chunk in roots.Chunk(KnownLookup.Chunk))
        {
            var ids = chunk.ToList();
            foreach (var item in await db.Items.Where(row => ids.Contains(row.Id)).Select(ItemProjections.Summary).ToListAsync(ct)) items[item.Id] = item;
        }

        return new Resting(
            [.. muted.OrderBy(one => one.row.Until ?? DateTimeOffset.MaxValue).ThenBy(one => one.row.Id).Select(one => new RestingItem(MuteStore.MuteOf(one.row), items[one.Root]))],
            [.. hushes.Select(HushOf)]);
    }

    /// <summary>Those that hold in any of these channels.</summary>
    internal static async Task<IReadOnlyList<Hush>> HoldingAsync(MonitorContext db, IReadOnlyCollection<string> channels, DateTimeOffset now, CancellationToken ct)
    {
        var asked = channels.ToList();
        var rows = await Holding(db, now).AsNoTracking().Where(row => asked.Contains(row.Channel)).ToListAsync(ct);
        return [.. rows.Select(HushOf)];
    }

    private static IQueryable<HushRow> Holding(MonitorContext db, DateTimeOffset now) => db.Hushes.Where(row => row.UndoneAt == null && row.Until > now);

    private static Hush HushOf(HushRow row) => new(row.Id, row.Kind, row.Subject, row.Channel, row.Who, row.At, row.Until, row.Reason);
}
