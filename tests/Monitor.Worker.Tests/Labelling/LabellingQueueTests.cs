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

        var kept = await Asks.OneOfEachClusterAsync(candidates, labelledToo: true, DateTimeOffset.MinValue, Ct);

        Assert.Equal([items[0], items[2]], kept.Select(candidate => candidate.ItemId));
    }

    [Fact]
    public async Task Reprints_of_what_was_answered_are_not_asked_one_after_the_other()
    {
        await _house.BringAsync(0.01);
        await _house.Get<QueueFill>().FillAsync("ada", Ct);
        var items = await _house.BringAsync(0.49, 0.48, 0.47, 0.46);
        foreach (var item in items.Take(3)) await BandsAsync(item, [1, 2, 3, 4]);
        await BandsAsync(items[3], [1, 2, 30, 40]);
        var asked = new List<long>();

        for (var batch = 0; batch < 4; batch++)
        {
            await _house.Get<QueueFill>().FillAsync("ada", Ct);
            foreach (var ask in (await Asks.OpenAsync(Ct)).Where(ask => ask.Reason == AskReason.Uncertain))
            {
                asked.Add(ask.ItemId);
                await _house.SayAsync("ada", ask.ItemId, Verdict.NotRelevant, ask);
            }
        }

        Assert.Equal([items[0], items[3]], asked);
    }

    [Fact]
    public async Task Of_a_cluster_that_was_labelled_long_ago_one_is_asked_again_and_not_the_next_after_it()
    {
        var items = await _house.BringAsync(0.9, 0.9);
        await _house.Get<QueueFill>().FillAsync("ada", Ct);
        _house.Clock.Advance(TimeSpan.FromMinutes(1));
        foreach (var item in items)
        {
            await BandsAsync(item, [1, 2, 3, 4]);
            await _house.SayAsync("ada", item, Verdict.Relevant);
        }

        foreach (var ask in await Asks.OpenAsync(Ct)) await Asks.CloseAsync(ask.Id, "nobody", null, Ct);
        _house.Clock.Advance(TimeSpan.FromDays(40));
        var asked = new List<long>();

        for (var batch = 0; batch < 3; batch++)
        {
            await _house.Get<QueueFill>().FillAsync("ada", Ct);
            foreach (var ask in (await Asks.OpenAsync(Ct)).Where(ask => ask.Reason == AskReason.Repeat))
            {
                asked.Add(ask.ItemId);
                await _house.SayAsync("ada", ask.ItemId, Verdict.Relevant, ask);
            }
        }

        Assert.Equal([items[0]], asked);
        Assert.Equal(2, (await _house.Store.Labels.ForItemAsync(items[0], Ct)).Count);
    }

    [Fact]
    public async Task Labels_given_anywhere_make_room_for_new_questions()
    {
        await _house.BringAsync([.. Enumerable.Range(0, 60).Select(n => n / 60.0)]);
        await _house.Get<QueueFill>().FillAsync("ada", Ct);
        var asked = (await Asks.OpenAsync(Ct)).Where(ask => ask.Reason == AskReason.Uncertain).ToList();

        // Not through the queue: nobody says which question it answers.
        foreach (var ask in asked) await _house.SayAsync("ada", ask.ItemId, Verdict.NotRelevant);
        await _house.Get<QueueFill>().FillAsync("ada", Ct);

        Assert.All(await Asks.OpenAsync(Ct), ask => Assert.DoesNotContain(asked, known => known.Id == ask.Id));
        Assert.Equal(QueueShares.Wanted(AskReason.Uncertain), (await Queue.OrderAsync("ada", Ct)).Count(ask => ask.Reason == AskReason.Uncertain));
        var closed = await Asks.FindAsync(asked[0].Id, Ct);
        Assert.Equal(("ada", asked[0].ItemId), (closed!.ClosedBy, (await _house.Store.Labels.FindAsync(closed.LabelId!.Value, Ct))!.Given.ItemId));
    }

    [Fact]
    public async Task A_drawn_text_is_answered_by_a_label_of_it_wherever_it_was_given_but_not_by_one_of_another_version()
    {
        var items = await _house.BringAsync(0.1, 0.2);
        await _house.Get<QueueFill>().FillAsync("ada", Ct);
        var drawn = (await Asks.OpenAsync(Ct)).Where(ask => ask.Reason == AskReason.Sample).ToDictionary(ask => ask.ItemId);

        await _house.SayAsync("ada", items[0], Verdict.NotRelevant);
        await Asks.CloseAnsweredAsync(items[1], "of another version", "ada", 1, anew: true, Ct);

        Assert.Equal([items[1]], (await Asks.OpenAsync(Ct)).Where(ask => ask.Reason == AskReason.Sample).Select(ask => ask.ItemId));
        Assert.NotNull((await Asks.FindAsync(drawn[items[0]].Id, Ct))!.LabelId);
        // It counts once and with the chance of its draw, as through the queue.
        var reading = await _house.Get<RecallReport>().ReadAsync(Ct);
        Assert.Equal((1, 1), (Assert.Single(reading.Draws).Bands.Sum(band => band.Answered), reading.Waiting));
    }

    [Fact]
    public async Task A_second_opinion_is_not_given_by_the_way()
    {
        var item = (await _house.BringAsync(0.7))[0];
        _house.Model.Precedents = [MadeUpModel.Alike(false, 0.8, "a"), MadeUpModel.Alike(false, 0.8, "b")];
        await _house.SayAsync("ada", item, Verdict.Relevant);

        await _house.SayAsync("bob", item, Verdict.Relevant);
        await _house.Get<QueueFill>().FillAsync("ada", Ct);

        Assert.Contains(await Asks.OpenAsync(Ct), ask => ask.Reason == AskReason.SecondOpinion);
    }

    [Fact]
    public async Task What_was_answered_without_being_closed_and_what_is_gone_makes_room_when_the_queue_is_filled()
    {
        var items = await _house.BringAsync(0.45, 0.46, 0.47);
        var candidates = await Asks.CandidatesAsync(items, Ct);
        await Asks.AddAsync(
            [
                new NewAsk(candidates[0], AskReason.Uncertain, 0.5),
                new NewAsk(candidates[1] with { Fingerprint = "a text that is gone" }, AskReason.Uncertain, 0.5),
                new NewAsk(candidates[2], AskReason.Uncertain, 0.5),
            ],
            Ct);
        var before = await Asks.OpenAsync(Ct);
        _house.Clock.Advance(TimeSpan.FromMinutes(1));
        var label = await _house.Store.Labels.AppendAsync(
            new NewLabel { ItemId = items[0], Fingerprint = candidates[0].Fingerprint, Verdict = Verdict.Unsure, Who = "eve", At = _house.Clock.GetUtcNow(), Where = LabelPlace.Slack }, Ct);

        var closed = await Asks.CloseDeadAsync(Ct);

        Assert.Equal(2, closed);
        Assert.Equal([before[2].Id], (await Asks.OpenAsync(Ct)).Select(ask => ask.Id));
        var (answered, gone) = (await Asks.FindAsync(before[0].Id, Ct), await Asks.FindAsync(before[1].Id, Ct));
        Assert.Equal((("eve", label), ("monitor", null)), ((answered!.ClosedBy, answered.LabelId), (gone!.ClosedBy, gone.LabelId)));
        Assert.Equal(0, await Asks.CloseDeadAsync(Ct));
    }

    [Fact]
    public async Task A_question_about_an_item_that_was_merged_is_answered_with_the_item_that_stands_for_it()
    {
        var items = await _house.BringAsync(0.45, 0.1);
        var candidates = await Asks.CandidatesAsync([items[1]], Ct);
        await Asks.AddAsync([new NewAsk(candidates[0], AskReason.Uncertain, 0.5)], Ct);
        await _house.MergeAsync(items[0], items[1]);
        var question = (await Queue.FindAsync((await Asks.OpenAsync(Ct))[0].Id, "bob", Ct))!;

        var kept = Assert.IsType<LabelOutcome.Kept>(await _house.Get<Labeller>().LabelAsync(
            new LabelAnswer { ItemId = question.Item.Summary.Id, AskId = question.Ask.Id, Fingerprint = question.Ask.Fingerprint, Verdict = "relevant", Who = "bob", Where = LabelPlace.Page }, Ct));

        Assert.Equal(items[0], question.Item.Summary.Id);
        Assert.Equal(kept.Id, (await Asks.FindAsync(question.Ask.Id, Ct))!.LabelId);
        Assert.Equal(nameof(AskReason.Uncertain), (await _house.Store.Labels.FindAsync(kept.Id, Ct))!.Given.Asked);
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
