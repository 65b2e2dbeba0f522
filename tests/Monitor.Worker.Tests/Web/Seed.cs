using Monitor.Worker.Documents;
using Monitor.Worker.Sources;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Web;

/// <summary>A store with something of everything: languages of four scripts, an amended bill, deadlines, an attack, messages in every state.</summary>
internal static class Seed
{
    public static readonly DateTimeOffset Now = new(2031, 3, 15, 9, 30, 0, TimeSpan.Zero);

    /// <summary>The numbers that the store gives, in the order of writing.</summary>
    public const long Bill = 1;
    public const long Attack = 2;
    public const long German = 3;
    public const long Arabic = 4;
    public const long Hebrew = 5;
    public const long Japanese = 6;
    public const long Fishing = 7;

    private static readonly DateTimeOffset Earlier = Now.AddDays(-20);

    public static SourceCatalog Catalog() => new([.. SeedSources.All]);

    public static async Task WriteAsync(MonitorHost host)
    {
        var ct = TestContext.Current.CancellationToken;
        foreach (var (source, changes) in SeedItems.ByFirstRun()) await host.Store.Runs.CommitAsync(Commit(source, Earlier, RunOutcome.OkNew, changes), ct);
        await AmendAsync(host, SeedTexts.BillSecond, Earlier.AddDays(7), ct);
        await AmendAsync(host, SeedTexts.BillThird, Earlier.AddDays(14), ct);
        foreach (var (source, outcome, detail) in SeedSources.Troubles) await host.Store.Runs.CommitAsync(Trouble(source, outcome, detail), ct);
        await SettleMessagesAsync(host.Store.Deliveries, ct);
    }

    // One message is sent, one given up, one waits for its second try, the rest wait for their first.
    private static async Task SettleMessagesAsync(DeliveryStore deliveries, CancellationToken ct)
    {
        var due = await deliveries.DueAsync(Now, 10, ct);
        foreach (var delivery in due.Take(3)) await deliveries.ClaimAsync(delivery.Id, Now, Now.AddMinutes(2), ct);
        await deliveries.MarkSentAsync(due[0].Id, Now, "C123", "1931.5", ct);
        await deliveries.MarkDeadAsync(due[1].Id, Now, "Slack refused: channel_not_found. Invite the bot to the channel.", ct);
        await deliveries.MarkRetryAsync(due[2].Id, Now.AddMinutes(5), "Slack asked to wait 300 seconds.", ct);
    }

    private static async Task AmendAsync(MonitorHost host, string text, DateTimeOffset at, CancellationToken ct)
    {
        var source = SeedSources.Congress;
        var known = (await host.Store.Runs.KnownAsync(source.Id, ["hr-4321"], [], [], ct)).ByNativeId["hr-4321"];
        var change = SeedItems.Amended(known, text, at);
        await host.Store.Runs.CommitAsync(Commit(source, at, RunOutcome.OkNew, [change]), ct);
    }

    private static RunCommit Commit(Source source, DateTimeOffset at, RunOutcome outcome, IReadOnlyList<DocumentChange> changes) => new(
        source,
        new SourceRun
        {
            Source = source.Id,
            StartedAt = at,
            EndedAt = at.AddSeconds(4),
            Outcome = outcome,
            Requests = 1 + changes.Count,
            Listed = changes.Count,
            New = changes.Count(change => change.Kind == ChangeKind.NewItem),
            Changed = changes.Count(change => change.Kind == ChangeKind.Changed),
        },
        new SourceState { Source = source.Id, HasBackfilled = true, LastRunAt = at, LastSuccessAt = at, LastNewAt = at, LastOutcome = outcome },
        changes);

    private static RunCommit Trouble(Source source, RunOutcome outcome, string detail) => new(
        source,
        new SourceRun { Source = source.Id, StartedAt = Now.AddHours(-2), EndedAt = Now.AddHours(-2).AddSeconds(1), Outcome = outcome, Detail = detail, Requests = 1 },
        new SourceState
        {
            Source = source.Id,
            LastRunAt = Now.AddHours(-2),
            LastOutcome = outcome,
            LastDetail = detail,
            ConsecutiveFailures = 4,
            NextTryAt = Now.AddHours(3),
        },
        []);
}
