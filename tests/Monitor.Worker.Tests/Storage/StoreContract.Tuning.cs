using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Storage;

public abstract partial class StoreContract
{
    private AskStore Asks => Services.GetRequiredService<AskStore>();

    private DialStore Dials => Services.GetRequiredService<DialStore>();

    private ModelLog Models => Services.GetRequiredService<ModelLog>();

    private RescoreStore Rescoring => Services.GetRequiredService<RescoreStore>();

    private TrialStore Trials => Services.GetRequiredService<TrialStore>();

    [Fact]
    public async Task Questions_are_looked_for_near_the_threshold_and_at_the_top_among_what_nobody_has_seen()
    {
        var items = await ScoredAsync(0.1, 0.45, 0.52, 0.97, 0.8);
        await Store.Labels.AppendAsync(GivenFor(items[1], 1), Ct);
        await Asks.AddAsync([.. (await Asks.CandidatesAsync([items[3]], Ct)).Select(found => new NewAsk(found, AskReason.HighUnseen, 0.5))], Ct);

        var nearest = await Asks.NearestAsync(0.5, 2, Ct);
        var highest = await Asks.HighestAsync(0.5, 5, Ct);
        var misses = await Asks.NearMissesAsync(0.05, 0.5, Samples.Start, 5, Ct);

        Assert.Equal([items[2], items[4]], nearest.Select(found => found.ItemId));
        Assert.Equal(("fp:s2", 0.52, "model-1", "utopia-bills"), (nearest[0].Fingerprint, nearest[0].Relevance, nearest[0].ModelId, nearest[0].Source.Value));
        Assert.Equal([items[4], items[2]], highest.Select(found => found.ItemId));
        Assert.Equal([items[0]], misses.Select(found => found.Id));
    }

    [Fact]
    public async Task An_item_has_one_open_question_which_is_closed_once_and_opened_again_when_its_answer_is_taken_back()
    {
        var items = await ScoredAsync(0.4);
        var candidate = Assert.Single(await Asks.CandidatesAsync(items, Ct));
        var (first, second) = (await Asks.AddAsync([new NewAsk(candidate, AskReason.Uncertain, 0.5) { NotBy = "Eve" }], Ct), await Asks.AddAsync([new NewAsk(candidate, AskReason.Repeat, 0.5)], Ct));
        var open = Assert.Single(await Asks.OpenAsync(Ct));
        var label = await Store.Labels.AppendAsync(GivenFor(items[0], 0), Ct);

        var (closed, late) = (await Asks.CloseAsync(open.Id, "Ada", label, Ct), await Asks.CloseAsync(open.Id, "Ben", null, Ct));
        var answered = await Asks.FindAsync(open.Id, Ct);
        await Asks.ReopenAsync(label!.Value, Ct);

        Assert.Equal((1, 0, true, false), (first, second, closed, late));
        Assert.Equal((AskReason.Uncertain, "Eve", 0.4, 0.5, "model-1"), (open.Reason, open.NotBy, open.Relevance, open.Threshold, open.ModelId));
        Assert.Equal(("Ada", label, Clock.GetUtcNow()), (answered!.ClosedBy, answered.LabelId, answered.ClosedAt));
        Assert.Equivalent(open, Assert.Single(await Asks.OpenAsync(Ct)), strict: true);
        Assert.Null(await Asks.FindAsync(999, Ct));
    }

    [Fact]
    public async Task A_round_comes_with_all_its_questions_and_no_time_is_drawn_from_twice()
    {
        var items = await ScoredAsync(0.1, 0.9);
        var until = Clock.GetUtcNow().AddMinutes(1);
        var frame = await Asks.FrameAsync(DateTimeOffset.MinValue, until, Ct);
        var candidates = await Asks.CandidatesAsync(items, Ct);
        await Asks.AddAsync([new NewAsk(candidates[0], AskReason.Uncertain, 0.5)], Ct);
        var asked = candidates.Select(found => new NewAsk(found, AskReason.Sample, 0.5) { Stratum = "all", Probability = 0.25 }).ToList();
        SampleRound Round(DateTimeOffset from) => new(0, from, until, "model-1", 0.5, [new DrawnStratum("all", false, 8, 2)], until, "Ada");

        var round = await Asks.AddRoundAsync(Round(DateTimeOffset.MinValue), asked, Ct);
        var twice = await Asks.AddRoundAsync(Round(DateTimeOffset.MinValue), asked, Ct);

        Assert.Equal([(items[0], 0.1), (items[1], 0.9)], frame);
        Assert.Null(twice);
        Assert.Equivalent(round, Assert.Single(await Asks.RoundsAsync(Ct)));
        Assert.Equal([new DrawnStratum("all", false, 8, 2)], round!.Strata);
        var drawn = await Asks.OfRoundsAsync(Ct);
        Assert.Equal(items, drawn.Select(ask => ask.ItemId));
        Assert.All(drawn, ask => Assert.Equal((round.Id, "all", 0.25), (ask.RoundId, ask.Stratum, ask.Probability)));
        Assert.Equal(3, (await Asks.OpenAsync(Ct)).Count);
        Assert.Empty(await Asks.FrameAsync(until, until.AddDays(7), Ct));
    }

    [Fact]
    public async Task The_newest_dial_holds_and_the_earlier_ones_stay()
    {
        var none = await Dials.CurrentAsync(Ct);
        await Dials.SetAsync(0.5, 0.2, "Ada", null, Ct);
        Clock.Advance(TimeSpan.FromMinutes(1));

        var set = await Dials.SetAsync(0.35, 0.1, "Ben", "More.", Ct);

        Assert.Null(none);
        Assert.Equal(set, await Dials.CurrentAsync(Ct));
        Assert.Equal([(0.35, "Ben", "More."), (0.5, "Ada", null)], (await Dials.ListAsync(10, Ct)).Select(dial => (dial.Alert, dial.Who, dial.Reason)));
        Assert.Equal("Ben", Assert.Single(await Dials.ListAsync(1, Ct)).Who);
    }

    [Fact]
    public async Task A_backlog_that_a_first_crawl_brought_is_no_news_however_new_it_is_and_what_alerted_is_however_old()
    {
        var since = Clock.GetUtcNow();
        Assert.Null(await Dials.FirstItemAtAsync(Ct));
        var backlog = (await CommitAsync(Scored(0, 0.9) with { IsBacklog = true })).Items;
        var news = (await CommitAsync(
            Scored(1, 0.3), Scored(2, 0.7), Scored(3, 0.8) with { Document = Samples.Document("s3", "Old act") with { PublishedOn = new DateOnly(2011, 1, 1) } })).Items;
        // That it changes makes it news; it did not come in as such.
        var known = await KnownAsync("s0");
        await CommitAsync(Samples.Changed(known, Samples.Document("s0", "Act 0"), "Another text") with { Events = [Samples.Event(EventKind.TextChanged)] });

        Assert.Equal([0.3, 0.7, 0.8], (await Dials.NewsScoresAsync(since, Ct)).Order());
        Assert.Empty(await Dials.NewsScoresAsync(Clock.GetUtcNow().AddHours(1), Ct));
        Assert.Equal(news, (await Asks.FrameAsync(since, Clock.GetUtcNow().AddHours(1), Ct)).Select(item => item.ItemId));
        Assert.DoesNotContain(backlog[0], news);
        Assert.Equal(since.AddHours(1), await Dials.FirstItemAtAsync(Ct));
        var scored = await Dials.ScoredAsync(since, Clock.GetUtcNow().AddHours(1), Ct);
        Assert.Equal([("Europe", "utopia-bills", 6), ("Europe", "utopia-bills", 6), ("Europe", "utopia-bills", 6), ("Europe", "utopia-bills", 12)], scored.Select(item => (item.Region, item.Source.Value, item.Length)).OrderBy(item => item.Length));
        Assert.Empty(await Dials.ScoredAsync(Clock.GetUtcNow().AddHours(1), Clock.GetUtcNow().AddHours(2), Ct));
    }

    [Fact]
    public async Task A_trial_says_nothing_of_a_backlog_until_it_changes()
    {
        var since = Clock.GetUtcNow();
        await CommitAsync(Scored(0, 0.9) with { IsBacklog = true });
        await ScoreAllAsync();
        var before = await Trials.SummaryAsync("trial", 0.5, since, 10, Ct);
        var known = await KnownAsync("s0");
        await CommitAsync(Samples.Changed(known, Samples.Document("s0", "Act 0"), "Another text") with { Events = [Samples.Event(EventKind.TextChanged)] });
        await ScoreAllAsync();

        var after = await Trials.SummaryAsync("trial", 0.5, since, 10, Ct);

        Assert.Equal((0, 0), (before.Items, before.Lost));
        Assert.Equal((1, 1), (after.Items, after.Lost));

        async Task ScoreAllAsync() =>
            await Trials.WriteAsync("trial", [.. (await Trials.UnscoredAsync("trial", since, 0, 10, Ct)).Select(document => new TrialScore(document.VersionId, document.ItemId, 0.1))], Ct);
    }

    [Fact]
    public async Task The_log_of_models_keeps_who_why_and_what_was_signed_for()
    {
        await Models.AppendAsync("m-2", "m-1", ModelChangeKind.Promoted, "Ada", "Better.", ["Lei nº 1", "個人情報"], Ct);
        await Models.AppendAsync("m-1", "m-2", ModelChangeKind.RolledBack, "Ben", null, [], Ct);

        var log = await Models.ListAsync(10, Ct);

        Assert.Equal([("m-1", "m-2", ModelChangeKind.RolledBack, "Ben", null), ("m-2", "m-1", ModelChangeKind.Promoted, "Ada", "Better.")], log.Select(change => (change.ModelId, change.Before, change.Kind, change.Who, change.Reason)));
        Assert.Equal(["Lei nº 1", "個人情報"], log[1].Lost);
        Assert.Single(await Models.ListAsync(1, Ct));
    }

    [Fact]
    public async Task A_missing_line_is_added_once_and_none_where_the_newest_names_the_model()
    {
        await Models.AppendAsync("m-2", "m-1", ModelChangeKind.Promoted, "Ada", null, [], Ct);

        var named = await Models.AppendMissingAsync("m-2", "m-1", ModelChangeKind.Promoted, "unknown", "Why.", Ct);
        var added = await Models.AppendMissingAsync("m-1", "m-2", ModelChangeKind.RolledBack, "unknown", "Why.", Ct);

        Assert.Null(named);
        Assert.Equal(added, (await Models.ListAsync(10, Ct))[0] with { Lost = added!.Lost });
        Assert.Equal(2, (await Models.ListAsync(10, Ct)).Count);
    }

    [Fact]
    public async Task A_new_judgement_moves_item_index_and_walk_together_and_is_no_event()
    {
        var items = await ScoredAsync(0.9, 0.8, 0.1);
        var (head, events) = (await Store.Changes.HeadAsync(Ct), await QueryAsync(db => db.Events.CountAsync(Ct)));
        var marks = await Rescoring.ReadAsync(0, 10, Ct);
        var documents = await Rescoring.OfDocumentsAsync([.. marks.Take(2).Select(mark => mark.DocumentId)], Ct);

        var crossed = await Rescoring.WriteAsync("walk:a", marks[1].DocumentId, [(documents[0], Judged(0.2)), (documents[1], Judged(0.7))], dialId: 7, Ct);

        Assert.Equal([(0.9, true, "model-1"), (0.8, true, "model-1"), (0.1, false, "model-1")], marks.Select(mark => (mark.Relevance!.Value, mark.Relevant, mark.ModelId!)));
        Assert.Equal((1, marks[1].DocumentId), (crossed, await Rescoring.CursorAsync("walk:a", Ct)));
        Assert.Equal([marks[2].DocumentId], (await Rescoring.ReadAsync(marks[1].DocumentId, 10, Ct)).Select(mark => mark.DocumentId));
        var crossing = Assert.Single(await Models.CrossingsAsync(null, 10, Ct));
        Assert.Equal((items[0], 0.9, 0.2, false, "model-2", 7L), (crossing.Item.Id, crossing.Before, crossing.After, crossing.Relevant, crossing.ModelId, crossing.DialId));
        Assert.Empty(await Models.CrossingsAsync(crossing.Id, 10, Ct));
        var moved = (await ItemAsync(items[0])).Summary;
        Assert.Equal((0.2, false, true), (moved.Relevance, moved.Relevant, moved.WasRelevant));
        Assert.Equal("model-2", (await ItemAsync(items[1])).Classification!.ModelId);
        Assert.Equal([items[0], items[1]], (await Store.Changes.ReadSinceAsync(head, 10, Ct)).Upserts.Select(found => found.ItemId).Order());
        Assert.Equal(events, await QueryAsync(db => db.Events.CountAsync(Ct)));
        Assert.Empty(await Store.Deliveries.ListAsync(null, null, null, 10, Ct));
    }

    [Fact]
    public async Task The_same_judgement_twice_is_one()
    {
        await ScoredAsync(0.9);
        var document = Assert.Single(await Rescoring.OfDocumentsAsync([(await Rescoring.ReadAsync(0, 1, Ct))[0].DocumentId], Ct));
        var first = await Rescoring.WriteAsync("walk:a", 1, [(document, Judged(0.2))], null, Ct);
        var head = await Store.Changes.HeadAsync(Ct);

        var second = await Rescoring.WriteAsync("walk:a", 1, [(document, Judged(0.2))], null, Ct);

        Assert.Equal((1, 0), (first, second));
        Assert.Equal(head, await Store.Changes.HeadAsync(Ct));
        Assert.Equal(2, await QueryAsync(db => db.Classifications.CountAsync(Ct)));
    }

    [Fact]
    public async Task A_text_that_moved_on_while_it_was_scored_is_left_to_its_crawl()
    {
        var items = await ScoredAsync(0.1);
        var document = Assert.Single(await Rescoring.OfDocumentsAsync([(await Rescoring.ReadAsync(0, 1, Ct))[0].DocumentId], Ct));
        await CommitAsync(Samples.Changed(await KnownAsync("s0"), Samples.Document("s0", "Act 0"), "Now it is about data."));

        var crossed = await Rescoring.WriteAsync("walk:a", document.DocumentId, [(document, Judged(0.2))], null, Ct);

        Assert.Equal((0, document.DocumentId), (crossed, await Rescoring.CursorAsync("walk:a", Ct)));
        var item = await ItemAsync(items[0]);
        Assert.Equal((0.9, true, "model-1"), (item.Summary.Relevance, item.Summary.Relevant, item.Classification!.ModelId));
        Assert.Equal(2, await QueryAsync(db => db.Classifications.CountAsync(Ct)));
    }

    [Fact]
    public async Task The_model_that_came_back_decides_and_not_the_one_that_was_withdrawn()
    {
        var items = await ScoredAsync(0.9);
        await JudgeAsync(Judged(0.7) with { Instruments = [new InstrumentLabel("warrant", 0.9)] });

        await JudgeAsync(Samples.Decision(0.8));

        Assert.Equal("model-1", (await ItemAsync(items[0])).Classification!.ModelId);
        Assert.Equal(0.8, (await ItemAsync(items[0])).Documents[0].Versions[0].Relevance);
        Assert.Equal("model-1", (await Store.Items.DecisionAsync((await ItemAsync(items[0])).Documents[0].Id, 1, Ct))!.ModelId);
        Assert.Equal("model-1", (await Services.GetRequiredService<ItemCards>().FindAsync(items, Ct))[items[0]].Classification!.ModelId);
        Assert.Equal("model-1", Assert.Single(await Asks.CandidatesAsync(items, Ct)).ModelId);
        Assert.Equal("model-1", (await Asks.DecisionsAsync(items, Ct))[items[0]].Decision.ModelId);
        Assert.Equal("model-1", (await Rescoring.ReadAsync(0, 1, Ct))[0].ModelId);
        Assert.Equal("model-1", Assert.Single(await Rescoring.OfItemsAsync(items, Ct)).Decision!.ModelId);
        Assert.Equal(["production-order"], Assert.Single((await Store.Changes.ReadSinceAsync(0, 10, Ct)).Upserts).Instruments);
        Assert.Equal(2, await QueryAsync(db => db.Classifications.CountAsync(Ct)));

        async Task JudgeAsync(Classification decision) => await Rescoring.WriteAsync("walk:a", 1, [(Assert.Single(await Rescoring.OfItemsAsync(items, Ct)), decision)], null, Ct);
    }

    [Fact]
    public async Task Earlier_walks_are_forgotten_and_other_cursors_stay()
    {
        await Rescoring.WriteAsync("walk:a", 3, [], null, Ct);
        await Rescoring.WriteAsync("walk:b", 4, [], null, Ct);
        await Rescoring.WriteAsync("other", 5, [], null, Ct);

        await Rescoring.ForgetOtherWalksAsync("walk:", "walk:b", Ct);

        Assert.Equal((0, 4, 5), (await Rescoring.CursorAsync("walk:a", Ct), await Rescoring.CursorAsync("walk:b", Ct), await Rescoring.CursorAsync("other", Ct)));
    }

    [Fact]
    public async Task Those_nearest_a_threshold_are_the_ones_that_a_change_moves_first()
    {
        var items = await ScoredAsync(0.1, 0.45, 0.52, 0.97);

        Assert.Equal([items[2], items[1], items[0]], await Rescoring.NearestAsync(0.5, 3, Ct));
        Assert.Equal([items[1]], (await Rescoring.OfItemsAsync([items[1], items[1]], Ct)).Select(document => document.ItemId));
    }

    [Fact]
    public async Task A_trial_scores_each_version_once_and_sums_up_what_would_have_been_otherwise()
    {
        var since = Clock.GetUtcNow();
        var items = await ScoredAsync(0.9, 0.8, 0.1, 0.2);
        var unscored = await Trials.UnscoredAsync("trial", since, 0, 10, Ct);
        double[] after = [0.95, 0.3, 0.6, 0.1];
        List<TrialScore> scores = [.. unscored.Select((document, at) => new TrialScore(document.VersionId, document.ItemId, after[at]))];

        var (written, twice) = (await Trials.WriteAsync("trial", scores, Ct), await Trials.WriteAsync("trial", scores, Ct));
        var summary = await Trials.SummaryAsync("trial", 0.5, since, 10, Ct);

        Assert.Equal((4, 0), (written, twice));
        Assert.Empty(await Trials.UnscoredAsync("trial", since, 0, 10, Ct));
        Assert.Equal((4, 2, 2, 1, 1), (summary.Items, summary.FlaggedNow, summary.FlaggedByTrial, summary.Gained, summary.Lost));
        Assert.Equal((items[2], 0.1, 0.6), Of(Assert.Single(summary.MostGained)));
        Assert.Equal((items[1], 0.8, 0.3), Of(Assert.Single(summary.MostLost)));
        Assert.Equal((1, 0), (await Trials.SummaryAsync("trial", 0.9, since, 10, Ct)) is var strict ? (strict.Lost, strict.Gained) : default);
        Assert.Equal(0, (await Trials.SummaryAsync("trial", 0.5, Clock.GetUtcNow().AddHours(1), 10, Ct)).Items);

        static (long, double, double) Of(TrialDifference one) => (one.Item.Id, one.Before, one.After);
    }

    [Fact]
    public async Task The_trials_of_other_models_end()
    {
        await ScoredAsync(0.9);
        var version = Assert.Single(await Trials.UnscoredAsync("a", Samples.Start, 0, 10, Ct));
        await Trials.WriteAsync("a", [new TrialScore(version.VersionId, version.ItemId, 0.1)], Ct);
        await Trials.WriteAsync("b", [new TrialScore(version.VersionId, version.ItemId, 0.2)], Ct);

        var forgotten = await Trials.ForgetOthersAsync("b", Ct);

        Assert.Equal((1, 1), (forgotten, (await Trials.SummaryAsync("b", 0.5, Samples.Start, 10, Ct)).Items));
        Assert.Equal(1, await Trials.ForgetOthersAsync(null, Ct));
    }

    [Fact]
    public async Task Words_for_the_lexicon_are_appended_in_order()
    {
        var edits = Services.GetRequiredService<LexiconEditStore>();
        await edits.AppendAsync(new LexiconChange(0, "warrant", null, "de", "Durchsuchungsbeschluss", false, "Ada", default), Ct);
        await edits.AppendAsync(new LexiconChange(0, "new-idea", "A new idea", "ja", "新しい考え", true, "Ben", default), Ct);

        var kept = await edits.ListAsync(Ct);

        Assert.Equal(
            [("warrant", null, "de", "Durchsuchungsbeschluss", false, "Ada"), ("new-idea", "A new idea", "ja", "新しい考え", true, "Ben")],
            kept.Select(change => (change.Concept, change.Gloss, change.Language, change.Term, change.Removes, change.Who)));
        Assert.All(kept, change => Assert.Equal(Clock.GetUtcNow(), change.At));
    }

    [Fact]
    public async Task A_label_given_or_taken_back_changes_the_stamp()
    {
        var items = await ScoredAsync(0.9);
        var none = await Store.Labels.StampAsync(Ct);
        var id = await Store.Labels.AppendAsync(GivenFor(items[0], 0), Ct);
        var given = await Store.Labels.StampAsync(Ct);

        await Store.Labels.UndoAsync(id!.Value, "Ada", Clock.GetUtcNow(), Ct);

        Assert.Equal([new LabelStamp(0, 0), new LabelStamp(id.Value, 0), new LabelStamp(id.Value, 1)], [none, given, await Store.Labels.StampAsync(Ct)]);
    }

    /// <summary>Items with these scores; the text of the one at n has the fingerprint fp:sn.</summary>
    [Fact]
    public async Task What_a_label_answers_is_closed_and_what_nobody_can_answer_too()
    {
        var items = await ScoredAsync(0.4, 0.45, 0.46);
        var candidates = await Asks.CandidatesAsync(items, Ct);
        await Asks.AddAsync(
            [new NewAsk(candidates[0], AskReason.Uncertain, 0.5), new NewAsk(candidates[1] with { Fingerprint = "gone" }, AskReason.Uncertain, 0.5), new NewAsk(candidates[2], AskReason.SecondOpinion, 0.5)], Ct);
        var given = GivenFor(items[0], 0) with { At = Clock.GetUtcNow().AddMinutes(1) };
        var (first, again) = (await Store.Labels.AppendUnlessSaidAsync(given, Ct), await Store.Labels.AppendUnlessSaidAsync(given, Ct));
        var nowhere = await Store.Labels.AppendUnlessSaidAsync(given with { ItemId = 999 }, Ct);

        var (dead, twice) = (await Asks.CloseDeadAsync(Ct), await Asks.CloseDeadAsync(Ct));
        await Asks.ReopenAsync(first!.Id, Ct);
        var answered = await Asks.CloseAnsweredAsync(items[0], "fp:s0", "Ada", first.Id, anew: true, Ct);

        Assert.Equal((false, true, first.Id, null), (first.SaidBefore, again!.SaidBefore, again.Id, nowhere));
        Assert.Equal((2, 0, 1), (dead, twice, answered));
        Assert.Equal([items[2]], (await Asks.OpenAsync(Ct)).Select(ask => ask.ItemId));
        Assert.Equal("Act 0", await Store.Labels.TitleAsync((await Store.Labels.FindAsync(first.Id, Ct))!, Ct));
        Assert.Equal([items[1], items[2]], (await Asks.OneOfEachClusterAsync(candidates, labelledToo: true, DateTimeOffset.MinValue, Ct)).Select(found => found.ItemId).Intersect([items[1], items[2]]));
    }

    [Fact]
    public async Task Labels_of_one_file_are_taken_back_together()
    {
        static NewLabel Row(string print, DateTimeOffset at) => new() { Fingerprint = print, Verdict = Verdict.Relevant, Who = "Ada", At = at, Where = LabelPlace.File, Example = new LabelExample(print, "", "en", "UT") };
        var moment = new DateTimeOffset(2031, 3, 1, 8, 0, 0, TimeSpan.Zero).AddTicks(1_234_567);
        await Store.Labels.ImportAsync([Row("a", moment), Row("b", moment), Row("c", moment.AddSeconds(1))], Ct);
        var one = (await Store.Labels.ListAsync(null, 10, Ct)).Single(label => label.Given.Fingerprint == "a");

        var undone = await Store.Labels.UndoImportAsync(one.Given, "Ben", Clock.GetUtcNow(), Ct);

        Assert.Equal(["a", "b"], undone.Select(label => label.Given.Fingerprint));
        Assert.Equal(["c"], (await Store.Labels.ListAsync(null, 10, Ct)).Where(label => label.Holds).Select(label => label.Given.Fingerprint));
    }

    private async Task<IReadOnlyList<long>> ScoredAsync(params double[] scores) => (await CommitAsync([.. scores.Select((score, at) => Scored(at, score))])).Items;

    private static DocumentChange Scored(int at, double score)
    {
        var change = Samples.New(Samples.Document($"s{at}", $"Act {at}"), $"Text {at}", score);
        return change with { Fingerprint = $"fp:s{at}", Classification = Samples.Decision(score), Events = [Samples.Event()] };
    }

    private static NewLabel GivenFor(long item, int at) => new()
    {
        ItemId = item,
        Fingerprint = $"fp:s{at}",
        Verdict = Verdict.Relevant,
        Who = "Ada",
        At = Samples.Start,
        Where = LabelPlace.Page,
    };

    private static Classification Judged(double score) => Samples.Decision(score) with { ModelId = "model-2" };
}
