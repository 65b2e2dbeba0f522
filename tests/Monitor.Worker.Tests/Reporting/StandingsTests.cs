using Monitor.Worker.Documents;
using Monitor.Worker.Reporting;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Web;

namespace Monitor.Worker.Tests.Reporting;

public sealed class StandingsTests
{
    [Fact]
    public async Task A_live_pass_that_the_store_keeps_makes_a_source_count_as_verified()
    {
        await using var host = await MonitorHost.StartAsync();
        var before = await host.Get<Standings>().ReadAsync(Ct);
        var source = before.First(standing => standing.Verified is null).Source;

        await PassedAsync(host, source, source.Fingerprint);

        Assert.Equal(new DateOnly(2031, 2, 4), await VerifiedAsync(host, source));
    }

    [Fact]
    public async Task A_live_pass_of_an_entry_that_was_changed_since_counts_for_nothing()
    {
        await using var host = await MonitorHost.StartAsync();
        var source = (await host.Get<Standings>().ReadAsync(Ct)).First(standing => standing.Verified is null).Source;

        await PassedAsync(host, source, "0123456789abcdef");

        Assert.Null(await VerifiedAsync(host, source));
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Task PassedAsync(MonitorHost host, Source source, string fingerprint) =>
        host.Get<VerificationStore>().RecordAsync([new Verification(source.Id, new DateTimeOffset(2031, 2, 4, 9, 0, 0, TimeSpan.Zero), fingerprint)], Ct);

    private static async Task<DateOnly?> VerifiedAsync(MonitorHost host, Source source) =>
        (await host.Get<Standings>().ReadAsync(Ct)).Single(standing => standing.Source.Id == source.Id).Verified;
}
