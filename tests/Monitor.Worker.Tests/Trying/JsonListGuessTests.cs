using CsCheck;
using Monitor.Worker.Parsing.Json;
using Monitor.Worker.Sources;

namespace Monitor.Worker.Tests.Trying;

/// <summary>What is guessed about an unknown publisher, for a person to look at.</summary>
public sealed class JsonListGuessTests
{
    [Fact]
    public void The_list_with_titles_and_addresses_is_found_among_others()
    {
        var guess = JsonListGuess.Of("""
            {"meta": {"links": [{"rel": "self", "href": "/x"}]}, "facets": [{"name": "A", "count": 1}, {"name": "B", "count": 2}],
             "hits": {"hits": [{"_id": "1", "source": {"titre": "Projet de loi", "datePublication": "2031-02-04", "url": "/a/1", "resume": "Un texte qui dit ce que contient le projet."}},
                               {"_id": "2", "source": {"titre": "Proposition de loi", "datePublication": "2031-02-03", "url": "/a/2", "resume": "Un autre texte qui dit ce que contient la proposition."}}]}}
            """)!;

        Assert.Equal("hits/hits", guess.Items);
        Assert.Equal(
            new Dictionary<string, string> { ["title"] = "source/titre", ["url"] = "source/url", ["id"] = "_id", ["published"] = "source/datePublication", ["summary"] = "source/resume" },
            guess.Fields);
    }

    [Theory]
    [InlineData("""{"error": "not found"}""")]
    [InlineData("""[1, 2, 3]""")]
    [InlineData("""[{"value": 1}, {"value": 2}]""")]
    [InlineData("<html></html>")]
    public void Without_titles_there_is_no_guess(string text) => Assert.Null(JsonListGuess.Of(text));

    [Fact]
    public void Any_text_comes_to_a_guess_or_none()
    {
        string[] pieces = ["{", "}", "[", "]", ",", ":", "\"title\"", "\"id\"", "\"http://x\"", "\"2031-02-04\"", "1", "null", "\"an act\"", " ", "\\", "\uD800"];
        Gen.Int[0, pieces.Length - 1].Select(index => pieces[index]).Array[0, 40].Sample(
            parts => JsonListGuess.Of(string.Concat(parts)) is null or { Fields.Count: > 0 }, seed: "0000KN1TZOxb", iter: 2_000, threads: 1);
    }

    [Theory]
    [InlineData("https://www.cnil.fr/fr/actualites", "FR", "Europe")]
    [InlineData("https://www.legislation.gov.uk/new", "GB", "Europe")]
    [InlineData("https://www.federalregister.gov/api", "US", "United States")]
    [InlineData("https://www.camara.leg.br/", "BR", "South America")]
    [InlineData("https://www.asamblea.go.cr/", "CR", "Central America")]
    [InlineData("https://www.meity.gov.in/", "IN", "Asia Pacific")]
    [InlineData("https://eur-lex.europa.eu/", "EU", "Europe")]
    [InlineData("https://www.coe.int/", "INT", "International")]
    [InlineData("https://www.example.org/", "INT", "International")]
    public void The_end_of_a_hosts_name_tells_the_place(string url, string jurisdiction, string region) =>
        Assert.Equal(new JurisdictionGuess(jurisdiction, region), JurisdictionGuess.Of(new Uri(url)));
}
