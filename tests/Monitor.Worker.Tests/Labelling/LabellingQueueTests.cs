using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Labelling;
using Monitor.Worker.Labelling.Queue;
using Monitor.Worker.Storage;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Tests.Labelling;

public sealed class LabellingQueueTests : IAsyncLifetime
{
    private LabellingHouse _house = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private LabellingQueue Queue => _house.Get<LabellingQueue>();

    private AskStore Asks => _house.Get<AskStore>();

    public async ValueTask InitializeAsync() => _house = await LabellingHouse.OpenAsync();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task The_queue_mixes_what_is_near_the_threshold_what_scored_high_and_what_was_drawn()
    {
        await _house.BringAsync([.. Enumerable.Range(0, 60).Select(n => n / 60.0)]);

        await _house.Get<QueueFill>().FillAsync("ada", Ct);

        var order = await Queue.OrderAsync("ada", Ct);
        var counts = order.CountBy(ask => ask.Reason).ToDictionary();
        Assert.Equal(QueueShares.Wanted(AskReason.Uncertain), counts[AskReason.Uncertain]);
        Assert.Equal(QueueShares.Wanted(AskReason.HighUnseen), counts[AskReason.HighUnseen]);
        Assert.InRange(counts[AskReason.Sample], 20, 26);
        // Whoever stops after eight has met each kind.
        Assert.Contains(order.Take(8), ask => ask.Reason == AskReason.Uncertain);
        Assert.Contains(order.Take(8), ask => ask.Reason == AskReason.HighUnseen);
        Assert.Contains(order.Take(8), ask => ask.Reason == AskReason.Sample);
    }

    [Fact]
    public async Task Filled_twice_nothing_is_added()
    {
        await _house.BringAsync([.. Enumerable.Range(0, 60).Select(n => n / 60.0)]);
        var first = await _house.Get<QueueFill>().FillAsync("ada", Ct);

        var second = await _house.Get<QueueFill>().FillAsync("bob", Ct);

        Assert.InRange(first, 30, 60);
        Assert.Equal(0, second);
    }

    [Fact]
    public async Task Of_a_cluster_of_reprints_one_is_asked()
    {
        var items = await _house.BringAsync(0.49, 0.48, 0.47);
        int[] bands = [1, 2, 3, 4];
        foreach (var item in items.Take(2)) await BandsAsync(item, bands);
        await BandsAsync(items[2], [5, 6, 7, 8]);
        var candidates = await Asks.CandidatesAsync(items, Ct);

        var kept = await Asks.OneOfEachClusterAsync(candidates, Ct);

        Assert.Equal([items[0], items[2]], kept.Select(candidate => candidate.ItemId));
    }

    [Fact]
    public async Task A_second_opinion_is_not_asked_of_whoever_gave_the_first()
    {
        var item = (await _house.BringAsync(0.7))[0];
        _house.Model.Precedents = [MadeUpModel.Alike(false, 0.8, "a"), MadeUpModel.Alike(false, 0.8, "b")];
        await _house.SayAsync("ada", item, Verdict.Relevant);

        var adas = await Queue.OrderAsync("ada", Ct);
        var second = Assert.Single(await Queue.OrderAsync("bob", Ct));
        var bobs = await Queue.FindAsync(second.Id, "bob", Ct);

        Assert.Empty(adas);
        Assert.Equal((item, AskReason.SecondOpinion, true), (bobs!.Item.Summary.Id, bobs.Ask.Reason, bobs.Blind));
        Assert.Null(await Queue.FindAsync(second.Id, "ada", Ct));
    }

    [Fact]
    public async Task Whoever_answered_one_question_about_a_text_is_not_asked_another()
    {
        var item = (await _house.BringAsync(0.7))[0];
        _house.Model.Precedents = [MadeUpModel.Alike(false, 0.8, "a"), MadeUpModel.Alike(false, 0.8, "b")];
        await _house.SayAsync("ada", item, Verdict.Relevant);
        await _house.Get<QueueFill>().FillAsync("bob", Ct);
        var before = await Queue.OrderAsync("bob", Ct);

        await _house.SayAsync("bob", item, Verdict.Relevant, before.Find(ask => ask.Reason == AskReason.Sample));

        Assert.Equal([AskReason.SecondOpinion, AskReason.Sample], before.Select(ask => ask.Reason).OrderDescending());
        Assert.Empty(await Queue.OrderAsync("bob", Ct));
    }

    [Fact]
    public async Task What_is_skipped_comes_back_behind_the_others()
    {
        await _house.BringAsync(0.45, 0.55);
        var first = await Queue.NextAsync("ada", null, Ct);

        var seen = new List<long> { first!.Ask.Id };
        for (var question = first; seen.Count <= first.Left + 1; seen.Add(question.Ask.Id)) question = (await Queue.NextAsync("ada", seen[^1], Ct))!;

        Assert.Equal(first.Left + 1, seen.SkipLast(1).Distinct().Count());
        Assert.Equal(seen[0], seen[^1]);
    }

    [Fact]
    public async Task An_answer_closes_its_question_and_taking_it_back_opens_it_again()
    {
        await _house.BringAsync(0.45);
        var question = (await Queue.NextAsync("ada", null, Ct))!;

        var kept = Assert.IsType<LabelOutcome.Kept>(await _house.SayAsync("ada", question.Item.Summary.Id, Verdict.NotRelevant, question.Ask));
        var closed = await Asks.FindAsync(question.Ask.Id, Ct);
        await _house.Get<Labeller>().UndoAsync(question.Item.Summary.Id, kept.Id, "ada", Ct);

        Assert.Equal(("ada", kept.Id), (closed!.ClosedBy, closed.LabelId));
        var reopened = await Queue.FindAsync(question.Ask.Id, "ada", Ct);
        Assert.Equal((null, (long?)null), (reopened!.Ask.ClosedBy, reopened.Ask.LabelId));
    }

    [Fact]
    public async Task The_question_is_about_the_text_that_decides_with_its_precedents()
    {
        await _house.BringAsync(0.45);
        _house.Model.Precedents = [MadeUpModel.Alike(true)];

        var question = (await Queue.NextAsync("ada", null, Ct))!;

        Assert.Equal(question.Ask.Fingerprint, question.Text.Fingerprint);
        Assert.StartsWith("Text 0", question.Text.Text, StringComparison.Ordinal);
        Assert.Equal("Precedent of law-1", Assert.Single(question.Precedents).Title);
    }

    private async Task BandsAsync(long item, int[] bands)
    {
        await using var db = await _house.Get<IDbContextFactory<MonitorContext>>().CreateDbContextAsync(Ct);
        db.Likenesses.Add(new LikenessRow { ItemId = item, Fingerprint = $"sketch of {item}", Day = new DateOnly(2031, 3, 1) });
        db.LikenessBands.AddRange(bands.Select(band => new LikenessBandRow { ItemId = item, Band = band }));
        await db.SaveChangesAsync(Ct);
    }
}
