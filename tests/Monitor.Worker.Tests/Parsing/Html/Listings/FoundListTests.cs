using Microsoft.Extensions.Time.Testing;
using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Html;
using Monitor.Worker.Parsing.Mapping;
using Monitor.Worker.Tests.Catalogue;

namespace Monitor.Worker.Tests.Parsing.Html.Listings;

/// <summary>Lists in the shapes of parliaments, gazettes and regulators, read without a selector. The first letters of a page's name are its language.</summary>
public sealed class FoundListTests
{
    private static readonly FakeTimeProvider Time = new(new DateTimeOffset(2031, 3, 1, 12, 0, 0, TimeSpan.Zero));

    private static readonly string Folder = Repository.PathOf("tests", "Monitor.Worker.Tests", "Parsing", "Html", "Listings", "Pages");

    private static readonly Dictionary<string, string> Countries = new(StringComparer.Ordinal)
    {
        ["en-parliament-month-first"] = "US",
        ["en-regulator-badges"] = "GB",
        ["fr"] = "FR",
        ["de"] = "DE",
        ["es"] = "PA",
        ["it"] = "IT",
        ["pt"] = "BR",
        ["pl"] = "PL",
        ["ja"] = "JP",
        ["ko"] = "KR",
        ["ar"] = "EG",
        ["cs"] = "CZ",
        ["el"] = "GR",
        ["zh"] = "CN",
        ["th"] = "TH",
        ["tr"] = "TR",
    };

    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(Folder, "*.html").Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => !name.StartsWith("none-", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> PagesWithoutList => [.. Directory.EnumerateFiles(Folder, "none-*.html").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_list_that_nobody_has_described_is_read_as_a_person_reads_it(string name)
    {
        var outcome = Read(name);

        var parsed = Assert.IsType<ParseOutcome.Parsed>(outcome);
        var next = parsed.Next?.Url is { } url ? new Uri(url) : null;
        var seen = GoldenText.Of(new GoldenOutcome(parsed, next, IsList: true));
        var expectation = Path.Combine(Folder, $"{name}.expected.json");
        if (!File.Exists(expectation))
        {
            File.WriteAllText(expectation, seen);
            Assert.Fail($"{expectation} was missing and has been written: read it beside the page, and run again.");
        }

        Assert.Equal(File.ReadAllText(expectation).ReplaceLineEndings("\n"), seen);
    }

    [Theory]
    [MemberData(nameof(PagesWithoutList))]
    public void Menus_prose_and_empty_searches_are_refused_not_read(string name)
    {
        var refused = Assert.IsType<ParseOutcome.Refused>(Read(name));

        Assert.Equal(ParseFault.Drift, refused.Fault);
        Assert.Contains("No dated list was found by the page's structure", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_a_page_again_gives_the_same()
    {
        var first = Assert.IsType<ParseOutcome.Parsed>(Read("de-behoerde-cards"));
        var second = Assert.IsType<ParseOutcome.Parsed>(Read("de-behoerde-cards"));

        Assert.Equal(first.Documents.Select(document => document.NativeId), second.Documents.Select(document => document.NativeId));
    }

    [Fact]
    public void Declared_fields_keys_and_stages_go_over_what_was_found()
    {
        var source = Source("en-parliament-month-first");
        var mapping = source.Mapping with
        {
            Fields = new Dictionary<string, FieldRule> { ["status"] = new() { Path = ["td:last-child"] } },
            Keys = ["xx-bill:{number}"],
            Stages = [new StageRule { Field = "status", Match = "^Passed", Stage = Stage.PassedOneChamber }],
        };

        var parsed = Assert.IsType<ParseOutcome.Parsed>(Read("en-parliament-month-first", source with { Mapping = mapping }));

        var passed = Assert.Single(parsed.Documents, document => document.Stage == Stage.PassedOneChamber);
        Assert.Equal("Passed Senate", passed.RawStatus);
        Assert.Equal([OfficialKey.Normalise("xx-bill:SB 88")], passed.Keys);
    }

    [Fact]
    public void A_part_of_the_page_may_be_named_to_look_in()
    {
        var source = Source("de-behoerde-cards");

        var parsed = Assert.IsType<ParseOutcome.Parsed>(Read("de-behoerde-cards", source with { Mapping = source.Mapping with { Items = ["aside"] } }));

        Assert.Equal(["Anhörung", "Tag der offenen Tür"], parsed.Documents.Select(document => document.Title));
    }

    [Fact]
    public void Nothing_found_in_the_publishers_words_is_an_empty_list()
    {
        var source = Source("none-empty-search");
        var mapping = source.Mapping with { Nothing = new Dictionary<string, string> { ["main"] = "ergab keine Treffer" } };

        var parsed = Assert.IsType<ParseOutcome.Parsed>(Read("none-empty-search", source with { Mapping = mapping }));

        Assert.Empty(parsed.Documents);
        Assert.Equal(0, parsed.Total);
    }

    private static ParseOutcome Read(string name) => Read(name, Source(name));

    private static ParseOutcome Read(string name, Source source)
    {
        var html = File.ReadAllText(Path.Combine(Folder, $"{name}.html"));
        return new HtmlParser(Time).ParseList(HtmlPages.Page(html, "https://publisher.example/list/page.html"), source);
    }

    private static Source Source(string name)
    {
        var language = name[..name.IndexOf('-', StringComparison.Ordinal)];
        return HtmlPages.Source("") with
        {
            Languages = [language is "none" ? "de" : language],
            Jurisdiction = Countries.GetValueOrDefault(name) ?? Countries.GetValueOrDefault(language) ?? "DE",
            TimeZone = "UTC",
            Mapping = new RecordMapping { List = ListFinding.ByStructure },
            Paging = new Paging { Kind = PagingKind.Next, MaxPages = 3 },
        };
    }
}
