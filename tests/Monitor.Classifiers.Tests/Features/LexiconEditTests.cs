using CsCheck;
using Monitor.Classifiers.Features;

namespace Monitor.Classifiers.Tests.Features;

public sealed class LexiconEditTests
{
    private static readonly Lexicon Small = new(
        [
            new LexiconEntry("police", "police", "en", "police|constable*"),
            new LexiconEntry("police", "police", "fr", "gendarme*|données de police"),
            new LexiconEntry("user-data", "user data", "en", "user data"),
        ],
        "00");

    [Fact]
    public void An_edit_adds_to_a_row_makes_a_row_and_makes_a_concept()
    {
        var edited = Small.With(
        [
            Add("police", "en", "  sheriff*  "), Add("police", "de", "Polizei*"), Add("drone", "en", "unmanned  aircraft", "drone"), Add("drone", "fr", "drone*"),
        ]);

        Assert.Equal(
            ["police/en/police|constable*|sheriff*", "police/fr/gendarme*|données de police", "police/de/Polizei*", "user-data/en/user data", "drone/en/unmanned aircraft", "drone/fr/drone*"],
            Rows(edited));
        Assert.All(edited.Entries.Where(entry => entry.Concept == "drone"), entry => Assert.Equal("drone", entry.Gloss));
        Assert.Equal(3, Small.Entries.Count);
    }

    [Fact]
    public void What_loses_its_last_term_is_gone() =>
        Assert.Equal(["police/en/constable*", "police/fr/gendarme*|données de police"], Rows(Small.With([Remove("police", "en", "POLICE"), Remove("user-data", "en", "user data")])));

    [Fact]
    public void A_term_is_the_same_however_it_is_written_but_for_its_open_end()
    {
        Assert.Same(Small, Small.With([Add("police", "fr", "Donnees de  POLICE")]));
        Assert.Equal("police/en/police|constable*|constable", Rows(Small.With([Add("police", "en", "constable")]))[0]);
    }

    [Fact]
    public void The_last_edit_of_a_term_wins()
    {
        Assert.Same(Small, Small.With([Add("police", "en", "sheriff"), Remove("police", "en", "Sheriff")]));
        Assert.Same(Small, Small.With([Remove("police", "en", "police"), Add("police", "en", "police")]));
        Assert.Same(Small, Small.With([Add("new", "en", "sheriff", "x"), Remove("new", "en", "sheriff")]));
    }

    [Fact]
    public void The_hash_tells_what_was_changed_and_nothing_else()
    {
        var hash = Small.With([Add("police", "en", "sheriff"), Add("police", "de", "wache")]).Hash;

        Assert.Equal("00", Small.With([Remove("police", "en", "sheriff")]).Hash);
        Assert.Equal(hash, Small.With([Add("police", "de", "wache"), Add("police", "en", "police"), Add("police", "en", "sheriff")]).Hash);
        Assert.NotEqual(hash, Small.With([Add("police", "en", "sheriff")]).Hash);
        Assert.NotEqual(hash, new Lexicon(Small.Entries, "01").With([Add("police", "en", "sheriff"), Add("police", "de", "wache")]).Hash);
        Assert.NotEqual(Small.With([Add("new", "en", "sheriff", "x")]).Hash, Small.With([Add("new", "en", "sheriff", "y")]).Hash);
        Assert.Equal(64, hash.Length);
    }

    [Fact]
    public void Edits_taken_back_give_the_rows_of_before()
    {
        var edit = Gen.Select(One("police", "user-data", "new"), One("en", "fr", "de"), One("alpha", "beta*", "gamma ray"));
        edit.List[0, 6].Sample(adds =>
        {
            var edited = Small.With([.. adds.Select(add => Add(add.Item1, add.Item2, add.Item3, "gloss"))]);
            var back = edited.With([.. adds.Select(add => Remove(add.Item1, add.Item2, add.Item3))]);
            return Rows(back).SequenceEqual(Rows(Small)) && adds.Count == 0 == (edited.Hash == Small.Hash)
                && adds.All(add => edited.Entries.Single(row => row.Concept == add.Item1 && row.Language == add.Item2).Terms.Count(term => term == add.Item3) == 1);
        });
    }

    [Fact]
    public void A_text_is_read_with_the_terms_that_were_added()
    {
        var classifier = new ConceptIndex(Small.With([Add("police", "de", "Polizei*")]).Entries);
        var text = new NormalText();
        text.Append("Die Polizeibehörde");
        List<TermMatch> matches = [];
        classifier.Find(text, ..text.Tokens.Length, "de", matches);

        Assert.Equal("police", classifier.Ids[Assert.Single(matches).Id]);
    }

    [Fact]
    public void What_would_spoil_the_lexicon_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Small.With([Add("police", "en", "a|b")]));
        Assert.Throws<ArgumentException>(() => Small.With([Add("new", "en", "sheriff")]));
    }

    [Theory]
    [InlineData("police", null, "de", "wache", false, "")]
    [InlineData("police", null, "en", "Constable*", true, "")]
    [InlineData("drone", "drone", "en", "drone*", false, "")]
    [InlineData("act-us-sca", "Stored Communications Act", "und", "18 u.s.c. 2703", false, "")]
    [InlineData("Police", "x", "en", "sheriff", false, "lower-case letters")]
    [InlineData("police-", "x", "en", "sheriff", false, "lower-case letters")]
    [InlineData("drone", null, "en", "drone", false, "needs a gloss")]
    [InlineData("drone", " ", "en", "drone", false, "needs a gloss")]
    [InlineData("drone", "a\tb", "en", "drone", false, "gloss holds a tab")]
    [InlineData("drone", "x", "en", "drone", true, "no concept drone")]
    [InlineData("police", null, "pt-BR", "sheriff", false, "without region")]
    [InlineData("police", null, "English", "sheriff", false, "without region")]
    [InlineData("police", null, "en", "x*", false, "shorter than 2")]
    [InlineData("police", null, "en", "--", false, "neither letters nor digits")]
    [InlineData("police", null, "en", "one|two", false, "holds |")]
    [InlineData("police", null, "en", "one\ttwo", false, "holds a tab")]
    [InlineData("police", null, "en", "one\ntwo", false, "line break")]
    [InlineData("police", null, "en", "sher*iff", false, "elsewhere")]
    [InlineData("police", null, "en", "*sheriff", false, "elsewhere")]
    [InlineData("police", null, "en", "sheriff * office", false, "elsewhere")]
    [InlineData("police", null, "en", "sheriff**", false, "elsewhere")]
    [InlineData("police", null, "en", "police", false, "already")]
    [InlineData("police", null, "en", "sheriff", true, "has no term")]
    [InlineData("police", null, "en", "of the", false, "without content")]
    [InlineData("police", null, "und", "der", false, "without content")]
    public void A_mistake_is_told_in_words(string concept, string? gloss, string language, string term, bool removes, string told)
    {
        var mistakes = LexiconEdit.Mistakes(Small, new LexiconEdit(concept, gloss, language, term, removes));

        if (told.Length == 0)
            Assert.Empty(mistakes);
        else
            Assert.Contains(told, Assert.Single(mistakes), StringComparison.Ordinal);
    }

    [Fact]
    public void All_mistakes_are_told_at_once() => Assert.Equal(
        7, LexiconEdit.Mistakes(Small, new LexiconEdit("No Such", "", "??", new string('x', 81) + "|*y\t", false)).Count);

    [Fact]
    public void Eighty_characters_are_the_most()
    {
        Assert.Empty(LexiconEdit.Mistakes(Small, Add("police", "en", new string('x', 80))));
        Assert.Contains("81 characters", Assert.Single(LexiconEdit.Mistakes(Small, Add("police", "en", new string('x', 81)))), StringComparison.Ordinal);
    }

    [Fact]
    public void The_shipped_terms_are_not_mistaken()
    {
        var mistakes = Lexicon.LoadShipped().Entries.SelectMany(entry => entry.Terms.Select(term => new LexiconEdit(entry.Concept, entry.Gloss, entry.Language, term, false)))
            .SelectMany(LexiconChecks.OfShape);

        Assert.Empty(mistakes);
    }

    [Fact]
    public void A_search_ignores_case_and_accents_and_puts_what_is_equal_first()
    {
        Assert.Equal(
            ["police//", "police/en/police", "police/fr/données de police"],
            Small.Search("POLICE", 10).Select(hit => $"{hit.Concept}/{hit.Language}/{hit.Term}"));
        Assert.Equal("données de police", Assert.Single(Small.Search("donnees", 10)).Term);
        Assert.Equal("constable*", Assert.Single(Small.Search("stab", 10)).Term);
        Assert.Equal(["user-data//", "user-data/en/user data"], Small.Search("user", 10).Select(hit => $"{hit.Concept}/{hit.Language}/{hit.Term}"));
        Assert.Single(Small.Search("police", 1));
        Assert.Empty(Small.Search(" * ", 10));
    }

    [Theory]
    [InlineData("полицейский", "полицеискии")]
    [InlineData("dữ liệu", "du lieu")]
    public void A_search_needs_no_accents_where_the_matching_keeps_them(string term, string sought) =>
        Assert.Equal(term, Assert.Single(new Lexicon([new LexiconEntry("x", "y", "und", term)], "").Search(sought, 5)).Term);

    [Fact]
    public void Concepts_are_summed_up()
    {
        Assert.Equal([new ConceptSummary("police", "police", 2, 4), new ConceptSummary("user-data", "user data", 1, 1)], Small.Concepts);
        var shipped = Lexicon.LoadShipped();
        Assert.Equal(shipped.Entries.Count, shipped.Concepts.Sum(concept => concept.Languages));
        Assert.NotEmpty(shipped.Search("subscriber", 20));
    }

    private static Gen<string> One(params string[] of) => Gen.Int[0, of.Length - 1].Select(i => of[i]);

    private static LexiconEdit Add(string concept, string language, string term, string? gloss = null) => new(concept, gloss, language, term, false);

    private static LexiconEdit Remove(string concept, string language, string term) => new(concept, null, language, term, true);

    private static List<string> Rows(Lexicon lexicon) => [.. lexicon.Entries.Select(entry => $"{entry.Concept}/{entry.Language}/{entry.Written}")];
}
