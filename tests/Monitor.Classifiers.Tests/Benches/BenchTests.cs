using Monitor.Classifiers.Benches;

namespace Monitor.Classifiers.Tests.Benches;

public sealed class BenchTests
{
    private static readonly string[] Fruit = ["apple orchard harvest", "pear tree blossom", "cherry picking season", "plum jam and apple cider"];
    private static readonly string[] Ships = ["harbour pilot vessel", "ship captain and crew", "tanker leaves the harbour", "vessel under repair in dock"];
    private static readonly string[] Rooms = ["kitchen and bathroom tiles", "living room furniture", "bathroom mirror lamp", "furniture for the kitchen"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Two_classes_are_told_apart_by_one_head()
    {
        var result = TextBench.Run(Set(("1", Fruit), ("0", Ships)), Set(("1", Fruit), ("0", Ships)), seed: 7, Ct);

        Assert.Equal((24, 24, 2), (result.Train, result.Test, result.Classes));
        Assert.Equal((1.0, 1.0, 1.0), (result.Accuracy, result.F1, result.PrAuc));
        Assert.True(result.BatchDocsS > 0 && result.SingleDocsS > 0 && result.P99Ms > 0 && result.FitS > 0);
    }

    [Fact]
    public void The_positive_class_is_1_whichever_is_rarer_or_first()
    {
        var reversed = TextBench.Run(Set(("2", Fruit), ("1", Ships)), Set(("1", Ships), ("2", Fruit), ("2", Rooms)), seed: 7, Ct);

        Assert.True(reversed.PrAuc > 0.9, $"{reversed.PrAuc}");
    }

    [Fact]
    public void More_classes_have_a_head_each()
    {
        var rows = Set(("fruit", Fruit), ("ships", Ships), ("rooms", Rooms));
        var result = TextBench.Run(rows, rows, seed: 7, Ct);

        Assert.Equal((3, 1.0), (result.Classes, result.Accuracy));
    }

    [Fact]
    public void One_class_is_refused() => Assert.Throws<ArgumentException>(() => TextBench.Run(Set(("1", Fruit)), Set(("1", Fruit)), seed: 7, Ct));

    [Fact]
    public void The_same_input_gives_the_same_figures()
    {
        var rows = Set(("1", Fruit), ("0", Ships), ("0", Rooms));
        var (first, second) = (TextBench.Run(rows, rows, seed: 7, Ct), TextBench.Run(rows, rows, seed: 7, Ct));

        Assert.Equal((first.PrAuc, first.F1, first.Features), (second.PrAuc, second.F1, second.Features));
    }

    [Fact]
    public void A_queue_that_learns_saves_reading()
    {
        List<ScreeningRecord> records =
        [
            .. Enumerable.Range(0, 300).Select(i => new ScreeningRecord($"{Ships[i % 4]} {i}", $"{Rooms[i % 4]} number {i}", false)),
            .. Enumerable.Range(0, 12).Select(i => new ScreeningRecord($"{Fruit[i % 4]} {i}", $"report on {Fruit[(i + 1) % 4]}", true)),
        ];
        var result = Screening.Run(records, seeds: 3, Ct);

        Assert.Equal((312, 12), (result.N, result.Positives));
        // All twelve within the first fifty of 312, against 296 in random order.
        Assert.True(result.Wss95 > 0.8, $"{result.Wss95}");
        Assert.Equal(1, result.Recall10);
        Assert.Equal(result, Screening.Run(records, seeds: 3, Ct));
    }

    [Fact]
    public void Records_of_one_kind_only_are_refused() =>
        Assert.Throws<ArgumentException>(() => Screening.Run([new ScreeningRecord("a", "b", true), new ScreeningRecord("c", "d", true)], seeds: 1, Ct));

    private static List<LabelledText> Set(params (string Label, string[] Texts)[] classes) =>
    [
        .. classes.SelectMany(group => Enumerable.Range(0, 12).Select(i =>
            new LabelledText(group.Label, $"{group.Texts[i % group.Texts.Length]} {group.Texts[(i + 1) % group.Texts.Length]}"))),
    ];
}
