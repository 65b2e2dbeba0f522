using Monitor.Worker.Documents;
using Monitor.Worker.Reporting;
using Monitor.Worker.Sources;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Reporting;

/// <summary>Sources in made-up states.</summary>
internal static class Made
{
    public static readonly DateTimeOffset Now = new(2031, 3, 3, 12, 0, 0, TimeSpan.Zero);

    public static Source Source(string id, bool enabled = true) => new()
    {
        Id = new SourceId(id),
        Name = $"The {id}",
        Jurisdiction = "UT",
        Region = "Europe",
        Kind = "gazette",
        Languages = ["en"],
        Format = SourceFormat.Json,
        Url = "https://x.example/",
        Schedule = "0 0 6 * * ?",
        Enabled = enabled,
        Verified = new DateOnly(2031, 1, 1),
    };

    /// <summary>Read well this morning.</summary>
    public static Standing Well(string id) => Of(Source(id), new SourceState
    {
        Source = new SourceId(id),
        HasBackfilled = true,
        LastRunAt = Now.AddHours(-6),
        LastSuccessAt = Now.AddHours(-6),
        LastNewAt = Now.AddDays(-1),
        LastOutcome = RunOutcome.OkNothingNew,
    });

    public static Standing Failing(string id, int failures, RunOutcome outcome = RunOutcome.ParseDrift, int successHoursAgo = 30) => Of(Source(id), new SourceState
    {
        Source = new SourceId(id),
        HasBackfilled = true,
        LastRunAt = Now.AddHours(-1),
        LastSuccessAt = Now.AddHours(-successHoursAgo),
        LastOutcome = outcome,
        LastDetail = "Something.",
        ConsecutiveFailures = failures,
    });

    public static Standing Of(Source source, SourceState? state, PublishingRhythm? rhythm = null, SourcePause? pause = null) => new()
    {
        Source = source,
        Overview = state is null ? null : new SourceOverview(source.Id, state, null, 1, 1, null),
        Health = HealthReport.Of(source, state, Now, rhythm, pause),
        Rhythm = rhythm,
        Pause = pause,
        Verified = source.Verified,
    };
}
