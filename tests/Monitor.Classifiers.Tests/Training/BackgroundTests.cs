using Monitor.Classifiers.Models;
using Monitor.Classifiers.Training;

namespace Monitor.Classifiers.Tests.Training;

/// <summary>What is usual in what an installation crawls is learnt from, and counted in no figure.</summary>
public sealed class BackgroundTests
{
    private static readonly string[] Usual =
    [
        "The harbour police may request information of operators of ferries on the berths that were used, and the warrant of the harbour master is shown to the skipper on demand.",
        "Operators of ferries give the harbour police information on berths once a week, by letter or by telephone, and the harbour master keeps the letters.",
    ];

    private static readonly TextToAssess OneOfThem = new() { Title = "", Body = Usual[0], Language = "en" };

    [Fact]
    public void A_passage_like_it_is_taken_for_less_relevant()
    {
        var (without, with) = (Scored(0), Scored(200));

        Assert.True(with < without / 2, $"{without:0.000} without, {with:0.000} with");
    }

    [Fact]
    public void It_is_part_of_what_a_model_is_and_of_no_figure()
    {
        var (model, card) = Examples.Train(Input(200));
        var (_, plain) = Examples.Train(Examples.Input);

        Assert.Equal((200, 200, 0), (model.Background, card.Background, plain.Background));
        Assert.NotEqual(plain.Id, card.Id);
        Assert.Equal((plain.Examples, plain.Relevant, plain.Families, plain.LabelsHash), (card.Examples, card.Relevant, card.Families, card.LabelsHash));
        Assert.Equal(card.Examples, card.Metrics.Examples);
        Assert.Equal(card.Examples, card.LanguageMetrics!.Values.Sum(language => language.Examples));
        Assert.Equal(card.Examples, model.Examples.Count);
    }

    [Fact]
    public void The_same_passages_give_the_same_model_and_others_another()
    {
        var (one, again, other) = (Examples.Train(Input(50)).Model, Examples.Train(Input(50)).Model, Examples.Train(Input(51)).Model);

        Assert.Equal(one.Id, again.Id);
        Assert.Equal(one.Relevance.Weights, again.Relevance.Weights);
        Assert.NotEqual(one.Id, other.Id);
    }

    [Fact]
    public void What_a_label_would_change_is_tried_with_it_too()
    {
        var input = Input(60);
        var more = Examples.Row("new", "en", true, "", "Ferries hand over subscriber information to the police on a production order");

        var refitted = RelevanceRefit.Prepare(input, TestContext.Current.CancellationToken).With([more], TestContext.Current.CancellationToken);
        var (trained, _) = Examples.Train(input with { Examples = [.. input.Examples, more] });

        Assert.Equal(trained.Vocabulary.Keys, refitted.Model.Vocabulary.Keys);
        Assert.Equal(trained.Relevance.Weights, refitted.Model.Relevance.Weights);
        Assert.Equal(trained.Relevance.Intercept, refitted.Model.Relevance.Intercept);
        Assert.Equal(trained.Background, refitted.Model.Background);
    }

    [Fact]
    public void A_passage_of_an_item_that_is_labelled_by_now_does_not_speak_against_the_label()
    {
        var input = Input(60) with { Background = [.. Enumerable.Range(0, 60).Select(i => new BackgroundPassage(i < 30 ? "item-0" : $"item-{i}", "en", i < 30 ? Usual[0] : "Fares of ferries are set by the council each spring and posted at the quay."))] };
        var refit = RelevanceRefit.Prepare(input, TestContext.Current.CancellationToken);

        var (own, foreign) = (With("item-0"), With("item-x"));

        Assert.True(own > foreign, $"{own:0.000} where the passages are the label's own, {foreign:0.000} where they are another's");

        double With(string family) => refit.With([Examples.Row(family, "en", true, "", "Ferries and berths") with { Text = Usual[0] }], TestContext.Current.CancellationToken).Assess(OneOfThem).Relevance;
    }

    [Fact]
    public void A_model_that_knows_enough_of_it_may_be_surer_of_one_section()
    {
        var model = ShippedModel.Model;
        var knowing = new TrainedModel("knowing", model.Vocabulary, model.Concepts, model.Relevance, model.Instruments, model.Examples, BackgroundPassage.FewestToLearnFrom);
        var hardly = new TrainedModel("hardly", model.Vocabulary, model.Concepts, model.Relevance, model.Instruments, model.Examples, BackgroundPassage.FewestToLearnFrom - 1);
        var text = new TextToAssess { Title = "Harbours Act", Body = string.Join('\n', Enumerable.Repeat(Usual[0] + " " + Usual[1], 40)), Language = "en" };

        Assert.True(Relevance(knowing, text) > Relevance(hardly, text));
        Assert.Equal(Relevance(model, text), Relevance(hardly, text));
    }

    [Fact]
    public void The_file_keeps_how_much_of_it_there_was()
    {
        var place = Directory.CreateTempSubdirectory("monitor-background-");
        try
        {
            var folder = new ModelFolder(place.FullName);
            var (model, card) = Examples.Train(Input(20));
            folder.SaveCandidate(model, card);

            Assert.Equal(20, folder.Load(ModelSlot.Candidate, Examples.Topics)!.Model.Background);
            Assert.Equal(20, folder.ReadCard(ModelSlot.Candidate)!.Background);
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }

    private static double Scored(int passages) => Relevance(Examples.Train(Input(passages)).Model, OneOfThem);

    private static double Relevance(TrainedModel model, TextToAssess text) => new LearnedClassifier(model, Examples.Topics).Assess(text).Relevance;

    private static TrainingInput Input(int passages) =>
        Examples.Input with { Background = [.. Enumerable.Range(0, passages).Select(i => new BackgroundPassage($"item-{i}", "en", $"{Usual[i % 2]} Berth {i}."))] };
}
