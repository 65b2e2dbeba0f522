using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Monitor.Worker.Documents;
using Monitor.Worker.Sources;
using Monitor.Worker.Sources.Entries;

namespace Monitor.Worker.Tests.Sources;

/// <summary>The schema and the page about sources say what the loader does.</summary>
public sealed partial class SchemaTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(File.ReadAllText(Repository.PathOf("docs", "sources.schema.json")))!;

    [Theory]
    [InlineData(typeof(CatalogFile), "")]
    [InlineData(typeof(SourceEntry), "source")]
    [InlineData(typeof(CalendarEntry), "calendar")]
    [InlineData(typeof(AccessEntry), "access")]
    [InlineData(typeof(KeyEntry), "key")]
    [InlineData(typeof(MappingEntry), "mapping")]
    [InlineData(typeof(FieldEntry), "field")]
    [InlineData(typeof(StageEntry), "stage")]
    [InlineData(typeof(DetailEntry), "detail")]
    [InlineData(typeof(PagingEntry), "paging")]
    [InlineData(typeof(DaysEntry), "days")]
    [InlineData(typeof(ExpectEntry), "expect")]
    public void The_loader_and_the_schema_know_the_same_names(Type entry, string definition)
    {
        var described = Described(definition);

        Assert.Equal(
            SourcesJson.Default.GetTypeInfo(entry)!.Properties.Select(property => property.Name).Order(StringComparer.Ordinal),
            described["properties"]!.AsObject().Select(pair => pair.Key).Order(StringComparer.Ordinal));
        Assert.False(described["additionalProperties"]!.GetValue<bool>());
    }

    [Fact]
    public void The_schema_lists_the_words_that_the_loader_takes()
    {
        Assert.Equal(Regions.All, Words("source", "region"));
        Assert.Equal(Stages.Codes.Order(StringComparer.Ordinal), Words("stage", "stage").Order(StringComparer.Ordinal));
        Assert.Equal(Names<SourceFormat>(), Words("source", "format"));
        Assert.Equal(Names<PagingKind>(), Words("paging", "kind"));
        Assert.Equal(Names<DetailVisit>(), Words("detail", "visit"));
        Assert.Equal(Names<ListFinding>(), Words("mapping", "list"));
        Assert.Equal(Names<NoIssue>(), Described("days")["properties"]!["nothing"]!["items"]!["enum"]!.AsArray().Select(word => word!.GetValue<string>()));
        Assert.Equal(Words("stage", "stage"), Words("stage", "then"));
    }

    [Fact]
    public void Every_example_of_the_page_about_sources_is_a_good_source()
    {
        var examples = Example().Matches(File.ReadAllText(Repository.PathOf("docs", "adding-a-source.md"))).Select(match => match.Groups[1].Value).ToList();

        var catalog = SourceCatalog.Parse($$"""{ "sources": [ {{string.Join(",", examples)}} ] }""", "adding-a-source.md");

        Assert.Equal(examples.Count, catalog.All.Count);
        Assert.Equal([SourceFormat.Feed, SourceFormat.Json, SourceFormat.Json, SourceFormat.Xml, SourceFormat.Html, SourceFormat.Html], catalog.All.Select(source => source.Format));
    }

    private static JsonNode Described(string definition)
    {
        var described = definition.Length == 0 ? Schema : Schema["$defs"]![definition]!;
        return described["oneOf"] is JsonArray forms ? forms.Single(form => form!["properties"] is not null)! : described;
    }

    private static IEnumerable<string> Words(string definition, string property) =>
        Described(definition)["properties"]![property]!["enum"]!.AsArray().Select(word => word!.GetValue<string>());

    private static IEnumerable<string> Names<T>()
        where T : struct, Enum => Enum.GetNames<T>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName);

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
