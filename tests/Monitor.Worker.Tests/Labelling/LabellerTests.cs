using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Labelling;
using Monitor.Worker.Storage;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Tests.Labelling;

public sealed class LabellerTests : IAsyncLifetime
{
    private LabellingHouse _house = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _house = await LabellingHouse.OpenAsync();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task A_label_against_two_of_three_precedents_asks_somebody_else_for_a_second_opinion()
    {
        var item = (await _house.BringAsync(0.7))[0];
        _house.Model.Precedents = [MadeUpModel.Alike(false, 0.8, "a"), MadeUpModel.Alike(true, 0.6, "b"), MadeUpModel.Alike(false, 0.5, "c")];

        var outcome = await _house.SayAsync("ada", item, Verdict.Relevant);

        var kept = Assert.IsType<LabelOutcome.Kept>(outcome);
        Assert.Equal(["Precedent of a", "Precedent of c"], kept.Contradicts);
        Assert.True(kept.Seconding);
        var ask = Assert.Single(await _house.Get<AskStore>().OpenAsync(Ct));
        Assert.Equal((item, AskReason.SecondOpinion, "ada", (double?)null), (ask.ItemId, ask.Reason, ask.NotBy, ask.Probability));
    }

    [Fact]
    public async Task Wherever_a_label_is_given_or_taken_back_the_items_message_is_drawn_anew()
    {
        var item = (await _house.BringAsync(0.7))[0];
        var threads = _house.Get<ThreadStore>();
        await using (var db = await _house.Get<IDbContextFactory<MonitorContext>>().CreateDbContextAsync(Ct))
        {
            db.Threads.Add(new ThreadRow { ItemId = item, Channel = "C1", ChannelId = "C1", MessageId = "1.2", Drawn = "as before" });
            await db.SaveChangesAsync(Ct);
        }

        var kept = Assert.IsType<LabelOutcome.Kept>(await _house.SayAsync("ada", item, Verdict.NotRelevant));
        var labelled = Assert.Single(await threads.DueAsync(DateTimeOffset.MaxValue, 10, Ct));
        await threads.MarkFreshAsync(labelled, "with the label", Ct);
        Assert.Empty(await threads.DueAsync(DateTimeOffset.MaxValue, 10, Ct));
        await _house.Get<Labeller>().UndoAsync(item, kept.Id, "ada", Ct);

        Assert.Equal(labelled.Thread.Id, Assert.Single(await threads.DueAsync(DateTimeOffset.MaxValue, 10, Ct)).Thread.Id);
    }

    [Theory]
    [InlineData(Verdict.NotRelevant, 0.8)]
    [InlineData(Verdict.Unsure, 0.8)]
    [InlineData(Verdict.Relevant, 0.2)]
    public async Task What_goes_with_its_precedents_or_has_none_alike_contradicts_nothing(Verdict verdict, double likeness)
    {
        var item = (await _house.BringAsync(0.7))[0];
        _house.Model.Precedents = [MadeUpModel.Alike(false, likeness, "a"), MadeUpModel.Alike(false, likeness, "b")];

        var kept = Assert.IsType<LabelOutcome.Kept>(await _house.SayAsync("ada", item, verdict));

        Assert.Empty(kept.Contradicts);
    }

    [Fact]
    public async Task Some_labels_are_seconded_by_lot_with_the_chance_kept()
    {
        var items = await _house.BringAsync([.. Enumerable.Repeat(0.7, 60)]);

        foreach (var item in items) await _house.SayAsync("ada", item, Verdict.Relevant);

        var seconds = await _house.Get<AskStore>().OpenAsync(Ct);
        Assert.InRange(seconds.Count, 1, 20);
        Assert.All(seconds, ask => Assert.Equal((AskReason.SecondOpinion, "ada", 0.125), (ask.Reason, ask.NotBy, ask.Probability)));
    }

    [Fact]
    public async Task A_second_opinion_is_not_seconded_again()
    {
        var item = (await _house.BringAsync(0.7))[0];
        _house.Model.Precedents = [MadeUpModel.Alike(false, 0.8, "a"), MadeUpModel.Alike(false, 0.8, "b")];
        await _house.SayAsync("ada", item, Verdict.Relevant);
        var ask = Assert.Single(await _house.Get<AskStore>().OpenAsync(Ct));

        var kept = Assert.IsType<LabelOutcome.Kept>(await _house.SayAsync("bob", item, Verdict.Relevant, ask));

        Assert.False(kept.Seconding);
        Assert.Empty(await _house.Get<AskStore>().OpenAsync(Ct));
        var label = (await _house.Store.Labels.FindAsync(kept.Id, Ct))!.Given;
        Assert.Equal(nameof(AskReason.SecondOpinion), label.Asked);
    }

    [Fact]
    public async Task A_label_keeps_the_guideline_and_answers_only_a_question_that_is_its_givers()
    {
        var item = (await _house.BringAsync(0.7))[0];
        _house.Model.Precedents = [MadeUpModel.Alike(false, 0.8, "a"), MadeUpModel.Alike(false, 0.8, "b")];
        await _house.SayAsync("ada", item, Verdict.Relevant);
        var ask = Assert.Single(await _house.Get<AskStore>().OpenAsync(Ct));

        var kept = Assert.IsType<LabelOutcome.Kept>(await _house.SayAsync("ada", item, Verdict.NotRelevant, ask));

        Assert.Single(await _house.Get<AskStore>().OpenAsync(Ct));
        var label = (await _house.Store.Labels.FindAsync(kept.Id, Ct))!.Given;
        Assert.Equal((null, Guidelines.Version), (label.Asked, label.Guideline));
    }

    [Theory]
    [InlineData(Verdict.Unsure, "because")]
    [InlineData(Verdict.Relevant, " ")]
    [InlineData(Verdict.Relevant, null)]
    public async Task What_settles_a_dispute_says_what_and_why(Verdict verdict, string? reason)
    {
        var item = (await _house.BringAsync(0.7))[0];

        var outcome = await _house.SayAsync("eve", item, verdict, settles: true, reason: reason);

        Assert.IsType<LabelOutcome.Refused>(outcome);
        Assert.Empty(await _house.Store.Labels.ForItemAsync(item, Ct));
    }

    [Fact]
    public async Task A_dispute_teaches_nothing_until_it_is_settled()
    {
        var item = (await _house.BringAsync(0.7))[0];
        await _house.SayAsync("ada", item, Verdict.Relevant);
        await _house.SayAsync("bob", item, Verdict.NotRelevant);
        var report = _house.Get<AgreementReport>();
        var before = (await report.ReadAsync(Ct)).Disputes;
        var taught = (await _house.Get<GivenLabels>().ReadAsync(Ct)).Count;

        await _house.SayAsync("eve", item, Verdict.NotRelevant, settles: true, reason: "No provider is bound.");

        Assert.Equal(item, Assert.Single(before).ItemId);
        Assert.Equal(0, taught);
        Assert.Empty((await report.ReadAsync(Ct)).Disputes);
        Assert.False(Assert.Single(await _house.Get<GivenLabels>().ReadAsync(Ct)).Relevant);
    }
}
