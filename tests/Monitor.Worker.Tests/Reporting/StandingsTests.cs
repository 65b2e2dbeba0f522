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
        var ct = TestContext.Current.CancellationToken;
        var before = await host.Get<Standings>().ReadAsync(ct);
        var source = before.First(standing => standing.Verified is null).Source;

        await host.Get<VerificationStore>().RecordAsync([new Verification(source.Id, new DateTimeOffset(2031, 2, 4, 9, 0, 0, TimeSpan.Zero))], ct);

        var after = (await host.Get<Standings>().ReadAsync(ct)).Single(standing => standing.Source.Id == source.Id);
        Assert.Equal(new DateOnly(2031, 2, 4), after.Verified);
    }
}
