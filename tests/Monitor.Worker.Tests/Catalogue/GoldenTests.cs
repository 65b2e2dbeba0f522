using Monitor.Worker.Documents;
using Monitor.Worker.Sources;

namespace Monitor.Worker.Tests.Catalogue;

/// <summary>Every source of the shipped catalogue is read from a page in its publisher's documented shape. The sentences in them are invented.</summary>
public sealed class GoldenTests
{
    private static readonly Lazy<SourceCatalog> Catalogue = new(() => SourceCatalog.Load(Repository.PathOf("sources.json")));

    public static TheoryData<string> Ids => [.. Catalogue.Value.All.Select(source => source.Id.Value)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_source_reads_its_golden_pages_as_a_person_has_read_them(string id)
    {
        var source = Catalogue.Value.Find(new SourceId(id))!;
        var reading = new GoldenReading(source);
        var lists = GoldenFolder.Lists(id);
        Assert.True(lists.Any(list => Path.GetFileNameWithoutExtension(list) == "page"), $"There is no golden page {Path.Combine(GoldenFolder.Of(id), "page.*")}: put an answer of the publisher there.");
        Assert.Empty(GoldenFolder.Orphans(id));

        Assert.All(lists, list => Compare(list, reading.List(list)));
        Assert.All(GoldenFolder.Details(id), detail => Compare(detail, reading.Detail(detail)));
    }

    [Fact]
    public void A_source_with_detail_pages_has_one_among_its_golden_pages()
    {
        var missing = Catalogue.Value.All.Where(source => source.Detail is not null && GoldenFolder.Details(source.Id.Value).Count == 0);

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
