using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Web;

public sealed class LedgerPageTests
{
    [Fact]
    public async Task A_source_shows_which_of_its_days_are_read_and_each_that_is_not()
    {
        await using var host = await MonitorHost.StartAsync();
        await OweAsync(host);
        using var visitor = host.NewVisitor();

        var page = await visitor.ReadAsync("/sources/us-bills");

        var panel = page.QuerySelectorAll("section.panel").Single(section => section.QuerySelector("h2")?.TextContent == "Days");
        Assert.Contains("1 Mar 2031 to 4 Mar 2031: 2 days read, 1 of them without an issue;", panel.TextContent, StringComparison.Ordinal);
        Assert.Equal(["4 Mar 2031", "3 Mar 2031"], panel.QuerySelectorAll("tbody th").Select(cell => cell.TextContent));
        Assert.Contains("<b>500</b>", panel.QuerySelectorAll("tbody tr")[1].TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("td[data-name=Outcome] .quiet"), words => words.TextContent == "the past: 2031-03-01..2031-03-04");
        Assert.Contains("1 day owed", (await visitor.ReadAsync("/coverage")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_cannot_be_asked_by_date_shows_none()
    {
        await using var host = await MonitorHost.StartAsync();
        using var visitor = host.NewVisitor();

        Assert.DoesNotContain((await visitor.ReadAsync("/sources/us-bills")).QuerySelectorAll("h2"), heading => heading.TextContent == "Days");
    }

    [Fact]
    public async Task A_possible_gap_stands_on_the_sources_page_and_on_coverage_until_an_operator_ends_it()
    {
        await using var host = await MonitorHost.StartAsync();
        var day = new SourceDay { Source = SeedSources.Congress.Id, Day = new DateOnly(2031, 3, 1), State = DayState.Doubted, Reason = "None of its 20 records was known.", TriedAt = Seed.Now };
        var state = await host.Store.Runs.StateAsync(day.Source, TestContext.Current.CancellationToken);
        var run = new SourceRun { Source = day.Source, StartedAt = Seed.Now, EndedAt = Seed.Now, Outcome = RunOutcome.Partial, Listed = 60, Pages = 3 };
        await host.Store.Runs.CommitAsync(new RunCommit(SeedSources.Congress, run, state!, []) { Days = [day] }, TestContext.Current.CancellationToken);
        using var visitor = host.NewVisitor();
        await visitor.GiveNameAsync("ann");

        var page = await visitor.ReadAsync("/sources/us-bills");
        var panel = page.QuerySelector("#gaps")!;
        Assert.Contains("None of its 20 records was known.", panel.TextContent, StringComparison.Ordinal);
        Assert.Contains("possible gap since then", panel.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("td[data-name=Listed]"), cell => cell.TextContent.Contains("on 3 pages", StringComparison.Ordinal));
        Assert.DoesNotContain(page.QuerySelectorAll("h2"), heading => heading.TextContent == "Days");
        Assert.Contains("1 possible gap", (await visitor.ReadAsync("/coverage")).Body!.TextContent, StringComparison.Ordinal);

        using var ended = await visitor.PostAsync("/sources/us-bills", "/sources/us-bills/settle-gap", ("reason", "Looked at the archive."));

        Assert.Null((await visitor.ReadAsync("/sources/us-bills")).QuerySelector("#gaps"));
        Assert.DoesNotContain("1 possible gap", (await visitor.ReadAsync("/coverage")).Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task OweAsync(MonitorHost host)
    {
        var source = SeedSources.Congress;
        var day = new SourceDay { Source = source.Id, Day = new DateOnly(2031, 3, 1), State = DayState.Done, ReadAt = Seed.Now, TriedAt = Seed.Now };
        var run = new SourceRun { Source = source.Id, Purpose = RunPurpose.Backfill, From = day.Day, Until = day.Day.AddDays(3), StartedAt = Seed.Now, EndedAt = Seed.Now, Outcome = RunOutcome.Partial };
        var state = await host.Store.Runs.StateAsync(source.Id, TestContext.Current.CancellationToken);
        await host.Store.Runs.CommitAsync(
            new RunCommit(source, run, state!, [])
            {
                Days =
                [
                    day,
                    day with { Day = day.Day.AddDays(1), Nothing = true },
                    day with { Day = day.Day.AddDays(2), State = DayState.Owed, Attempts = 2, Reason = "server-error: <b>500</b>" },
                    day with { Day = day.Day.AddDays(3), State = DayState.GivenUp, Attempts = 10, Reason = "too-large" },
                ],
            },
            TestContext.Current.CancellationToken);
    }
}
