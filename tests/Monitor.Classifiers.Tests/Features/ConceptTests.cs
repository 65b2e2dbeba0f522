using Monitor.Classifiers.Features;

namespace Monitor.Classifiers.Tests.Features;

public sealed class ConceptTests
{
    private static readonly ConceptIndex Index = new(
    [
        new LexiconEntry("borders", "borders", "en", "visa*"),
        new LexiconEntry("warrants", "warrant", "en", "warrant*"),
        new LexiconEntry("searches", "search", "en", "warrant*"),
        new LexiconEntry("police", "police", "cs", "policejní*"),
        new LexiconEntry("police", "police", "fr", "gendarme*"),
        new LexiconEntry("act-budapest", "Budapest Convention", "und", "budapest convention"),
        new LexiconEntry("communications", "communications", "uk", "зв язку"),
    ]);

    [Theory]
    [InlineData("visas for students", "en", "borders")]
    [InlineData("proposition de loi visant à modifier", "fr", "")]
    [InlineData("the Budapest Convention", "cs", "act-budapest")]
    [InlineData("policejní zbor", "sk", "police")]
    [InlineData("visas for students", null, "borders")]
    [InlineData("visas for students", "tlh", "borders")]
    public void Words_count_in_texts_of_their_own_language_of_its_relatives_and_of_none(string text, string? language, string found) =>
        Assert.Equal(found, string.Join(",", Find(text, language)));

    [Fact]
    public void A_word_may_stand_for_two_concepts() => Assert.Equal(["searches", "warrants"], Find("a warrant", "en").Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("послуги зв'язку")]
    [InlineData("послуги зв’язку")]
    [InlineData("послуги звʼязку")]
    public void An_apostrophe_is_one_however_it_is_typed(string text) => Assert.Equal(["communications"], Find(text, "uk"));

    [Theory]
    [InlineData("犯罪捜査法", null, 1)]
    [InlineData("犯罪捜査法", "ja", 1)]
    [InlineData("犯罪捜査法", "zh", 0)]
    public void A_short_title_of_untold_language_is_read_with_every_language_s_words(string title, string? language, int found)
    {
        var document = new DocumentFeatures(new ConceptIndex([new LexiconEntry("investigation", "investigation", "ja", "犯罪捜査"), new LexiconEntry("police", "police", "zh", "警察")]));
        document.Read(new TextToAssess { Title = title, Body = "", Language = language });

        var concepts = 0;
        foreach (var occurrence in document.Occurrences) concepts += occurrence.Kind == FeatureKind.Concept ? 1 : 0;
        Assert.Equal(found, concepts);
    }

    [Fact]
    public void A_phrase_added_after_the_first_search_is_a_mistake_of_the_program()
    {
        var matcher = new TermMatcher();
        matcher.Add("police", 1);
        var text = new NormalText();
        text.Append("police");
        matcher.Find(text, ..text.Tokens.Length, []);

        Assert.Throws<InvalidOperationException>(() => matcher.Add("court", 2));
    }

    [Fact]
    public void A_law_is_known_by_its_prefix() => Assert.Equal(["act-budapest"], Index.Ids.Where((_, i) => Index.IsNamedLaw(i)));

    private static List<string> Find(string text, string? language)
    {
        var normal = new NormalText();
        normal.Append(text);
        List<TermMatch> matches = [];
        Index.Find(normal, ..normal.Tokens.Length, language, matches);
        return [.. matches.Select(match => Index.Ids[match.Id])];
    }
}
