using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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
    public async Task Whoever_leaves_the_page_has_given_the_whole_label()
    {
        var item = (await _house.BringAsync(0.7))[0];
        _house.Model.Precedents = [MadeUpModel.Alike(false, 0.8, "a"), MadeUpModel.Alike(false, 0.8, "b")];
        await _house.Get<AskStore>().AddAsync([new NewAsk((await _house.Get<AskStore>().CandidatesAsync([item], Ct))[0], AskReason.HighUnseen, 0.5)], Ct);
        var ask = Assert.Single(await _house.Get<AskStore>().OpenAsync(Ct));
        using var leaving = new CancellationTokenSource();
        // The browser goes as soon as the label is kept, before anything else of it is done.
        _house.Opened = () =>
        {
            if (!leaving.IsCancellationRequested && IsKept()) leaving.Cancel();
        };

        var kept = Assert.IsType<LabelOutcome.Kept>(await _house.SayAsync("ada", item, Verdict.Relevant, ask, leaving: leaving.Token));

        _house.Opened = null;
        Assert.True(leaving.IsCancellationRequested);
        Assert.True(kept.Seconding);
        Assert.Equal(kept.Id, (await _house.Get<AskStore>().FindAsync(ask.Id, Ct))!.LabelId);
        Assert.Equal("label", (await _house.Store.Audit.ListAsync(null, 1, Ct))[0].Action);

        bool IsKept()
        {
            using var db = ActivatorUtilities.CreateInstance<MonitorContextFactory>(_house.Get<IServiceProvider>()).CreateDbContext();
            return db.Labels.Any();
        }
    }

    [Fact]
    public async Task An_answer_that_is_sent_twice_at_once_is_one_label()
    {
        var item = (await _house.BringAsync(0.7))[0];

        var outcomes = await Task.WhenAll(_house.SayAsync("ada", item, Verdict.Relevant, reason: "It binds providers."), _house.SayAsync("ada", item, Verdict.Relevant, reason: "It binds providers."));

        var label = Assert.Single(await _house.Store.Labels.ForItemAsync(item, Ct));
        Assert.All(outcomes, outcome => Assert.Equal(label.Id, Assert.IsType<LabelOutcome.Kept>(outcome).Id));
        Assert.Single(outcomes, outcome => ((LabelOutcome.Kept)outcome).SaidBefore);
        Assert.Single(await _house.Store.Audit.ListAsync(null, 10, Ct), entry => entry.Action == "label");
    }

    [Fact]
    public async Task Saying_more_another_person_or_another_verdict_is_another_label()
    {
        var item = (await _house.BringAsync(0.7))[0];
        await _house.SayAsync("ada", item, Verdict.Relevant);

        await _house.SayAsync("ada", item, Verdict.Relevant, reason: "It binds providers.");
        await _house.SayAsync("ada", item, Verdict.Relevant);
        await _house.SayAsync("bob", item, Verdict.Relevant);
        await _house.SayAsync("ada", item, Verdict.NotRelevant);
        await _house.SayAsync("ada", item, Verdict.NotRelevant, settles: true, reason: "It binds nobody.");

        Assert.Equal(5, (await _house.Store.Labels.ForItemAsync(item, Ct)).Count);
    }

    [Fact]
    public async Task A_label_of_a_merged_item_is_taken_back_where_it_is_shown()
    {
        var items = await _house.BringAsync(0.7, 0.7, 0.7);
        var kept = Assert.IsType<LabelOutcome.Kept>(await _house.SayAsync("ada", items[1], Verdict.Relevant));
        await _house.MergeAsync(items[0], items[1]);

        var elsewhere = await _house.Get<Labeller>().UndoAsync(items[2], kept.Id, "ada", Ct);
        var undone = await _house.Get<Labeller>().UndoAsync(items[0], kept.Id, "ada", Ct);

        Assert.Equal((false, true), (elsewhere, undone));
        Assert.False((await _house.Store.Labels.FindAsync(kept.Id, Ct))!.Holds);
    }

    [Fact]
    public async Task How_far_people_agree_is_read_from_what_each_said_first()
    {
        var items = await _house.BringAsync(0.7, 0.7);
        foreach (var item in items)
        {
            await _house.SayAsync("ada", item, Verdict.Relevant);
            await _house.SayAsync("bob", item, Verdict.NotRelevant);
        }

        // Neither settling it nor giving in undoes that they disagreed.
        await _house.SayAsync("ada", items[0], Verdict.NotRelevant, settles: true, reason: "No provider is bound.");
        await _house.SayAsync("bob", items[1], Verdict.Relevant);

        var (agreement, disputes) = await _house.Get<AgreementReport>().ReadAsync(Ct);
        Assert.Empty(disputes);
        Assert.Equal((2, 2, 0.0), (agreement.Items, agreement.Raters, agreement.Agreed.Value));
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
