using System.Globalization;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Web.Items;

/// <summary>What a call came to.</summary>
internal enum Decided
{
    Done,
    NotFound,

    /// <summary>The form did not say what it must.</summary>
    Unusable,
}

/// <summary>Mutes, checked, kept, and written into the audit trail under the name of who gave them.</summary>
internal sealed class ItemDecisions(ItemStore items, MuteStore mutes, AuditTrail audit, TimeProvider time)
{
    private const int LongestReason = 1000;
    private const int LongestMuteDays = 366;

    public async Task<Decided> MuteAsync(long id, string? days, string? until, string? reason, string who, CancellationToken ct)
    {
        if (End(days, until) is not { } end) return Decided.Unusable;
        if (await items.FindAsync(id, ct) is null) return Decided.NotFound;
        await mutes.AddAsync(new Mute(0, id, who, time.GetUtcNow(), end, Reason(reason)), ct);
        await audit.AppendAsync(who, "mute", Subject(id), $"until {Words.Iso(end)}", ct);
        return Decided.Done;
    }

    public async Task<Decided> UnmuteAsync(long id, string who, CancellationToken ct)
    {
        if (await items.FindAsync(id, ct) is null) return Decided.NotFound;
        if (await mutes.UndoAsync(id, who, time.GetUtcNow(), ct)) await audit.AppendAsync(who, "unmute", Subject(id), null, ct);
        return Decided.Done;
    }

    /// <summary>A stated day wins over a number of days; null when neither lies within the next year. A mute without an end would be a law missed.</summary>
    private DateTimeOffset? End(string? days, string? until)
    {
        var now = time.GetUtcNow();
        DateTimeOffset? end = null;
        if (!string.IsNullOrWhiteSpace(until))
        {
            if (DateOnly.TryParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) end = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        }
        else if (int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= LongestMuteDays)
        {
            end = now.AddDays(count);
        }

        return end > now && end <= now.AddDays(LongestMuteDays) ? end : null;
    }

    private static string Subject(long id) => string.Create(CultureInfo.InvariantCulture, $"item:{id}");

    private static string? Reason(string? text) => text?.Trim() is not { Length: > 0 } reason ? null : reason.Length <= LongestReason ? reason : reason[..LongestReason];
}
