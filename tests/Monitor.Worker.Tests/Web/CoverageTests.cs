using System.Net;
using System.Text.Json;
using Monitor.Worker.Documents;
using Monitor.Worker.Reporting.Coverage;
using Monitor.Worker.Storage;
using Monitor.Worker.Web.Coverage;

namespace Monitor.Worker.Tests.Web;

public sealed class CoverageTests(LookedAtHost looked) : IClassFixture<LookedAtHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_names_what_is_not_covered_and_why()
    {
        using var visitor = looked.Host.NewVisitor();

        var page = await visitor.ReadAsync("/coverage");

        var text = page.QuerySelector("main")!.TextContent;
        Assert.Contains("Silence is not verified", text, StringComparison.Ordinal);
        Assert.Contains("The last good run was", text, StringComparison.Ordinal);
        Assert.Contains("robots.txt refuses programs; read by hand.", text, StringComparison.Ordinal);
        Assert.Contains("A bot check instead of a record", text, StringComparison.Ordinal);
        Assert.Contains("No owner", text, StringComparison.Ordinal);
        Assert.Contains("daily", page.QuerySelector("td[data-name=Cadence]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Jurisdictions_without_a_source_stand_in_the_open_and_covered_ones_do_not()
    {
        using var visitor = looked.Host.NewVisitor();

        var gaps = string.Join(' ', (await visitor.ReadAsync("/coverage")).QuerySelectorAll(".gaps").Select(gap => gap.TextContent));

        Assert.Contains("Portugal", gaps, StringComparison.Ordinal);
        Assert.Contains("Nigeria", gaps, StringComparison.Ordinal);
        Assert.DoesNotContain("Germany", gaps, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("US", "United States", "Stale")]
    [InlineData("FR", "France", "Failing")]
    [InlineData("BR", "Brazil", "Failing")]
    [InlineData("CR", "Costa Rica", "Unverified")]
    [InlineData("CA", "Canada", "Switched off")]
    public async Task The_grid_says_in_a_word_and_a_shape_how_fresh_each_jurisdiction_is(string code, string name, string word)
    {
        using var visitor = looked.Host.NewVisitor();

        var tile = (await visitor.ReadAsync("/coverage")).QuerySelector($".tile[data-code={code}]")!;

        Assert.Equal((word, name), (tile.QuerySelector("summary .word")!.TextContent, tile.QuerySelector("summary .name")!.TextContent));
        Assert.NotNull(tile.QuerySelector("summary svg"));
        Assert.StartsWith($"{name}: {word}. ", tile.QuerySelector("summary")!.GetAttribute("title"), StringComparison.Ordinal);
        Assert.StartsWith("/sources/", tile.QuerySelector("li a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_grid_shows_what_nobody_watches_beside_what_is_watched()
    {
        using var visitor = looked.Host.NewVisitor();

        var page = await visitor.ReadAsync("/coverage");

        var europe = page.QuerySelector(".tiled[data-region=Europe]")!;
        Assert.Equal("2 watched, 53 without a source", europe.QuerySelector("h3 .count")!.TextContent);
        Assert.Equal("0 watched, 1 switched off", page.QuerySelector(".tiled[data-region=Canada] h3 .count")!.TextContent);
        Assert.Equal(["FR", "DE"], europe.QuerySelectorAll(".tile").Select(tile => tile.GetAttribute("data-code")!));
        Assert.Equal(53, europe.QuerySelectorAll(".missing li").Length);
        Assert.Contains(europe.QuerySelectorAll(".missing li"), tile => tile.GetAttribute("title") == "Portugal: no source is declared");
        Assert.Equal(Countries.ByRegion.Values.Sum(codes => codes.Count), page.QuerySelectorAll(".tile, .missing li").Length);
        Assert.Contains("No source 197", Flat(page.QuerySelector(".freshlegend")!.TextContent), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tile_tells_when_its_sources_were_last_read_well_and_last_had_something_new()
    {
        await using var host = await MonitorHost.StartAsync();
        var now = host.Time.GetUtcNow();
        await host.Get<VerificationStore>().RecordAsync([new Verification(SeedSources.Japan.Id, now.AddDays(-30), SeedSources.Japan.Fingerprint)], Ct);
        var commit = Storage.Samples.Commit(SeedSources.Japan, now.AddHours(-2));
        await host.Get<RunStore>().CommitAsync(commit with { State = commit.State with { LastNewAt = now.AddHours(-3) } }, Ct);
        using var visitor = host.NewVisitor();

        var tile = (await visitor.ReadAsync("/coverage")).QuerySelector(".tile[data-code=JP]")!;

        Assert.Equal("Japan: Fresh. 1 of 1 source fresh. Last success 15 Mar 2031, 07:30 UTC (2 hours ago); last new item 15 Mar 2031, 06:30 UTC (3 hours ago).", tile.QuerySelector("summary")!.GetAttribute("title"));
        Assert.Contains("Last success 2 hours ago, last new item 3 hours ago. No owner.", Flat(tile.TextContent), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_was_read_and_never_verified_is_not_called_healthy()
    {
        await using var host = await MonitorHost.StartAsync();
        var now = host.Time.GetUtcNow();
        var commit = Storage.Samples.Commit(SeedSources.Japan, now.AddHours(-2));
        await host.Get<RunStore>().CommitAsync(commit with { State = commit.State with { LastNewAt = now.AddHours(-3) } }, Ct);
        using var visitor = host.NewVisitor();

        Assert.Equal("Read, not verified", Mark(await visitor.ReadAsync("/coverage")));
        await host.Get<VerificationStore>().RecordAsync([new Verification(SeedSources.Japan.Id, now.AddDays(-30), SeedSources.Japan.Fingerprint)], Ct);
        Assert.Equal("Healthy", Mark(await visitor.ReadAsync("/coverage")));

        static string Mark(AngleSharp.Dom.IParentNode page) =>
            page.QuerySelector($".coverage a[href='/sources/{SeedSources.Japan.Id}']")!.ParentElement!.QuerySelector(".health")!.TextContent.Trim();
    }

    [Theory]
    [InlineData("2 of 5 sources off", 3, 2)]
    [InlineData(null, 3, 0)]
    [InlineData(null, 0, 2)]
    public void How_many_sources_of_a_jurisdiction_that_is_read_are_off_is_said(string? said, int on, int off)
    {
        var sources = Enumerable.Range(0, on).Select(i => Reporting.Made.Well($"on{i}")).Concat(Enumerable.Range(0, off).Select(i => Reporting.Made.Of(Reporting.Made.Source($"off{i}", enabled: false), null)));

        Assert.Equal(said, CoverageWords.Off(new JurisdictionCoverage("UT", "Europe", null, [.. sources])));
    }

    [Fact]
    public async Task The_same_is_there_as_data()
    {
        using var visitor = looked.Host.NewVisitor();
        using var response = await visitor.GetAsync("/coverage.json");

        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Ct));

        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.False(json.RootElement.GetProperty("silence").GetProperty("isVerified").GetBoolean());
        var germany = json.RootElement.GetProperty("jurisdictions").EnumerateArray().Single(jurisdiction => jurisdiction.GetProperty("code").GetString() == "DE");
        Assert.Equal("unverified", germany.GetProperty("state").GetString());
        Assert.Equal("de-papers", germany.GetProperty("sources")[0].GetProperty("id").GetString());
        Assert.Contains("PT", json.RootElement.GetProperty("withoutSource").GetProperty("Europe").EnumerateArray().Select(code => code.GetString()));
    }

    [Fact]
    public async Task The_owner_of_a_jurisdiction_stands_beside_it()
    {
        await using var host = await MonitorHost.StartAsync(new Dictionary<string, string?>
        {
            ["Coverage:Owners:0:Name"] = "Team Europe",
            ["Coverage:Owners:0:Regions:0"] = "EMEA",
            ["Coverage:Owners:1:Name"] = "Berlin desk",
            ["Coverage:Owners:1:Jurisdictions:0"] = "DE",
        });
        using var visitor = host.NewVisitor();

        var rows = (await visitor.ReadAsync("/coverage")).QuerySelectorAll("tr.jurisdiction").Select(row => row.TextContent).ToList();

        Assert.Contains(rows, row => row.Contains("Germany", StringComparison.Ordinal) && row.Contains("Berlin desk", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("France", StringComparison.Ordinal) && row.Contains("Team Europe", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("Japan", StringComparison.Ordinal) && row.Contains("No owner", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stale_source_degrades_readiness_and_never_makes_it_503()
    {
        using var visitor = looked.Host.NewVisitor();

        using var response = await visitor.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Matches("^ready, degraded: [0-9]+ of [0-9]+ sources (is|are) not read as (it|they) should be", await response.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task While_an_alarm_is_open_every_page_says_so_and_leads_to_it()
    {
        await using var host = await MonitorHost.StartAsync();
        var now = host.Time.GetUtcNow();
        using var visitor = host.NewVisitor();
        Assert.Null((await visitor.ReadAsync("/events")).QuerySelector(".alarmbar"));
        Alarm Open(AlarmKind kind, string subject, string detail) => new() { Kind = kind, Subject = subject, Since = now, RaisedAt = now, Told = 1, Detail = detail };
        await host.Get<NoticeStore>().KeepAsync(Open(AlarmKind.GivenUp, "us-bills", "2 days could not be read."), null, Ct);
        await host.Get<NoticeStore>().KeepAsync(Open(AlarmKind.Network, "", "173 of 173 sources fail together (173 unreachable): look at the network."), null, Ct);

        foreach (var path in (string[])["/", "/events", "/deadlines", "/alerts"])
        {
            var bar = (await visitor.ReadAsync(path)).QuerySelector("header .alarmbar")!;
            Assert.StartsWith("2 alarms are open: 173 of 173 sources fail together (173 unreachable); Days were given up.", bar.TextContent, StringComparison.Ordinal);
            Assert.Equal("/coverage#alarms", bar.QuerySelector("a")!.GetAttribute("href"));
        }

        Assert.NotNull((await visitor.ReadAsync("/coverage")).QuerySelector("#alarms"));
    }

    [Fact]
    public async Task An_operator_pauses_a_source_with_an_end_and_ends_the_pause()
    {
        await using var host = await MonitorHost.StartAsync();
        using var visitor = host.NewVisitor();
        await visitor.GiveNameAsync("ann");
        var until = DateOnly.FromDateTime(host.Time.GetUtcNow().UtcDateTime).AddDays(3).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        using var forever = await visitor.PostAsync("/sources/us-bills", "/sources/us-bills/pause", ("until", "2099-01-01"), ("reason", "Later."));
        Assert.EndsWith("?refused=day", forever.Headers.Location?.ToString(), StringComparison.Ordinal);
        using var paused = await visitor.PostAsync("/sources/us-bills", "/sources/us-bills/pause", ("until", until), ("reason", "They asked us."));
        var source = await visitor.ReadAsync("/sources/us-bills");
        Assert.Contains("They asked us.", source.QuerySelector("#pause")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Paused", (await visitor.ReadAsync("/coverage")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var resumed = await visitor.PostAsync("/sources/us-bills", "/sources/us-bills/resume");
        Assert.Empty(await host.Get<WatchStore>().PausesAsync(host.Time.GetUtcNow(), Ct));
        Assert.Equal(["resume", "pause"], (await host.Get<AuditTrail>().ListAsync(before: null, 5, Ct)).Select(entry => entry.Action).Take(2));
    }

    [Fact]
    public async Task An_operator_sends_held_alerts_from_the_page()
    {
        await using var host = await MonitorHost.StartAsync();
        var now = host.Time.GetUtcNow();
        var change = Storage.Samples.Alerting(Storage.Samples.Document("held"), "C1");
        var held = change with { Deliveries = [.. change.Deliveries.Select(planned => planned with { Held = true })] };
        await host.Get<RunStore>().CommitAsync(
            Storage.Samples.Commit(SeedSources.Congress, now, held) with { Hold = new AlertHold { Source = SeedSources.Congress.Id, HeldAt = now, Until = now.AddDays(1), Alerts = 1, Reason = "1 of 3 records has a new id." } }, Ct);
        using var visitor = host.NewVisitor();
        await visitor.GiveNameAsync("ann");

        var warning = (await visitor.ReadAsync("/coverage")).QuerySelector(".warning")!;
        Assert.Contains("1 alert waits.", warning.TextContent, StringComparison.Ordinal);
        using var sent = await visitor.PostAsync("/coverage", warning.QuerySelector("form")!.GetAttribute("action")!);

        Assert.Empty(await host.Get<HoldStore>().HoldingAsync(now, Ct));
        Assert.Null((await visitor.ReadAsync("/coverage")).QuerySelector(".warning"));
    }

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public async Task Days_that_are_still_to_be_read_are_gaps_of_their_source_and_of_the_silence()
    {
        await using var host = await MonitorHost.StartAsync();
        var until = DateOnly.FromDateTime(host.Time.GetUtcNow().UtcDateTime).AddDays(-1);
        await host.Get<LedgerStore>().OweAsync(SeedSources.Congress.Id, new DayWindow(until.AddDays(-1), until), again: false, "The service was down.", Ct);
        using var visitor = host.NewVisitor();

        var page = await visitor.ReadAsync("/coverage");

        Assert.Contains("2 days owed", page.QuerySelectorAll("td[data-name=Gaps]").Select(cell => cell.TextContent.Trim()));
        Assert.Contains("Days still to be read2", string.Concat(page.QuerySelector(".figures")!.TextContent.Where(letter => letter is not ('\n' or '\r'))).Replace("  ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
