using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Monitor.Worker.Crawling.Canaries;
using Monitor.Worker.Documents;
using Monitor.Worker.Sources;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Crawling;

public sealed class CanaryTests
{
    private const string Act = "An Act respecting the keeping of bridges over rivers, in force since the first of May, as passed by both houses and signed. ";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_oldest_document_that_reads_as_it_was_kept_becomes_the_canary_and_passes_while_it_does()
    {
        await using var bench = await ReadAsync();

        var chosen = await bench.Get<LiveCanary>().CheckAsync(bench.BillsWithPages, before: null, Ct);
        var again = await bench.Get<LiveCanary>().CheckAsync(bench.BillsWithPages, chosen, Ct);

        Assert.Equal("1", chosen!.NativeId);
        Assert.Equal((null, 0), (again!.Trouble, again.FailuresInARow));
        Assert.True(again.PassedAt >= chosen.PassedAt);
        Assert.Equal(again.CheckedAt, (await bench.Get<WatchStore>().CanaryOfAsync(bench.BillsWithPages.Id, Ct))!.CheckedAt, TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task A_page_of_a_new_shape_fails_the_canary_each_time_until_it_is_mended()
    {
        await using var bench = await ReadAsync();
        var canary = await bench.Get<LiveCanary>().CheckAsync(bench.BillsWithPages, before: null, Ct);
        bench.Publisher.Answer("/bill/1", 200, $"<html><body><main><p>Menu and search of the new portal of the house.</p></main><div class='text'>{Act}</div></body></html>");

        canary = await bench.Get<LiveCanary>().CheckAsync(bench.BillsWithPages, canary, Ct);
        canary = await bench.Get<LiveCanary>().CheckAsync(bench.BillsWithPages, canary, Ct);

        Assert.Equal(("the text is another", 2), (canary!.Trouble, canary.FailuresInARow));
    }

    [Fact]
    public async Task A_document_that_is_taken_away_gives_its_place_to_another()
    {
        await using var bench = await ReadAsync();
        var canary = await bench.Get<LiveCanary>().CheckAsync(bench.BillsWithPages, before: null, Ct);
        bench.Publisher.Answer("/bill/1", 404, "");

        canary = await bench.Get<LiveCanary>().CheckAsync(bench.BillsWithPages, canary, Ct);

        Assert.Equal(("2", null), (canary!.NativeId, canary.Trouble));
    }

    [Fact]
    public async Task A_site_that_answers_a_wrong_address_with_200_gives_its_not_found_page_away()
    {
        await using var bench = await ReadAsync();
        const string Sorry = "Welcome to the house. The paper that you look for is not among those that we keep. Use the calendar of sittings or the search.";
        bench.Publisher.Answer("/bill/no-such-record-0f3a91c7", 200, $"<html><head><title>The house</title></head><body><main><p>{Sorry}</p></main></body></html>");
        var canary = await bench.Get<LiveCanary>().CheckAsync(bench.BillsWithPages, before: null, Ct);
        bench.Publisher.Answer("/bill/2", 200, $"<html><head><title>The house</title></head><body><main><p>{Sorry}</p></main></body></html>");

        var run = await bench.CrawlAsync(bench.BillsWithPages);

        Assert.NotNull(canary!.NotFoundLook);
        Assert.Equal((RunOutcome.Partial, 0), (run.Outcome, run.Changed));
        Assert.Contains(run.Facts!.Findings, finding => finding.Kind == FindingKind.NotFoundPage);
    }

    [Fact]
    public async Task A_round_keeps_to_the_hours_and_the_waits_of_a_source_and_does_not_look_in_vain_each_hour()
    {
        await using var bench = await ReadAsync();
        var (clock, source) = (new FakeTimeProvider(new DateTimeOffset(2031, 2, 4, 12, 0, 0, TimeSpan.Zero)), bench.BillsWithPages);
        var vain = new VainChoices();
        CanaryRound RoundOver(Source one) => new(new SourceCatalog([one]), bench.Get<RunStore>(), bench.Get<WatchStore>(), bench.Get<LiveCanary>(), vain, clock, NullLogger<CanaryRound>.Instance);
        var asked = bench.Publisher.RequestsFor("/bill/1").Count;

        var night = source with { Access = source.Access with { Windows = [new AccessWindow(new TimeOnly(1, 0), new TimeOnly(5, 0))] } };
        Assert.Equal(0, await RoundOver(night).RunAsync(Ct));
        Assert.Equal(asked, bench.Publisher.RequestsFor("/bill/1").Count);

        bench.Publisher.Answer("/bill/1", 500).Answer("/bill/2", 500);
        var round = RoundOver(source);
        Assert.Equal((0, 0), (await round.RunAsync(Ct), await RoundOver(source).RunAsync(Ct)));
        Assert.Equal(asked + 1, bench.Publisher.RequestsFor("/bill/1").Count);
        clock.Advance(TimeSpan.FromDays(1));
        await round.RunAsync(Ct);
        Assert.Equal(asked + 2, bench.Publisher.RequestsFor("/bill/1").Count);
    }

    [Fact]
    public async Task A_source_without_pages_of_its_own_has_no_canary()
    {
        await using var bench = await ReadAsync();

        Assert.Null(await bench.Get<LiveCanary>().CheckAsync(bench.Bills, before: null, Ct));
    }

    [Fact]
    public void Every_saved_page_that_is_shipped_reads_as_expected()
    {
        var catalog = SourceCatalog.Load(Repository.PathOf("sources.json"));
        var canaries = new ParserCanaries(new LiveCatalog(catalog));

        var report = canaries.Read();

        Assert.Empty(report.Failed);
        Assert.InRange(report.Pages, 50, int.MaxValue);
    }

    [Fact]
    public void Saved_pages_are_read_again_when_another_catalogue_is_in_force_and_only_then()
    {
        var catalog = SourceCatalog.Load(Repository.PathOf("sources.json"));
        var live = new LiveCatalog(catalog);
        var canaries = new ParserCanaries(live);
        canaries.Look();
        var first = canaries.Last;
        canaries.Look();
        Assert.Same(first, canaries.Last);

        // An edit that breaks what it reads by: its records are looked for where none are.
        var sound = catalog.All.First(source => source.Format is SourceFormat.Json && File.Exists(Path.Combine(ParserCanaries.Folder, source.Id.Value, "page.expected.json")));
        live.Replace(new SourceCatalog([sound with { Mapping = sound.Mapping with { Items = ["no.such.place"] } }]));
        canaries.Look();

        Assert.Equal(1, canaries.Last!.Pages);
        Assert.StartsWith($"{sound.Id}: ", Assert.Single(canaries.Last.Failed), StringComparison.Ordinal);
    }

    [Fact]
    public void A_saved_page_that_reads_differently_is_named()
    {
        var folder = Directory.CreateTempSubdirectory("monitor-canary-");
        var catalog = SourceCatalog.Load(Repository.PathOf("sources.json"));
        var id = new DirectoryInfo(ParserCanaries.Folder).EnumerateDirectories().Select(known => known.Name).First(name => catalog.Find(new SourceId(name)) is not null && File.Exists(Path.Combine(ParserCanaries.Folder, name, "page.expected.json")));
        folder.CreateSubdirectory(id);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(ParserCanaries.Folder, id), "page.*")) File.Copy(file, Path.Combine(folder.FullName, id, Path.GetFileName(file)));
        File.WriteAllText(Path.Combine(folder.FullName, id, "page.expected.json"), """{ "documents": [ { "id": "gone", "title": "Gone" } ] }""");

        var report = new ParserCanaries(new LiveCatalog(catalog)).Read(folder.FullName);

        folder.Delete(recursive: true);
        Assert.Equal(1, report.Pages);
        Assert.StartsWith($"{id}: ", Assert.Single(report.Failed), StringComparison.Ordinal);
    }

    private static async Task<CrawlBench> ReadAsync()
    {
        var bench = await CrawlBench.OpenAsync();
        bench.Publish(new Bill("1", "B-1", "Bridges Act"), new Bill("2", "B-2", "Harbours Act"));
        bench.PublishPage("1", Act + "It has no sections that matter to anybody else.");
        bench.PublishPage("2", Act.Replace("bridges", "harbours", StringComparison.Ordinal) + "It has two sections and a schedule of fees.");
        await bench.CrawlAsync(bench.BillsWithPages);
        return bench;
    }
}
