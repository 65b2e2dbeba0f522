using Monitor.Worker.Classifying;
using Monitor.Worker.Following;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Crawling;

namespace Monitor.Worker.Tests.Following.Threads;

public sealed class NearMissRedrawTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_label_is_shown_under_its_line_and_taken_away_when_it_is_taken_back()
    {
        await using var slack = await SlackBench.OpenAsync(
            ("Slack:AppToken", "xapp-1-test"), ("Alerting:NearMisses:0:Name", "near"), ("Alerting:NearMisses:0:Channel", SlackBench.Leads), ("Alerting:NearMisses:0:Rhythm", "daily"));
        var active = slack.Bench.Get<ActiveClassifier>();
        active.Use(active.Current, new Thresholds(0.5, 0.05, null));
        await slack.PublishAsync(new Bill("1", "B-1", "Road 1", Bill.Harmless), new Bill("2", "B-2", "Road 2", Bill.Harmless + " Twice."));
        var sender = slack.Bench.Get<DigestSender>();
        await sender.SendDueAsync(Ct);
        slack.Clock.Advance(TimeSpan.FromDays(1));
        await sender.SendDueAsync(Ct);
        var posted = Assert.Single(slack.Channel().Messages);
        var before = posted.Blocks!.ToJsonString();
        var item = (await slack.DeliveriesAsync())[0].Alert.ItemId;

        var label = await slack.Bench.Get<LabelStore>().AppendAsync(
            new NewLabel { ItemId = item, Fingerprint = "fp", Verdict = Verdict.NotRelevant, Who = "ada", At = slack.Clock.GetUtcNow(), Where = LabelPlace.Slack }, Ct);
        await SayAsync(slack, item);
        var labelled = posted.Blocks!.ToJsonString();
        await slack.Bench.Get<LabelStore>().UndoAsync(label!.Value, "ada", slack.Clock.GetUtcNow(), Ct);
        await SayAsync(slack, item);

        Assert.Equal((3, 0), (Count(before, "label-not-relevant"), Count(before, "Marked")));
        Assert.Equal((2, 1), (Count(labelled, "label-not-relevant"), Count(labelled, "undo-label")));
        Assert.Contains("*Marked not relevant* by @ada", labelled, StringComparison.Ordinal);
        Assert.Equal(before, posted.Blocks!.ToJsonString());
        Assert.Equal(["chat.postMessage", "chat.update", "chat.update"], slack.Called);
    }

    private static async Task SayAsync(SlackBench slack, long item)
    {
        await slack.Bench.Get<ThreadStore>().MarkStaleAsync(item, slack.Clock.GetUtcNow(), Ct);
        slack.Clock.Advance(TimeSpan.FromSeconds(2));
        await slack.Bench.Get<DigestSender>().SendDueAsync(Ct);
    }

    private static int Count(string json, string word) => json.Split(word).Length - 1;
}
