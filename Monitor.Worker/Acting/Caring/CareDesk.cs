using System.Globalization;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Acting.Caring;

/// <summary>What people decide about items beside labels, on pages and in Slack: kept, written into the audit trail, and shown where the item is shown.</summary>
internal sealed class CareDesk(CareStore care, MuteStore mutes, AuditTrail audit, IItemMessages messages, TimeProvider time)
{
    private const int LongestReason = 1000;

    /// <param name="who">Name of whoever looks after it from now on.</param>
    public async Task<CareChange> AssignAsync(long itemId, string who, string by, CancellationToken ct) =>
        await NoteAsync(await care.AssignAsync(itemId, who, by, time.GetUtcNow(), ct), itemId, by, "assign", $"to {who}", ct);

    public async Task<CareChange> ReleaseAsync(long itemId, string by, CancellationToken ct) =>
        await NoteAsync(await care.ReleaseAsync(itemId, by, time.GetUtcNow(), ct), itemId, by, "unassign", detail: null, ct);

    public async Task<CareChange> MarkSeenAsync(long itemId, string who, CancellationToken ct) =>
        await NoteAsync(await care.MarkSeenAsync(itemId, who, time.GetUtcNow(), ct), itemId, who, "seen", detail: null, ct);

    /// <summary>Takes the place of a snooze that holds: two would end one after the other, and nobody would know when.</summary>
    public async Task<CareChange> SnoozeAsync(long itemId, Snooze snooze, string? reason, string who, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if ((await mutes.HoldingAsync(itemId, now, ct)).Any(mute => mute.Who == who && mute.Ends == snooze.Ends && mute.Until == snooze.Until)) return CareChange.Unchanged;
        await mutes.UndoAsync(itemId, who, now, ct);
        var kept = await mutes.AddAsync(new Mute(0, itemId, who, now, snooze.Until, Cut(reason)) { Ends = snooze.Ends }, ct);
        return await NoteAsync(kept is null ? CareChange.NoSuchItem : CareChange.Done, itemId, who, "mute", Snooze.Words(snooze.Ends, snooze.Until), ct);
    }

    public async Task<CareChange> WakeAsync(long itemId, string who, CancellationToken ct) =>
        await NoteAsync(await mutes.UndoAsync(itemId, who, time.GetUtcNow(), ct) ? CareChange.Done : CareChange.Unchanged, itemId, who, "unmute", detail: null, ct);

    public static string? Cut(string? reason) => reason?.Trim() is not { Length: > 0 } kept ? null : kept.Length <= LongestReason ? kept : kept[..LongestReason];

    private async Task<CareChange> NoteAsync(CareChange change, long itemId, string who, string action, string? detail, CancellationToken ct)
    {
        if (change != CareChange.Done) return change;
        await audit.AppendAsync(who, action, string.Create(CultureInfo.InvariantCulture, $"item:{itemId}"), detail, ct);
        await messages.RefreshAsync(itemId, ct);
        return change;
    }
}
