using System.Globalization;
using Monitor.Worker.Documents;
using Monitor.Worker.Following;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Ops;

/// <summary>What operators decide about the watch, on the page or by a verb: the end of a hold, a pause and its end, the end of a possible gap. Each is written down with its name.</summary>
internal sealed class WatchDecisions(HoldStore holds, WatchStore watch, LedgerStore ledger, AuditTrail audit, CommitSignal signal, TimeProvider time)
{
    /// <summary>A source is not switched off for ever without a word: after so many days somebody must decide anew.</summary>
    public const int LongestPause = 90;

    private const int LongestReason = 300;

    /// <returns>How many messages fall due; null when there is no such hold any more.</returns>
    public async Task<int?> ReleaseAsync(long id, string who, CancellationToken ct)
    {
        if (await holds.ReleaseAsync(id, who, time.GetUtcNow(), ct) is not { } count) return null;
        await audit.AppendAsync(who, "release", string.Create(CultureInfo.InvariantCulture, $"hold:{id}"), string.Create(CultureInfo.InvariantCulture, $"{count} messages"), ct);
        signal.Ring();
        return count;
    }

    /// <returns>Null when it is done, else why not.</returns>
    public async Task<PauseRefusal?> PauseAsync(SourceId source, DateOnly? until, string? reason, string who, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (until is not { } day || day <= today || day > today.AddDays(LongestPause)) return PauseRefusal.Day;
        if (string.IsNullOrWhiteSpace(reason)) return PauseRefusal.Reason;
        var said = Said(reason);
        var end = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        await watch.PauseAsync(new SourcePause { Source = source, Who = who, At = now, Until = end, Reason = said }, ct);
        await audit.AppendAsync(who, "pause", $"source:{source}", string.Create(CultureInfo.InvariantCulture, $"until {day:yyyy-MM-dd}: {said}"), ct);
        return null;
    }

    /// <returns>False when it was not paused.</returns>
    public async Task<bool> ResumeAsync(SourceId source, string who, CancellationToken ct)
    {
        if (!await watch.ResumeAsync(source, who, time.GetUtcNow(), ct)) return false;
        await audit.AppendAsync(who, "resume", $"source:{source}", null, ct);
        return true;
    }

    /// <summary>Somebody has looked at what the publisher had meanwhile: the source's possible gaps are over.</summary>
    /// <returns>How many there were; null when no reason is given.</returns>
    public async Task<int?> SettleGapsAsync(SourceId source, string? reason, string who, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason)) return null;
        var said = Said(reason);
        var ended = await ledger.SettleDoubtedAsync(source, $"Ended by {who}: {said}", ct);
        if (ended > 0) await audit.AppendAsync(who, "settle-gap", $"source:{source}", said, ct);
        return ended;
    }

    private static string Said(string reason) => reason.Trim() is { Length: > LongestReason } text ? text[..LongestReason] : reason.Trim();
}

/// <summary>Why a pause is not begun.</summary>
internal sealed record PauseRefusal(string Code, string Words)
{
    public static readonly PauseRefusal Day = new("day", string.Create(CultureInfo.InvariantCulture, $"Give the day of its end, from tomorrow to {WatchDecisions.LongestPause} days ahead: no source is switched off for ever without a word."));

    public static readonly PauseRefusal Reason = new("reason", "Say why, for those who read the coverage page.");

    public static PauseRefusal? Of(string? code) => code switch { "day" => Day, "reason" => Reason, _ => null };
}
