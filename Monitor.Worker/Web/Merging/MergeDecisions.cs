using System.Globalization;
using Monitor.Worker.Following;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Web.Merging;

/// <summary>Takes a decision about a suggestion, records who made it, and wakes the followers.</summary>
internal sealed class MergeDecisions(MergeStore merges, AuditTrail audit, CommitSignal signal)
{
    private const int LongestReason = 1000;

    public Task<MergeOutcome> AcceptAsync(long id, string? reason, string who, CancellationToken ct) =>
        DecideAsync(id, "merge", who, reason, text => merges.AcceptAsync(id, who, text, ct), ct);

    public Task<MergeOutcome> RejectAsync(long id, string? reason, string who, CancellationToken ct) =>
        DecideAsync(id, "merge-rejected", who, reason, text => merges.RejectAsync(id, who, text, ct), ct);

    public Task<MergeOutcome> UndoAsync(long id, string? reason, string who, CancellationToken ct) =>
        DecideAsync(id, "merge-undone", who, reason, text => merges.UndoAsync(id, who, text, ct), ct);

    private async Task<MergeOutcome> DecideAsync(long id, string action, string who, string? reason, Func<string?, Task<MergeOutcome>> decide, CancellationToken ct)
    {
        var text = reason?.Trim() is not { Length: > 0 } given ? null : given.Length <= LongestReason ? given : given[..LongestReason];
        var outcome = await decide(text);
        if (outcome != MergeOutcome.Done) return outcome;
        await audit.AppendAsync(who, action, string.Create(CultureInfo.InvariantCulture, $"suggestion:{id}"), text, ct);
        signal.Ring();
        return outcome;
    }
}
