using System.Text.Json.Nodes;
using Monitor.Worker.Sources;

namespace Monitor.Worker.Tests.Sources;

public sealed class SourcesFileTests
{
    private static readonly DateOnly Day = new(2031, 2, 4);

    private static readonly string Shipped = File.ReadAllText(Repository.PathOf("sources.json"));

    [Fact]
    public void An_entry_is_appended_in_the_files_own_layout_and_nothing_else_changes()
    {
        var entry = Entry("zz-new");

        var after = SourcesFile.WithEntry(Shipped, entry);

        var catalog = SourceCatalog.Parse(after);
        Assert.Equal("zz-new", catalog.All[^1].Id.Value);
        Assert.Equal(SourceCatalog.Parse(Shipped).All.Count + 1, catalog.All.Count);
        var added = after.Length - Shipped.Length;
        var at = Enumerable.Range(0, Shipped.Length).First(i => after[i] != Shipped[i]);
        Assert.Equal(Shipped[at..], after[(at + added)..]);
        Assert.Contains(",\n    {\n      \"id\": \"zz-new\",\n      \"name\": \"New\",\n", after, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_is_empty_takes_its_first_entry()
    {
        var after = SourcesFile.WithEntry("{\n  \"sources\": []\n}\n", Entry("zz-new"));

        Assert.Equal("zz-new", Assert.Single(SourceCatalog.Parse(after).All).Id.Value);
    }

    [Theory]
    [InlineData("{ \"sources\": [ {PARTS} ] }")]
    [InlineData("{\r\n  \"sources\": [\r\n    {PARTS}\r\n  ],\r\n  \"defaults\": {}\r\n}\r\n")]
    public void The_day_of_a_pass_is_noted_at_its_source_and_changed_the_next_time(string file)
    {
        var text = file.Replace("PARTS", Parts("xx-e"), StringComparison.Ordinal);

        var tried = new Dictionary<string, string> { ["xx-e"] = Assert.Single(SourceCatalog.Parse(text).All).Fingerprint };
        var noted = SourcesFile.WithVerified(text, tried, Day);
        var again = SourcesFile.WithVerified(noted, tried, Day.AddDays(7));

        Assert.Equal(Day, Assert.Single(SourceCatalog.Parse(noted).All).Verified);
        Assert.Equal(Day.AddDays(7), Assert.Single(SourceCatalog.Parse(again).All).Verified);
        Assert.Equal(noted.Length, again.Length);
        Assert.Equal(text, noted.Replace($", \"verified\": \"2031-02-04\", \"verifiedAs\": \"{tried["xx-e"]}\"", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_source_that_is_read_otherwise_since_its_pass_is_verified_no_more_until_it_passes_again()
    {
        var text = $"{{ \"sources\": [ {{{Parts("xx-e")}}} ] }}";
        var noted = SourcesFile.WithVerified(text, Tried(text), Day);

        var renamed = noted.Replace("\"name\": \"", "\"name\": \"The ", StringComparison.Ordinal);
        var moved = noted.Replace("\"url\": \"https://", "\"url\": \"https://www.", StringComparison.Ordinal);
        var again = SourcesFile.WithVerified(moved, Tried(moved), Day.AddDays(7));

        Assert.NotEqual(noted, renamed);
        Assert.NotEqual(noted, moved);
        Assert.Equal(
            [Day, null, Day.AddDays(7)],
            new[] { renamed, moved, again }.Select(file => Assert.Single(SourceCatalog.Parse(file).All).Verified));
    }

    [Fact]
    public void The_order_of_an_entrys_parts_and_where_they_are_written_is_no_change()
    {
        static string Of(string file) => Assert.Single(SourceCatalog.Parse(file).All).Fingerprint;
        var own = Of($"{{ \"sources\": [ {{{Parts("xx-e")}, \"expect\": {{ \"atLeast\": 2, \"contains\": \"Law\" }} }} ] }}");

        Assert.Equal(own, Of($"{{ \"sources\": [ {{ \"expect\": {{ \"contains\": \"Law\", \"atLeast\": 2 }}, {Parts("xx-e")} }} ] }}"));
        Assert.Equal(own, Of($"{{ \"defaults\": {{ \"expect\": {{ \"contains\": \"Law\", \"atLeast\": 2 }} }}, \"sources\": [ {{{Parts("xx-e")}}} ] }}"));
        Assert.NotEqual(own, Of($"{{ \"sources\": [ {{{Parts("xx-e")}, \"expect\": {{ \"atLeast\": 3, \"contains\": \"Law\" }} }} ] }}"));
    }

    private static Dictionary<string, string> Tried(string file) => SourceCatalog.Parse(file).All.ToDictionary(source => source.Id.Value, source => source.Fingerprint);

    [Fact]
    public void All_sources_of_the_shipped_file_can_be_verified_at_once()
    {
        var noted = SourceCatalog.Parse(SourcesFile.WithVerified(Shipped, Tried(Shipped), Day));

        Assert.All(noted.All, source => Assert.Equal(Day, source.Verified));
    }

    [Fact]
    public void A_file_with_mistakes_is_left_as_it_is()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, """{ "sources": [ { "id": "broken" } ] }""");

        Assert.Throws<SourceCatalogException>(() => SourcesFile.Append(path, Entry("zz-new")));

        Assert.Equal("""{ "sources": [ { "id": "broken" } ] }""", File.ReadAllText(path));
        File.Delete(path);
    }

    private static JsonObject Entry(string id) => (JsonObject)JsonNode.Parse($"{{{Parts(id).Replace("\"name\": \"N\"", "\"name\": \"New\"", StringComparison.Ordinal)}}}")!;

    private static string Parts(string id) =>
        $"\"id\": \"{id}\", \"name\": \"N\", \"jurisdiction\": \"XX\", \"region\": \"Europe\", \"kind\": \"gazette\", \"languages\": \"en\", \"format\": \"feed\", \"url\": \"https://é.example.org/new\", \"schedule\": \"0 0 6 * * ?\", \"enabled\": true";
}
