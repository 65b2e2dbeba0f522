using Monitor.Worker.Documents;
using Monitor.Worker.Reporting;
using Monitor.Worker.Web.Coverage;

namespace Monitor.Worker.Web.Api.Shapes;

/// <summary>The sources of the catalogue, by name.</summary>
internal sealed record ApiSources(IReadOnlyList<ApiSource> Sources, string? Next);

/// <param name="Health">Code; <paramref name="HealthName"/> is the word of the coverage page.</param>
/// <param name="Why">Why it is not well; empty while it is.</param>
/// <param name="Covered">Whether its silence proves something.</param>
/// <param name="SilentDaysAtMost">So many days of publication may pass without news; null while there is too little history to say.</param>
internal sealed record ApiSource(
    string Id, string Name, string Jurisdiction, string Region, string Kind, bool Enabled, string Health, string HealthName, string Why, bool Covered, string Schedule, string TimeZone,
    string? LastOutcome, DateTimeOffset? LastSuccessAt, DateTimeOffset? LastNewAt, int? SilentDaysAtMost, int OwedDays, int GivenUpDays, DateOnly? Verified, DateTimeOffset? PausedUntil)
{
    public static ApiSource Of(Standing standing)
    {
        var (source, line) = (standing.Source, new SourceLine(standing.Source, standing.Overview, standing.Health, Next: null));
        return new ApiSource(
            source.Id.Value, source.Name, source.Jurisdiction, source.Region, source.Kind, source.Enabled, line.Code, line.Word, CoverageWords.Why(standing), standing.IsCovered,
            source.Schedule, source.TimeZone, standing.State?.LastOutcome?.Code(), standing.State?.LastSuccessAt, standing.State?.LastNewAt, standing.Rhythm?.Limit,
            standing.OwedDays, standing.GivenUpDays, standing.Verified, standing.Pause?.Until);
    }
}
