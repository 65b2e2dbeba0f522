using Monitor.Worker.Documents;
using Monitor.Worker.Sources;

namespace Monitor.Worker.Tests.Catalogue;

/// <summary>Every source of the shipped catalogue is read from a page in its publisher's documented shape. The sentences in them are invented.</summary>
public sealed class GoldenTests
{
    private static readonly Lazy<SourceCatalog> Catalogue = new(() => SourceCatalog.Load(Repository.PathOf("sources.json")));

    public static TheoryData<string> Ids => [.. GoldenFolder.Sources];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_source_reads_its_golden_pages_as_a_person_has_read_them(string id)
    {
        var source = Catalogue.Value.Find(new SourceId(id))!;
        var reading = new GoldenReading(source);
        var lists = GoldenFolder.Lists(id);
        Assert.Contains("page", lists.Select(Path.GetFileNameWithoutExtension));
        Assert.Empty(GoldenFolder.Orphans(id));

        Assert.All(lists, list => Compare(list, reading.List(list)));
        Assert.All(GoldenFolder.Details(id), detail => Compare(detail, reading.Detail(detail)));
    }

    [Fact]
    public void Every_source_has_a_golden_page_of_its_own_or_shares_that_of_one_with_the_same_mapping()
    {
        var missing = Catalogue.Value.All.Where(source => GoldenKin.WithFolder(source, Catalogue.Value.All) is null).Select(source => Path.Combine(GoldenFolder.Of(source.Id.Value), "page.*"));

        Assert.Empty(missing);
    }

    [Fact]
    public void A_source_with_detail_pages_has_one_among_its_golden_pages()
    {
        var missing = Catalogue.Value.All.Where(source => source.Detail is not null && GoldenKin.WithFolder(source, Catalogue.Value.All) is { } read && GoldenFolder.Details(read.Id.Value).Count == 0);

        Assert.Empty(missing.Select(source => Path.Combine(GoldenFolder.Of(source.Id.Value), "detail.*")));
    }

    [Fact]
    public void Golden_pages_belong_to_a_source()
    {
        Assert.All(GoldenFolder.Sources, folder => Assert.True(Catalogue.Value.Find(new SourceId(folder)) is not null, $"The folder {GoldenFolder.Of(folder)} belongs to no source."));
    }

    private static void Compare(string page, GoldenOutcome outcome)
    {
        var seen = GoldenText.Of(outcome);
        var expectation = GoldenFolder.ExpectationOf(page);
        if (!File.Exists(expectation))
        {
            File.WriteAllText(expectation, seen);
            Assert.Fail($"{expectation} was missing and has been written: read it beside the page, mend the mapping where it is wrong, and run again.");
        }

        Assert.Equal(File.ReadAllText(expectation).ReplaceLineEndings("\n"), seen);
    }
}
