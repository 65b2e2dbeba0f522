using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage.Merging;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage;

/// <summary>Items about which people want to hear no more. Appended; an undo is a stamp.</summary>
internal sealed class MuteStore(IDbContextFactory<MonitorContext> contexts, WriteGate gate)
{
    /// <param name="mute">Its id is ignored.</param>
    /// <returns>The id; null when there is no such item.</returns>
    public Task<long?> AddAsync(Mute mute, CancellationToken ct) =>
        gate.WriteAsync<long?>(
            async (db, token) =>
            {
                if (!await db.Items.AnyAsync(known => known.Id == mute.ItemId, token)) return null;
                var row = new MuteRow { ItemId = mute.ItemId, Who = mute.Who, At = mute.At, Until = mute.Until, Ends = mute.Ends, Reason = mute.Reason };
                db.Mutes.Add(row);
                await db.SaveChangesAsync(token);
                return row.Id;
            },
            ct);

    /// <summary>Ends all mutes of an item that hold. False when none did.</summary>
    public async Task<bool> UndoAsync(long itemId, string who, DateTimeOffset at, CancellationToken ct)
    {
        var undone = await gate.WriteAsync(
            async (db, token) =>
            {
                var family = await db.FamilyAsync(itemId, token);
                return await Holding(db, at).Where(row => family.Contains(row.ItemId)).ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.UndoneBy, StoredText.Clean(who)).SetProperty(row => row.UndoneAt, at), token);
            },
            ct);
        return undone > 0;
    }

    public async Task<IReadOnlyList<Mute>> HoldingAsync(long itemId, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var family = await db.FamilyAsync(itemId, ct);
        return await Holding(db, now).Where(row => family.Contains(row.ItemId)).OrderByDescending(row => row.Id)
            .Select(row => new Mute(row.Id, row.ItemId, row.Who, row.At, row.Until, row.Reason) { Ends = row.Ends }).ToListAsync(ct);
    }

    /// <summary>Those of an item that held at a moment, ended since or not, newest first.</summary>
    public async Task<IReadOnlyList<Mute>> HeldAtAsync(long itemId, DateTimeOffset moment, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var family = await db.FamilyAsync(itemId, ct);
        var rows = await db.Mutes.AsNoTracking()
            .Where(row => family.Contains(row.ItemId) && row.At <= moment && (row.Until == null || row.Until > moment) && (row.UndoneAt == null || row.UndoneAt > moment))
            .OrderByDescending(row => row.Id).ToListAsync(ct);
        return rows.ConvertAll(MuteOf);
    }

    /// <summary>Which of these items are muted now.</summary>
    public async Task<IReadOnlySet<long>> MutedAsync(IReadOnlyCollection<long> itemIds, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await MutedAsync(db, itemIds, now, ct);
    }

    /// <summary>The same within a transaction that plans messages. A mute of an item holds for all that is one matter with it.</summary>
    internal static async Task<HashSet<long>> MutedAsync(MonitorContext db, IReadOnlyCollection<long> itemIds, DateTimeOffset now, CancellationToken ct)
    {
        var muted = new HashSet<long>();
        foreach (var chunk in itemIds.Distinct().Chunk(KnownLookup.Chunk))
        {
            var ids = chunk.ToList();
            var roots = await db.Items.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.MergedIntoId ?? row.Id, ct);
            var asked = roots.Values.Distinct().ToList();
            var found = await Holding(db, now).Join(db.Items, row => row.ItemId, item => item.Id, (_, item) => item.MergedIntoId ?? item.Id)
                .Where(root => asked.Contains(root)).Distinct().ToListAsync(ct);
            muted.UnionWith(roots.Where(pair => found.Contains(pair.Value)).Select(pair => pair.Key));
        }

        return muted;
    }

    /// <summary>
    /// Ends the mutes of these items that wait for what has happened to them. They are stamped with it, and it stands in the audit trail: nobody
    /// need wonder why there is a message again.
    /// </summary>
    internal static async Task EndAwaitedAsync(MonitorContext db, IReadOnlyCollection<(long ItemId, EventKind Kind)> happened, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var group in happened.GroupBy(one => one.Kind))
        {
            if (EndedBy(group.Key) is not { } end) continue;
            foreach (var chunk in group.Select(one => one.ItemId).Distinct().Chunk(KnownLookup.Chunk)) await EndAsync(db, [.. chunk], end, now, ct);
        }
    }

    private static async Task EndAsync(MonitorContext db, List<long> items, MuteEnd end, DateTimeOffset now, CancellationToken ct)
    {
        var roots = await db.Items.Where(row => items.Contains(row.Id)).Select(row => row.MergedIntoId ?? row.Id).Distinct().ToListAsync(ct);
        var ended = await Holding(db, now).Where(row => row.Ends == end).Join(db.Items, row => row.ItemId, item => item.Id, (row, item) => new { row.Id, Root = item.MergedIntoId ?? item.Id })
            .Where(row => roots.Contains(row.Root)).ToListAsync(ct);
        if (ended.Count == 0) return;
        var ids = ended.ConvertAll(row => row.Id);
        var code = CodeOf(end);
        await db.Mutes.Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.UndoneBy, code).SetProperty(row => row.UndoneAt, now), ct);
        db.Audit.AddRange(ended.Select(row => new AuditRow { At = now, Who = "monitor", Action = "mute-ended", Subject = string.Create(CultureInfo.InvariantCulture, $"item:{row.Root}"), Detail = code }));
    }

    // What became relevant was amended, and a withdrawal is a stage.
    private static MuteEnd? EndedBy(EventKind kind) => kind switch
    {
        EventKind.StageChanged or EventKind.Withdrawn => MuteEnd.NextStage,
        EventKind.TextChanged or EventKind.BecameRelevant => MuteEnd.TextChange,
        EventKind.New or EventKind.DateMoved or EventKind.Reminder or EventKind.NearMiss => null,
    };

    private static string CodeOf(MuteEnd end) => end switch
    {
        MuteEnd.Day => "day",
        MuteEnd.NextStage => "next-stage",
        MuteEnd.TextChange => "text-change",
    };

    internal static Mute MuteOf(MuteRow row) => new(row.Id, row.ItemId, row.Who, row.At, row.Until, row.Reason) { Ends = row.Ends };

    internal static IQueryable<MuteRow> Holding(MonitorContext db, DateTimeOffset now) =>
        db.Mutes.Where(row => row.UndoneAt == null && (row.Until == null || row.Until > now));
}
