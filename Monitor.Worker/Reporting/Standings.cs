using Monitor.Worker.Documents;
using Monitor.Worker.Sources;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Reporting;

/// <summary>Reads how all sources of the catalogue are watched.</summary>
internal sealed class Standings(LiveCatalog catalog, RunStore runs, LedgerStore ledger, WatchStore watch, VerificationStore verifications, Rhythms rhythms, TimeProvider time)
{
    /// <summary>With what each source has brought, which is counted over all documents.</summary>
    public async Task<IReadOnlyList<Standing>> ReadAsync(CancellationToken ct) => await ReadAsync(await runs.OverviewAsync(ct), ct);

    /// <summary>Without it: cheap enough to be asked every few seconds.</summary>
    public async Task<IReadOnlyList<Standing>> ReadStatesAsync(CancellationToken ct) => await ReadAsync(
        [.. (await runs.StatesAsync(ct)).Select(state => new SourceOverview(state.Source, state, LastRun: null, Documents: 0, Items: 0, NewestItemAt: null))], ct);

    private async Task<IReadOnlyList<Standing>> ReadAsync(IReadOnlyList<SourceOverview> known, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var overviews = known.ToDictionary(overview => overview.Source);
        var pauses = await watch.PausesAsync(now, ct);
        var canaries = (await watch.CanariesAsync(ct)).ToDictionary(canary => canary.Source);
        var passes = await verifications.AllAsync(ct);
        var learnt = await rhythms.ReadAsync(ct);
        var days = await ledger.CountsAsync(only: null, ct);
        return [.. catalog.Current.All.Select(source => Of(source, overviews.GetValueOrDefault(source.Id), pauses.GetValueOrDefault(source.Id), learnt.GetValueOrDefault(source.Id), now) with
        {
            Canary = canaries.GetValueOrDefault(source.Id),
            OwedDays = days.GetValueOrDefault(source.Id)?.Owed ?? 0,
            GivenUpDays = days.GetValueOrDefault(source.Id)?.GivenUp ?? 0,
            PossibleGaps = days.GetValueOrDefault(source.Id)?.Doubted ?? 0,
            Verified = Latest(source.Verified, passes.TryGetValue(source.Id, out var pass) && pass.Fingerprint == source.Fingerprint ? DateOnly.FromDateTime(pass.At.UtcDateTime) : null),
        })];
    }

    private static Standing Of(Source source, SourceOverview? overview, SourcePause? pause, PublishingRhythm? rhythm, DateTimeOffset now) => new()
    {
        Source = source,
        Overview = overview,
        Health = HealthReport.Of(source, overview?.State, now, rhythm, pause),
        Rhythm = rhythm,
        Pause = pause,
    };

    /// <summary>A pass is noted in the file or kept in the store; the later one counts.</summary>
    private static DateOnly? Latest(DateOnly? one, DateOnly? other) => one is null || other > one ? other ?? one : one;
}
