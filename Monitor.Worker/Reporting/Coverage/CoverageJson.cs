using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Reporting.Coverage;

/// <summary>Coverage as data, for other programs. Names stay as they are from version to version.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WrittenCoverage))]
internal sealed partial class CoverageJson : JsonSerializerContext
{
    // It is data and never part of a page; names stay readable.
    private static CoverageJson Plain => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string Write(CoverageReport report) => JsonSerializer.Serialize(
        new WrittenCoverage(
            report.At,
            new WrittenSilence(
                report.Silence.IsVerified, report.Silence.Line(), report.Silence.Verified, report.Silence.Checked, [.. report.Silence.Unchecked.Select(source => source.Id)],
                report.Silence.NeverVerified, report.Silence.OwedDays, report.Silence.PossibleGaps, report.Silence.HeldAlerts, report.Silence.CanariesPassed, report.Silence.Canaries,
                report.Silence.SavedPagesRead, report.Silence.SavedPages, report.Silence.LastAlertAt),
            [.. report.Jurisdictions.Select(Write)],
            report.WithoutSource),
        Plain.WrittenCoverage);

    private static WrittenJurisdiction Write(JurisdictionCoverage jurisdiction) => new(
        jurisdiction.Code, jurisdiction.Region, jurisdiction.Owner, jurisdiction.State.ToString().ToLowerInvariant(), [.. jurisdiction.Sources.Select(Write)]);

    private static WrittenSource Write(Standing standing) => new(
        standing.Source.Id.Value, standing.Source.Name, standing.Source.Enabled, standing.IsCovered, standing.Health.Health.ToString().ToLowerInvariant(), standing.Health.Why,
        standing.Source.Schedule, standing.Source.TimeZone, standing.State?.LastOutcome?.Code(), standing.State?.LastSuccessAt, standing.State?.LastNewAt,
        standing.Rhythm?.Limit, standing.OwedDays, standing.GivenUpDays, standing.PossibleGaps, standing.State?.Owed.Count ?? 0, standing.Verified, standing.Canary?.PassedAt, standing.Canary?.Trouble, standing.Pause?.Until);
}

internal sealed record WrittenCoverage(
    DateTimeOffset At, WrittenSilence Silence, IReadOnlyList<WrittenJurisdiction> Jurisdictions, IReadOnlyDictionary<string, IReadOnlyList<string>> WithoutSource);

internal sealed record WrittenSilence(
    bool IsVerified, string Line, int Verified, int Checked, IReadOnlyList<string> Unchecked, IReadOnlyList<string> NeverVerified, int OwedDays, int PossibleGaps, int HeldAlerts,
    int CanariesPassed, int Canaries, int SavedPagesRead, int SavedPages, DateTimeOffset? LastAlertAt);

internal sealed record WrittenJurisdiction(string Code, string Region, string? Owner, string State, IReadOnlyList<WrittenSource> Sources);

internal sealed record WrittenSource(
    string Id, string Name, bool Enabled, bool Covered, string Health, string Why, string Schedule, string TimeZone, string? LastOutcome, DateTimeOffset? LastSuccessAt,
    DateTimeOffset? LastNewAt, int? SilentDaysAtMost, int OwedDays, int GivenUpDays, int PossibleGaps, int OwedPages, DateOnly? Verified, DateTimeOffset? CanaryPassedAt, string? CanaryTrouble, DateTimeOffset? PausedUntil);
