using Monitor.Worker.Documents;
using Monitor.Worker.Sources;

namespace Monitor.Worker.Tests.Sources;

public sealed class SourceCatalogTests
{
    private const string Good =
        """
        "id": "us-sample", "name": "Sample", "jurisdiction": "US", "region": "United States", "kind": "bill tracker", "languages": ["en"], "format": "json",
        "url": "https://api.example.org/bills?since={since:yyyy-MM-dd}", "schedule": "0 15 6 ? * MON-FRI", "timeZone": "America/New_York", "enabled": true
        """;

    private const string Mapped = "\"mapping\": { \"items\": \"bills\", \"fields\": { \"id\": \"id\", \"title\": [\"short\", \"long\"], \"url\": { \"template\": \"https://x.example/{id}\" } } }";

    [Theory]
    [InlineData("{ \n\"\\ud83d\": 1 }")]
    [InlineData("{ \"sources\": \n [ { \"na\\udc00me\": 1 } ] }")]
    public void Half_a_letter_in_a_name_is_a_mistake_with_its_line(string text)
    {
        var refusal = Assert.Throws<SourceCatalogException>(() => SourceCatalog.Parse(text));

        Assert.Equal(2, Assert.Single(refusal.Problems).Line);
    }

    [Fact]
    public void The_shipped_catalogue_has_no_mistake() =>
        Assert.NotNull(SourceCatalog.Load(Repository.PathOf("sources.json")));

    [Fact]
    public void A_source_is_read_with_its_short_forms_and_the_defaults_of_the_file()
    {
        var catalog = Parse(
            $$"""
            { "defaults": { "schedule": "0 0 4 * * ?", "access": { "pace": "00:00:02", "headers": { "Accept-Language": "en" } }, "expect": { "results": false } },
              "sources": [ { {{Good}}, {{Mapped}}, "access": { "timeout": "00:02:00", "headers": { "X-A": "b" } }, "verified": "2031-02-04" } ] }
            """);

        var source = Assert.Single(catalog.All);
        Assert.Equal(source, catalog.Find(new SourceId("us-sample")));
        Assert.Equal(["bills"], source.Mapping.Items);
        Assert.Equal(["short", "long"], source.Mapping.Fields["title"].Path);
        Assert.Equal((TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(2)), (source.Access.Pace, source.Access.Timeout));
        Assert.Equal(["Accept-Language", "X-A"], source.Access.Headers.Keys.Order());
        Assert.Equal((false, 1), (source.Expect.Results, source.Expect.AtLeast));
        Assert.Equal("0 15 6 ? * MON-FRI", source.Schedule);
        Assert.Equal(new DateOnly(2031, 2, 4), source.Verified);
    }

    [Fact]
    public void A_pattern_that_could_hang_on_a_hostile_page_is_refused()
    {
        var problems = Problems(
            $$"""
            { "sources": [ { {{Good}},
                "mapping": { "items": "bills", "fields": { "id": "id", "title": { "path": "long", "match": "!draft" } }, "keep": { "id": "^(?!x)", "title": "!^draft" } } } ] }
            """);

        Assert.Equal(2, problems.Count);
        Assert.Contains(problems, problem => problem.Path == "sources[0].mapping.keep.id" && problem.Remedy.Contains("leading !", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Path == "sources[0].mapping.fields.title.match" && problem.What.Contains("nothing to take", StringComparison.Ordinal));
    }

    [Fact]
    public void All_mistakes_of_form_are_told_at_once_with_line_and_remedy()
    {
        var problems = Problems(
            $$"""
            { "sources": [
              { {{Good}}, {{Mapped}},
                "timezone": "Europe/Paris",
                "access": { "pace": 10, "key": null },
                "paging": { "kind": "pages" },
                "detail": { "mapping": { "stages": [ { "field": "x", "stage": "done" } ] } } },
              { "id": "other", "id": "again", "languages": "en", "enabled": "yes" }
            ] }
            """);

        Assert.Contains(problems, problem => problem is { Path: "sources[0].timezone", Line: 4, Source: "us-sample" } && problem.Remedy.Contains("timeZone", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Path == "sources[0].access.pace" && problem.Remedy.Contains("00:00:10", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Path == "sources[0].access.key");
        Assert.Contains(problems, problem => problem.Path == "sources[0].paging.kind" && problem.Remedy.Contains("link-header", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Path == "sources[0].detail.mapping.stages[0].stage" && problem.Remedy.Contains("consultation-open", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Path == "sources[1].id" && problem.What.Contains("2 times", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Path == "sources[1].enabled");
    }

    [Theory]
    [InlineData("\"id\": \"US Sample\"", "id")]
    [InlineData("\"region\": \"Oceania\"", "region")]
    [InlineData("\"jurisdiction\": \"USA\"", "jurisdiction")]
    [InlineData("\"languages\": [\"english\"]", "languages[0]")]
    [InlineData("\"schedule\": \"15 6 * * 1-5\"", "schedule")]
    [InlineData("\"timeZone\": \"EST5\"", "timeZone")]
    [InlineData("\"url\": \"/bills\"", "url")]
    [InlineData("\"url\": \"ftp://x.example/a\"", "url")]
    [InlineData("\"url\": \"https://x.example/{day}\"", "url")]
    [InlineData("\"enabled\": false", "reason")]
    [InlineData("\"name\": \"\"", "name")]
    [InlineData("\"access\": { \"pace\": \"02:00:00\" }", "access.pace")]
    [InlineData("\"access\": { \"body\": \"q=1\" }", "access.body")]
    [InlineData("\"access\": { \"headers\": { \"X-Api-Key\": \"abc\" } }", "access.headers.X-Api-Key")]
    [InlineData("\"access\": { \"key\": { \"environment\": \"abc-123\", \"header\": \"X\" } }", "access.key.environment")]
    [InlineData("\"access\": { \"key\": { \"environment\": \"A_KEY\", \"header\": \"X\", \"query\": \"k\" } }", "access.key")]
    [InlineData("\"paging\": { \"kind\": \"page\", \"maxPages\": 3 }", "paging.parameter")]
    [InlineData("\"paging\": { \"kind\": \"cursor\", \"maxPages\": 3 }", "paging")]
    [InlineData("\"paging\": { \"kind\": \"next\", \"next\": \"n\" }", "paging.maxPages")]
    [InlineData("\"mapping\": { \"fields\": { \"id\": \"i\", \"title\": \"t\" } }", "mapping.items")]
    [InlineData("\"mapping\": { \"items\": \"i\", \"fields\": { \"id\": \"i\" } }", "mapping.fields.title")]
    [InlineData("\"mapping\": { \"items\": \"i\", \"fields\": { \"title\": \"t\" } }", "mapping.fields.id")]
    [InlineData("\"mapping\": { \"items\": \"$.i\", \"fields\": { \"id\": \"i\", \"title\": \"t\" } }", "mapping.items[0]")]
    [InlineData("\"mapping\": { \"items\": \"i\", \"fields\": { \"id\": \"i\", \"title\": { \"match\": \"x\" } } }", "mapping.fields.title")]
    [InlineData("\"mapping\": { \"items\": \"i\", \"fields\": { \"id\": \"i\", \"title\": { \"path\": \"t\", \"match\": \"(\" } } }", "mapping.fields.title.match")]
    [InlineData("\"mapping\": { \"items\": \"i\", \"fields\": { \"id\": \"i\", \"title\": { \"template\": \"{tittle}\" } } }", "mapping.fields.title.template")]
    [InlineData("\"mapping\": { \"items\": \"i\", \"fields\": { \"id\": \"i\", \"title\": { \"template\": \"{a}\" }, \"a\": { \"template\": \"{title}\" } } }", "mapping.fields.title")]
    [InlineData("\"mapping\": { \"items\": \"i\", \"fields\": { \"id\": \"i\", \"title\": \"t\" }, \"keys\": [\"us-bill:{nr}\"] }", "mapping.keys[0]")]
    [InlineData("\"mapping\": { \"items\": \"i\", \"fields\": { \"id\": \"i\", \"title\": \"t\" }, \"keys\": [\"{id}\"] }", "mapping.keys[0]")]
    [InlineData("\"mapping\": { \"items\": \"i\", \"fields\": { \"id\": \"i\", \"title\": \"t\" }, \"culture\": \"xx-YY-zz-00\" }", "mapping.culture")]
    [InlineData("\"mapping\": { \"items\": \"i\", \"fields\": { \"id\": \"i\", \"title\": \"t\" }, \"dateFormats\": [\"dd/mm/yyyy\"] }", "mapping.dateFormats[0]")]
    [InlineData("\"mapping\": { \"items\": \"i\", \"fields\": { \"id\": \"i\", \"title\": \"t\" }, \"stages\": [ { \"field\": \"id\", \"stage\": \"passed\" } ] }", "mapping.stages[0]")]
    [InlineData("\"mapping\": { \"items\": \"i\", \"fields\": { \"id\": \"i\", \"title\": \"t\" }, \"stages\": [ { \"field\": \"id\", \"until\": \"close\", \"stage\": \"passed\" } ] }", "mapping.stages[0].until")]
    [InlineData("\"format\": \"feed\"", "mapping.items")]
    [InlineData("\"format\": \"html\", \"mapping\": { \"items\": \"li[\", \"fields\": { \"title\": \"a\", \"url\": \"a@href\" } }", "mapping.items[0]")]
    [InlineData("\"detail\": { \"format\": \"html\", \"url\": \"https://x.example/{slug}\" }", "detail.url")]
    [InlineData("\"detail\": { \"format\": \"html\", \"main\": \"main >>\" }", "detail.main")]
    [InlineData("\"detail\": { \"url\": \"{url}\" }", "detail.format")]
    public void A_mistake_of_meaning_is_told_at_its_place(string change, string place)
    {
        var mapping = change.Contains("\"mapping\"", StringComparison.Ordinal) ? "" : $", {Mapped}";

        var problems = Problems($$"""{ "defaults": { {{Good}} }, "sources": [ { {{change}}{{mapping}} } ] }""");

        Assert.Contains(problems, problem => problem.Path == $"sources[0].{place}" && problem.Remedy.Length > 5);
    }

    [Fact]
    public void A_selector_of_a_list_of_pages_is_allowed_with_its_attribute() =>
        Assert.NotNull(Parse($$"""{ "sources": [ { {{Good.Replace("\"json\"", "\"html\"", StringComparison.Ordinal)}}, "mapping": { "items": "ul.news > li:not(.ad)", "fields": { "title": "a", "url": "a[href^='/x']@href", "id": "@data-id" } }, "detail": { "format": "html", "main": "main article", "drop": ["nav", ".share"] } } ] }"""));

    [Fact]
    public void Two_sources_cannot_share_an_id()
    {
        var problem = Assert.Single(Problems($$"""{ "sources": [ { {{Good}}, {{Mapped}} }, { {{Good}}, {{Mapped}} } ] }"""));

        Assert.Equal("sources[1].id", problem.Path);
        Assert.Contains("sources[0]", problem.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"sources\": [ {,} ] }", "$")]
    [InlineData("[]", "$")]
    [InlineData("{}", "sources")]
    [InlineData("{ \"sources\": {} }", "sources")]
    [InlineData("{ \"sources\": [ 1, null ] }", "sources[1]")]
    [InlineData("{ \"sources\": [ { \"id\": \"half \\ud83d\" } ] }", "sources[0].id")]
    [InlineData("", "$")]
    public void A_file_of_another_form_is_told_so(string text, string place) =>
        Assert.Contains(Problems(text), problem => problem.Path == place);

    [Fact]
    public void A_missing_file_is_a_mistake_too() =>
        Assert.Contains("cannot be read", Assert.Throws<SourceCatalogException>(() => SourceCatalog.Load(Repository.PathOf("no-such.json"))).Message, StringComparison.Ordinal);

    private static SourceCatalog Parse(string text) => SourceCatalog.Parse(text);

    private static IReadOnlyList<SourceProblem> Problems(string text) => Assert.Throws<SourceCatalogException>(() => SourceCatalog.Parse(text)).Problems;
}
