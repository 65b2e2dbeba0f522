using Monitor.Worker.Classifying;
using Monitor.Worker.Labelling;
using Monitor.Worker.Labelling.Queue;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Labelling;

public sealed class SampleDrawTests : IAsyncLifetime
{
    private LabellingHouse _house = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private AskStore Asks => _house.Get<AskStore>();

    public async ValueTask InitializeAsync() => _house = await LabellingHouse.OpenAsync();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task Each_item_is_drawn_with_the_chance_that_its_question_keeps()
    {
        await _house.BringAsync([.. Enumerable.Range(0, 100).Select(n => n / 100.0)]);
        _house.Clock.Advance(TimeSpan.FromHours(1));

        var round = (await _house.Get<SampleDraw>().DrawIfDueAsync("ada", Ct))!;

        Assert.Equal(100, round.Strata.Sum(stratum => stratum.Population));
        Assert.Equal((20, 6), (Drawn(above: false), Drawn(above: true)));
        Assert.All(round.Strata, stratum => Assert.InRange(stratum.Drawn, 1, stratum.Population));
        var asks = await Asks.OfRoundsAsync(Ct);
        Assert.Equal(26, asks.Count);
        Assert.All(asks, ask =>
        {
            var stratum = round.Strata.Single(one => one.Name == ask.Stratum);
            Assert.Equal(stratum.Drawn / (double)stratum.Population, ask.Probability);
            Assert.Equal(stratum.Above, ask.Relevance >= round.Threshold);
        });

        int Drawn(bool above) => round.Strata.Where(stratum => stratum.Above == above).Sum(stratum => stratum.Drawn);
    }

    [Fact]
    public async Task Drawn_again_within_a_week_nothing_is_drawn()
    {
        await _house.BringAsync(0.1, 0.6);
        await _house.Get<SampleDraw>().DrawIfDueAsync("ada", Ct);
        _house.Clock.Advance(TimeSpan.FromDays(6.9));
        await _house.BringAsync(0.1);

        Assert.Null(await _house.Get<SampleDraw>().DrawIfDueAsync("bob", Ct));
    }

    [Fact]
    public async Task No_item_is_in_the_frames_of_two_rounds()
    {
        var first = await _house.BringAsync(0.1, 0.3, 0.6);
        _house.Clock.Advance(TimeSpan.FromHours(1));
        var one = (await _house.Get<SampleDraw>().DrawIfDueAsync("ada", Ct))!;
        _house.Clock.Advance(SampleDraw.Every);
        var second = await _house.BringAsync(0.1, 0.7);
        _house.Clock.Advance(TimeSpan.FromHours(1));
        var two = (await _house.Get<SampleDraw>().DrawIfDueAsync("ada", Ct))!;

        Assert.Equal(one.Until, two.From);
        Assert.Equal((3, 2), (one.Strata.Sum(stratum => stratum.Population), two.Strata.Sum(stratum => stratum.Population)));
        var byRound = (await Asks.OfRoundsAsync(Ct)).ToLookup(ask => ask.RoundId, ask => ask.ItemId);
        Assert.Equal(first, byRound[one.Id].Order());
        Assert.Equal(second, byRound[two.Id].Order());
    }

    [Fact]
    public async Task Answers_of_what_was_drawn_come_to_an_estimate_of_what_is_missed()
    {
        // All are drawn: 20 below the threshold, 6 above.
        await _house.BringAsync([.. Enumerable.Repeat(0.15, 20), .. Enumerable.Repeat(0.9, 6)]);
        _house.Clock.Advance(TimeSpan.FromHours(1));
        await _house.Get<SampleDraw>().DrawIfDueAsync("ada", Ct);
        var asks = await Asks.OfRoundsAsync(Ct);
        var (below, above) = (asks.Where(ask => ask.Relevance < 0.5).ToList(), asks.Where(ask => ask.Relevance >= 0.5).ToList());
        var before = await _house.Get<RecallReport>().ReadAsync(Ct);
        await _house.SayAsync("ada", below[0].ItemId, Verdict.Unsure, below[0]);
        await _house.SayAsync("ada", below[1].ItemId, Verdict.Relevant, below[1]);
        foreach (var ask in below.Skip(2)) await _house.SayAsync("ada", ask.ItemId, Verdict.NotRelevant, ask);
        foreach (var ask in above.Take(5)) await _house.SayAsync("ada", ask.ItemId, Verdict.Relevant, ask);

        var reading = await _house.Get<RecallReport>().ReadAsync(Ct);

        Assert.Equal((26, 0, true), (before.Waiting, before.Unsure, before.Estimate.TooFewToSay));
        Assert.Equal((1, 1, 1), (reading.Rounds, reading.Waiting, reading.Unsure));
        Assert.Equal([below[1].ItemId], reading.Missed);
        Assert.Equal((24, 19), (reading.Estimate.Answered, reading.Estimate.AnsweredBelow));
        // 1 of 19 read stands for 20, 5 of 5 read for 6.
        Assert.Equal(20 / 19.0, reading.Estimate.MissedEstimate, 6);
        Assert.Equal(6, reading.Estimate.FoundEstimate, 6);
        Assert.Equal("This speaks of the model and the threshold in force (by model model-1, which alerted from 0.50), by 1 draw from what came in from 2031-02-01 to 2031-03-01.", reading.Basis.InWords());
    }

    [Fact]
    public async Task What_an_earlier_threshold_missed_does_not_count_once_enough_was_read_under_the_one_in_force()
    {
        // Under 0.5 the items at 0.4 were missed.
        await DrawAsync([.. Enumerable.Repeat(0.4, 20), .. Enumerable.Repeat(0.9, 6)]);
        await AnswerAsync(ask => ask.Relevance >= 0.3);
        var old = await _house.Get<RecallReport>().ReadAsync(Ct);
        Turn(0.3);
        await DrawAsync([.. Enumerable.Repeat(0.1, 20), .. Enumerable.Repeat(0.4, 6)]);

        var unread = await _house.Get<RecallReport>().ReadAsync(Ct);
        await AnswerAsync(ask => ask.Relevance >= 0.3);
        var read = await _house.Get<RecallReport>().ReadAsync(Ct);

        Assert.Equal((20.0, 6.0, 20), (old.Estimate.MissedEstimate, old.Estimate.FoundEstimate, old.Missed.Count));
        Assert.Equal((2, false, true, 26), (unread.Basis.Rounds.Count, unread.Basis.InForce, unread.Basis.All, unread.Waiting));
        Assert.Matches("^Too little was read since .*all there is: 2 draws .*1 by model model-1, which alerted from 0.30; 1 by model model-1, which alerted from 0.50.$", unread.Basis.InWords());
        Assert.Equal((0.3, true, 2), (Assert.Single(read.Basis.Rounds).Threshold, read.Basis.InForce, read.Rounds));
        Assert.Equal((0.0, 6.0), (read.Estimate.MissedEstimate, read.Estimate.FoundEstimate));
        Assert.Empty(read.Missed);
        Turn(0.5);
        Assert.Equal(20, (await _house.Get<RecallReport>().ReadAsync(Ct)).Estimate.MissedEstimate);
    }

    [Fact]
    public async Task While_too_little_was_read_since_the_newest_draws_speak_and_no_more_of_them_than_needed()
    {
        for (var week = 0; week < 3; week++)
        {
            await DrawAsync([.. Enumerable.Repeat(0.1, 40), .. Enumerable.Repeat(0.9, 6)]);
            await AnswerAsync(ask => ask.Relevance >= 0.5);
        }

        Turn(0.3);
        await DrawAsync([.. Enumerable.Repeat(0.1, 40), .. Enumerable.Repeat(0.9, 6)]);

        var reading = await _house.Get<RecallReport>().ReadAsync(Ct);

        // The draw that nobody has answered, and two with twenty answers below the threshold each.
        Assert.Equal([0.3, 0.5, 0.5], reading.Basis.Rounds.Select(round => round.Threshold));
        Assert.Contains("the newest draws: 3 draws", reading.Basis.InWords(), StringComparison.Ordinal);
        Assert.Equal(4, reading.Rounds);
    }

    private async Task DrawAsync(double[] scores)
    {
        _house.Clock.Advance(SampleDraw.Every);
        await _house.BringAsync(scores);
        Assert.NotNull(await _house.Get<SampleDraw>().DrawIfDueAsync("ada", Ct));
    }

    private async Task AnswerAsync(Func<Ask, bool> relevant)
    {
        foreach (var ask in (await Asks.OpenAsync(Ct)).Where(ask => ask.RoundId is not null))
        {
            await _house.SayAsync("ada", ask.ItemId, relevant(ask) ? Verdict.Relevant : Verdict.NotRelevant, ask);
        }
    }

    private void Turn(double alert) => _house.Get<ActiveClassifier>().Use(_house.Model, new Thresholds(alert, 0.2, null));
}
