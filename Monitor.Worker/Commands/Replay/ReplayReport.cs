namespace Monitor.Worker.Commands.Replay;

/// <summary>What a replay came to, beside what it should have come to.</summary>
internal sealed record ReplayReport(IReadOnlyList<SampleResult> Samples, double Seconds)
{
    public bool IsAsExpected => Samples.All(sample => sample.IsAsExpected);
}

/// <param name="Source">Id of the sample source.</param>
/// <param name="Shows">What it is there to show.</param>
/// <param name="Days">Expected and seen, day by day.</param>
internal sealed record SampleResult(string Source, string Shows, IReadOnlyList<DayResult> Days)
{
    public bool IsAsExpected => Days.All(day => day.IsAsExpected);
}

internal sealed record DayResult(int Day, ExpectedDay Expected, SeenDay Seen)
{
    public bool IsAsExpected =>
        Expected.Outcome == Seen.Outcome && SameSet(Expected.Events, Seen.Events) && SameSet(Expected.Alerts, Seen.Alerts);

    private static bool SameSet(IReadOnlyList<string> expected, IReadOnlyList<string> seen) =>
        expected.Order(StringComparer.Ordinal).SequenceEqual(seen.Order(StringComparer.Ordinal), StringComparer.Ordinal);
}

/// <param name="Detail">The run's own words for its outcome.</param>
internal sealed record SeenDay(string Outcome, string? Detail, IReadOnlyList<string> Events, IReadOnlyList<string> Alerts);
