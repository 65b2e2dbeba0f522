using Monitor.Classifiers.Features;
using Monitor.Classifiers.Models;

namespace Monitor.Classifiers.Tests.Features;

public sealed class VocabularyGapTests
{
    private static readonly TrainedModel Model = ModelOf(
        [new LexiconEntry("police", "police", "en", "police constable*"), new LexiconEntry("unlearned", "unlearned", "en", "drone*")],
        (FeatureKind.Word, "subscriber"), (FeatureKind.Stem, "operat"), (FeatureKind.Concept, "police"), (FeatureKind.Gram, "kay"), (FeatureKind.Gram, "ayt"), (FeatureKind.Gram, "kayt"));

    private static readonly VocabularyGap Gap = new(Model);

    [Theory]
    [InlineData("the subscriber", 1, 0)]
    [InlineData("subscriber blockchain", 2, 1)]
    [InlineData("operators operating", 2, 0)]
    [InlineData("police constables", 2, 0)]
    [InlineData("police sergeants", 2, 2)]
    [InlineData("drone drone", 2, 2)]
    [InlineData("section 2703 of 2019", 1, 1)]
    [InlineData("", 0, 0)]
    public void A_word_is_known_by_itself_its_stem_or_its_concept(string title, int words, int unknown) =>
        Assert.Equal((words, unknown), Gap.Measure(new TextToAssess { Title = title, Language = "en" }));

    [Theory]
    [InlineData("kayt", "fi", 0)]
    [InlineData("kaytto", "fi", 1)]
    [InlineData("kayta", "fi", 0)]
    public void Where_words_are_read_by_pieces_half_of_them_make_it_known(string title, string language, int unknown) =>
        Assert.Equal((1, unknown), Gap.Measure(new TextToAssess { Title = title, Language = language }));

    [Fact]
    public void Scripts_without_spaces_have_no_words_to_count() =>
        Assert.Equal((0, 0), Gap.Measure(new TextToAssess { Title = "電気通信事業者に対する", Language = "ja" }));

    [Fact]
    public void Unknown_words_are_counted_once_a_document_and_those_of_one_document_left_out()
    {
        TextToAssess[] texts =
        [
            Text("Blockchain wallet", "The wallet of a subscriber. Wallet!"), Text("Blockchain", "and a mixer"), Text("A wallet", "tumbler"), Text("WALLET mixer", ""),
        ];

        Assert.Equal([new UnknownWord("wallet", 3), new("blockchain", 2), new("mixer", 2)], Gap.FrequentUnknown(texts, 10));
        Assert.Equal([new UnknownWord("wallet", 3)], Gap.FrequentUnknown(texts, 1));
    }

    [Fact]
    public void A_model_knows_more_of_what_it_was_trained_on_than_of_another_field()
    {
        var gap = new VocabularyGap(Examples.Train(Examples.Input).Model);
        var trained = gap.Measure(Text("Service providers must hand over subscriber information on a production order of the court", ""));
        var other = gap.Measure(Text("Zoological gardens breed flamingos, ostriches and endangered salamanders in heated aviaries", ""));

        Assert.True(2 * trained.Unknown < trained.Words, $"{trained}");
        Assert.True(2 * other.Unknown > other.Words, $"{other}");
    }

    private static TextToAssess Text(string title, string body) => new() { Title = title, Body = body, Language = "en" };

    private static TrainedModel ModelOf(LexiconEntry[] lexicon, params (FeatureKind Kind, string Name)[] features)
    {
        var vocabulary = new Vocabulary([.. features.Select(feature => new VocabularyEntry(Hashing.Tagged(feature.Kind, Hashing.Of(feature.Name)), feature.Kind, feature.Name, 1))]);
        return new TrainedModel("test", vocabulary, new ConceptIndex(lexicon), new LinearHead("relevance", new float[vocabulary.Count], 0), [], []);
    }
}
