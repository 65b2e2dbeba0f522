using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Reporting;

/// <summary>How long messages take: half of them no longer than <see cref="Median"/>, nineteen of twenty no longer than <see cref="Late"/>.</summary>
public sealed record StepTimes(TimeSpan Median, TimeSpan Late)
{
    /// <param name="spans">At least one.</param>
    public static StepTimes Of(IEnumerable<TimeSpan> spans)
    {
        var sorted = spans.Order().ToList();
        return new StepTimes(At(0.5), At(0.95));

        TimeSpan At(double share) => sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
    }
}

/// <summary>Of one source: from its page to the store, and from the store to the channel.</summary>
public sealed record SourceAlertTimes(SourceId Source, int Messages, StepTimes FetchedToCommitted, StepTimes CommittedToAccepted, StepTimes Whole);

/// <summary>Measures the time to alert from what was sent lately.</summary>
internal sealed class AlertTimes(DeliveryStore deliveries, TimeProvider time)
{
    public const int Days = 7;

    private const int Most = 2_000;

    /// <summary>The slowest source first; empty when nothing was sent.</summary>
    public async Task<IReadOnlyList<SourceAlertTimes>> ReadAsync(CancellationToken ct) =>
        Of(await deliveries.MomentsAsync(time.GetUtcNow().AddDays(-Days), Most, ct));

    /// <summary>Clocks of two machines may disagree: no step is shorter than nothing.</summary>
    public static IReadOnlyList<SourceAlertTimes> Of(IEnumerable<AlertMoments> sent) =>
    [
        .. sent.GroupBy(one => one.Source).Select(own => new SourceAlertTimes(
                own.Key,
                own.Count(),
                StepTimes.Of(own.Select(one => Span(one.FetchedAt, one.CommittedAt))),
                StepTimes.Of(own.Select(one => Span(one.CommittedAt, one.AcceptedAt))),
                StepTimes.Of(own.Select(one => Span(one.FetchedAt, one.AcceptedAt)))))
            .OrderByDescending(times => times.Whole.Late).ThenBy(times => times.Source.Value, StringComparer.Ordinal),
    ];

    private static TimeSpan Span(DateTimeOffset from, DateTimeOffset until) => until > from ? until - from : TimeSpan.Zero;
}
