using System.Net;
using Monitor.Worker.Documents;
using Monitor.Worker.Fetching.Connecting;

namespace Monitor.Worker.Tests.Fetching;

/// <summary>No source can be used to look into the network that Monitor stands in.</summary>
public sealed class TargetTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.9.9.9")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("100.64.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("fc00::1")]
    [InlineData("fd12::1")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%2")]
    [InlineData("ff02::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("64:ff9b:1::a00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("::7f00:1")]
    public void Special_addresses_are_private(string address) => Assert.True(PrivateNetworks.Contains(IPAddress.Parse(address)));

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("169.253.1.1")]
    [InlineData("2a00:1450::1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::808:808")]
    public void Public_addresses_are_not(string address) => Assert.False(PrivateNetworks.Contains(IPAddress.Parse(address)));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("2130706433")]
    [InlineData("0x7f.1")]
    [InlineData("intranet.test")]
    [InlineData("017700000001")]
    [InlineData("0177.0.0.1")]
    [InlineData("127.1")]
    [InlineData("[0:0:0:0:0:ffff:7f00:1]")]
    [InlineData("[::ffff:7f00:1]")]
    [InlineData("[64:ff9b::7f00:1]")]
    [InlineData("①②⑦.⓪.⓪.①")]
    [InlineData("127。0。0。1")]
    public async Task A_private_target_is_refused_however_it_is_spelled(string host)
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/act", 200, Pages.Act);
        using var bench = new FetchingBench();

        var outcome = await bench.FetchAsync(publisher.At(host, "/act"), access: access => access with { AllowPrivateNetwork = false });

        Assert.IsType<FetchOutcome.ForbiddenTarget>(outcome);
        Assert.Empty(publisher.Requests);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("[::]")]
    [InlineData("LOCALHOST.")]
    public async Task What_names_no_host_that_can_be_reached_is_not_reached(string host)
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/act", 200, Pages.Act);
        using var bench = new FetchingBench();

        var outcome = await bench.FetchAsync(publisher.At(host, "/act"), access: access => access with { AllowPrivateNetwork = false });

        Assert.True(outcome is FetchOutcome.ForbiddenTarget or FetchOutcome.Unreachable, outcome.ToString());
        Assert.Empty(publisher.Requests);
        Assert.Empty(bench.Connected);
    }

    [Theory]
    [InlineData("http://law.example@127.0.0.1/act")]
    [InlineData("http://law.example:80@intranet.test/act")]
    [InlineData("http://user:secret@law.example/act")]
    public async Task A_user_name_in_an_address_is_refused_and_not_repeated(string address)
    {
        using var bench = new FetchingBench();

        var outcome = Assert.IsType<FetchOutcome.ForbiddenTarget>(await bench.FetchAsync(new Uri(address)));

        Assert.DoesNotContain("secret", outcome.Reason, StringComparison.Ordinal);
        Assert.Empty(bench.Connected);
    }

    [Theory]
    [InlineData(22)]
    [InlineData(25)]
    [InlineData(6667)]
    public async Task A_port_of_another_service_is_refused_also_after_a_redirect(int port)
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Redirect("/act", $"http://law.example:{port}/act");
        using var bench = new FetchingBench();

        Assert.IsType<FetchOutcome.ForbiddenTarget>(await bench.FetchAsync(new Uri($"http://law.example:{port}/")));
        Assert.IsType<FetchOutcome.ForbiddenTarget>(await bench.FetchAsync(publisher.At("/act")));
        Assert.Single(publisher.RequestsFor("/act"));
    }

    [Fact]
    public async Task A_name_that_leads_inside_when_it_is_looked_up_again_is_refused()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/act", 200, Pages.Act, "text/html", ("Connection", "close")).Answer("/robots.txt", 200, "", "text/plain", ("Connection", "close"));
        using var bench = new FetchingBench();

        // The first look-up (for robots.txt) says internet, the second says loopback.
        var outcome = await bench.FetchAsync(publisher.At("rebinding.example", "/act"), access: access => access with { AllowPrivateNetwork = false });

        Assert.IsType<FetchOutcome.ForbiddenTarget>(outcome);
        Assert.Empty(publisher.RequestsFor("/act"));
        Assert.Single(publisher.RequestsFor("/robots.txt"));
    }

    [Fact]
    public async Task A_connection_opened_for_a_source_that_may_is_not_lent_to_one_that_may_not()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/act", 200, Pages.Act);
        using var bench = new FetchingBench();

        var first = await bench.FetchAsync(publisher.At("/act"));
        var second = await bench.FetchAsync(publisher.At("/act"), access: access => access with { AllowPrivateNetwork = false });

        Assert.IsType<FetchOutcome.Fetched>(first);
        Assert.IsType<FetchOutcome.ForbiddenTarget>(second);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("intranet.test")]
    public async Task A_public_publisher_cannot_redirect_into_the_private_network(string inside)
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Redirect("/act", publisher.At(inside, "/secret").AbsoluteUri).Answer("/secret", 200, Pages.Act);
        using var bench = new FetchingBench();

        var outcome = await bench.FetchAsync(publisher.At("law.example", "/act"), access: access => access with { AllowPrivateNetwork = false });

        Assert.IsType<FetchOutcome.ForbiddenTarget>(outcome);
        Assert.Empty(publisher.RequestsFor("/secret"));
        Assert.Single(publisher.RequestsFor("/act"));
    }

    [Fact]
    public async Task A_name_with_a_private_and_a_public_address_is_connected_to_the_public_one_only()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/act", 200, Pages.Act);
        using var bench = new FetchingBench();

        var outcome = await bench.FetchAsync(publisher.At("law.example", "/act"), access: access => access with { AllowPrivateNetwork = false });

        Assert.IsType<FetchOutcome.Fetched>(outcome);
        Assert.All(bench.Connected, address => Assert.Equal(FetchingBench.OnTheInternet, address));
        Assert.NotEmpty(bench.Connected);
    }

    [Fact]
    public async Task A_robots_file_cannot_lead_into_the_private_network_either()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Redirect("/robots.txt", publisher.At("intranet.test", "/secret").AbsoluteUri);
        using var bench = new FetchingBench();

        var outcome = await bench.FetchAsync(publisher.At("law.example", "/act"), access: access => access with { AllowPrivateNetwork = false });

        Assert.IsType<FetchOutcome.ForbiddenTarget>(outcome);
        Assert.Empty(publisher.RequestsFor("/secret"));
    }
}
