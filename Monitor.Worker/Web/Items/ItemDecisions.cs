using System.Globalization;
using Monitor.Classifiers.Topics;
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

/// <summary>The label form as it was sent.</summary>
internal sealed record GivenLabel(string? Verdict, string? Fingerprint, IReadOnlyList<string> Instruments, string? Reason);

/// <summary>Labels and mutes, checked, kept, and written into the audit trail under the name of who gave them.</summary>
internal sealed class ItemDecisions(ItemStore items, LabelStore labels, MuteStore mutes, AuditTrail audit, TimeProvider time)
{
    private const int LongestReason = 1000;
    private const int LongestMuteDays = 366;

    public async Task<Decided> LabelAsync(long id, GivenLabel given, string who, CancellationToken ct)
    {
        if (!Enum.TryParse<Verdict>(given.Verdict, ignoreCase: true, out var verdict) || !Enum.IsDefined(verdict)) return Decided.Unusable;
        if (await items.FindAsync(id, ct) is not { } item) return Decided.NotFound;
        // The label is about the text that was looked at, which may be amended by now.
        var versions = item.Documents.SelectMany(document => document.Versions);
        if (!versions.Any(version => version.Fingerprint == given.Fingerprint)) return Decided.Unusable;
        IReadOnlyList<string> instruments = verdict == Verdict.Relevant ? [.. Instruments.All.Intersect(given.Instruments)] : [];
        await labels.AppendAsync(
            new NewLabel
            {
                ItemId = id,
                Fingerprint = given.Fingerprint!,
                Verdict = verdict,
                Instruments = instruments,
                Reason = Reason(given.Reason),
                Who = who,
                At = time.GetUtcNow(),
                Where = LabelPlace.Page,
            },
            ct);
        await audit.AppendAsync(who, "label", Subject(id), string.Join(", ", instruments.Prepend(VerdictWords.Code(verdict))), ct);
        return Decided.Done;
    }

    public async Task<Decided> UndoLabelAsync(long id, long label, string who, CancellationToken ct)
    {
        if (await labels.FindAsync(label, ct) is not { } known || known.Given.ItemId != id) return Decided.NotFound;
        // Taken back twice is taken back: the second click of an impatient hand is no fault.
        if (await labels.UndoAsync(label, who, time.GetUtcNow(), ct)) await audit.AppendAsync(who, "label-undone", Subject(id), $"label:{label}", ct);
        return Decided.Done;
    }

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
