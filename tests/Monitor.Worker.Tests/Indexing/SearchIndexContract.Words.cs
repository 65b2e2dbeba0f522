using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Indexing;

public abstract partial class SearchIndexContract
{
    private Task PutLawsAsync() => PutAsync(
        Item(1, "Production Orders Act", "A court may order a provider to disclose subscriber data to the police."),
        Item(2, "Fisheries Act", "Vessels must disclose their catch. The police may board. Data on subscriber quotas is public."),
        Item(3, "Interception of Communications Bill", "Warrants for the interception of communications by an intercepting authority.") with
        {
            Number = "C-2",
            Jurisdiction = "CA",
            Region = "Canada",
            Sources = ["ca-bills", "ca-gazette"],
            Stage = Stage.Committee,
            Kind = "bill",
            Instruments = ["interception"],
            PolicyAreas = ["law-enforcement-response"],
            Relevance = 0.9,
            Relevant = true,
        },
        Item(4, "Loi sur les communications électroniques", "Les opérateurs conservent les données de connexion pendant un an.", "fr") with
        {
            Number = "2031-118",
            Keys = ["eli:fr:loi-2031-118"],
            Jurisdiction = "FR",
            Sources = ["fr-jorf"],
            Stage = Stage.InForce,
            Kind = "act",
            Instruments = ["data-retention", "preservation"],
            PolicyAreas = ["law-enforcement-response"],
            Relevance = 0.7,
            Relevant = true,
        });

    [Theory]
    [InlineData("police", 1, 2)]
    [InlineData("police court", 1)]
    [InlineData("police AND court", 1)]
    [InlineData("court OR vessels", 1, 2)]
    [InlineData("police NOT vessels", 1)]
    [InlineData("police -vessels", 1)]
    [InlineData("police -\"subscriber data\"", 2)]
    [InlineData("\"subscriber data\"", 1)]
    [InlineData("“subscriber data”", 1)]
    [InlineData("\"data subscriber\"")]
    [InlineData("(court OR vessels) police", 1, 2)]
    [InlineData("police (court OR warrants)", 1)]
    [InlineData("-police", 3, 4)]
    [InlineData("NOT (police OR interception)", 4)]
    [InlineData("inter*", 3)]
    [InlineData("INTERCEPT*", 3)]
    [InlineData("nothing-of-the-kind")]
    [InlineData("court police zebra")]
    public async Task Words_phrases_and_operators_find(string text, params int[] expected) =>
        Assert.Equal(expected.Select(id => (long)id), await IdsAsync(await WithLaws(text)));

    [Theory]
    [InlineData("disclosing", 1, 2)]
    [InlineData("warrant", 3)]
    [InlineData("donnee connexions", 4)]
    [InlineData("ELECTRONIQUES", 4)]
    [InlineData("\"warrant\"")]
    public async Task Other_forms_of_a_word_are_found_but_not_inside_quotation_marks(string text, params int[] expected) =>
        Assert.Equal(expected.Select(id => (long)id), await IdsAsync(await WithLaws(text)));

    [Theory]
    [InlineData("title:interception", 3)]
    [InlineData("title:police")]
    [InlineData("title:\"production orders\"", 1)]
    [InlineData("title:(fisheries OR production)", 1, 2)]
    [InlineData("title: fisheries", 2)]
    [InlineData("title:produc*", 1)]
    [InlineData("number:C-2", 3)]
    [InlineData("number:\"c 2\"", 3)]
    [InlineData("number:2031*", 4)]
    [InlineData("jurisdiction:ca", 3)]
    [InlineData("JURISDICTION:CA OR jurisdiction:FR", 3, 4)]
    [InlineData("region:canada", 3)]
    [InlineData("region:EMEA", 1, 2, 4)]
    [InlineData("source:ca-gazette", 3)]
    [InlineData("source:ca-*", 3)]
    [InlineData("instrument:preservation", 4)]
    [InlineData("area:law-enforcement-response", 3, 4)]
    [InlineData("language:fr", 4)]
    [InlineData("stage:committee", 3)]
    [InlineData("stage:\"in force\"", 4)]
    [InlineData("kind:bill", 3)]
    [InlineData("relevant:yes", 3, 4)]
    [InlineData("-kind:bill relevant:yes", 4)]
    [InlineData("police jurisdiction:GB", 1, 2)]
    public async Task A_word_before_a_colon_narrows_to_a_field(string text, params int[] expected) =>
        Assert.Equal(expected.Select(id => (long)id), await IdsAsync(await WithLaws(text)));

    [Fact]
    public async Task Everything_is_found_when_nothing_is_asked()
    {
        await PutLawsAsync();

        var result = await FindAsync("  ");

        Assert.Equal(4, result.Total);
        Assert.Null(result.Note);
    }

    [Fact]
    public async Task A_hit_in_the_title_ranks_before_hits_in_the_text()
    {
        await PutAsync(
            Item(1, "Miscellaneous provisions", "On encryption, encryption keys and the encryption of messages."),
            Item(2, "Encryption Act", "On the keys of messages and their safe keeping by providers."));

        var found = await IdsAsync(new SearchQuery { Text = "encryption" });

        Assert.Equal([2, 1], found);
    }

    [Theory]
    [InlineData("C-2", 3)]
    [InlineData("c2", 3)]
    [InlineData("H.R. 4321", 10)]
    [InlineData("HR 4321", 10)]
    [InlineData("hr4321", 10)]
    [InlineData("h. r. 4321", 10)]
    [InlineData("H.R. 4321 warrants", 10)]
    [InlineData("2031/0042(COD)", 11)]
    [InlineData("32031R0007", 11)]
    [InlineData("celex:32031R0007", 11)]
    public async Task Official_numbers_find_their_item_first_however_they_are_written(string text, int expected)
    {
        await PutLawsAsync();
        await PutAsync(
            Item(10, "Stored Communications Reform", "Requires warrants.") with { Number = "H.R. 4321", Keys = ["us:119:hr4321"] },
            Item(11, "Proposal on electronic evidence", "Orders.") with { Number = "2031/0042(COD)", Keys = ["celex:32031R0007"] },
            Item(12, "Report on bills", "On C-2, C-2 and C 2; on H.R. 4321 and H. R. 4321 with warrants; on 2031/0042(COD) and 32031R0007."));

        Assert.Equal(expected, (await IdsAsync(new SearchQuery { Text = text })).FirstOrDefault());
    }

    [Fact]
    public async Task A_word_that_its_language_leaves_out_does_not_hide_a_law()
    {
        await PutAsync(Item(1, "Access of authorities: subscriber data"));

        await AssertFindsAsync("access to the subscriber data", 1);
    }

    [Theory]
    [InlineData("\"police court", "quotation mark")]
    [InlineData("police OR", "OR")]
    [InlineData("(police", "bracket")]
    [InlineData("police)", "bracket")]
    [InlineData("colour:police", "colour")]
    [InlineData("po*ce", "star")]
    [InlineData("stage:nearly", "in-force")]
    [InlineData("region:Atlantis", "Europe")]
    [InlineData("?!", "no word")]
    public async Task Odd_queries_get_an_answer_and_a_note(string text, string inNote)
    {
        await PutLawsAsync();

        var result = await FindAsync(text);

        Assert.Contains(inNote, result.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*:*")]
    [InlineData("{!lucene}text:police")]
    [InlineData("text:[* TO *]")]
    [InlineData("_id:1 || 1==1; DROP TABLE items;--")]
    [InlineData("{\"match_all\":{}}")]
    [InlineData("/.*/~2^1e999")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\0\u0001\uD800\uFFFF")]
    [InlineData("$where: sleep(1000) %00 ../../etc/passwd")]
    public async Task Other_languages_of_queries_are_only_words(string text)
    {
        await PutAsync(Item(1, "Quiet law", "Nothing of the sort."));

        var result = await FindAsync(text + " quietlaw");

        Assert.Equal(0, result.Total);
    }

    [Theory]
    [InlineData("(alpha OR gamma ", ")")]
    [InlineData("(alpha gamma OR alpha ", ")")]
    [InlineData("-(-(alpha) ", ")")]
    [InlineData("alpha OR (gamma (alpha NEAR/3 beta) ", ")")]
    public async Task Brackets_inside_brackets_get_an_answer(string open, string close)
    {
        await PutAsync(Item(1, "Alpha beta"), Item(2, "Delta"));

        for (var depth = 1; depth <= 17; depth++)
        {
            var result = await FindAsync(string.Concat(Enumerable.Repeat(open, depth)) + "alpha" + string.Concat(Enumerable.Repeat(close, depth)));

            Assert.InRange(result.Total, 0, 2);
        }
    }

    private async Task<string> WithLaws(string text)
    {
        await PutLawsAsync();
        return text;
    }
}
