using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Following;
using Monitor.Worker.Following.Threads;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Alerting;
using Monitor.Worker.Tests.Crawling;

namespace Monitor.Worker.Tests.Following.Threads;

/// <summary>From a publisher's page to what people see in the channel: one message an item, with its history under it.</summary>
public sealed class ThreadTests
{
    private static readonly Bill Access = new("1", "B-1", "Lawful Access Bill", Bill.Relevant);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_alert_opens_the_message_and_what_follows_hangs_under_it_while_it_shows_how_things_stand()
    {
        await using var bench = await SlackBench.OpenAsync();
        await bench.PublishAsync(Access);
        await bench.SendAsync();
        await bench.PublishAsync(Access with { Text = Bill.Relevant + " It shall keep subscriber data for a year." });
        await bench.PublishAsync(Access with { Text = Bill.Relevant + " It shall keep subscriber data for a year.", Status = "withdrawn" });

        await bench.SendAsync();

        var parent = Assert.Single(bench.Channel().Parents);
        Assert.Equal(["text-changed", "withdrawn"], bench.Channel().ThreadOf(parent.Ts).Select(reply => reply.Metadata!["event_payload"]!["event"]!.GetValue<string>()));
        Assert.Contains("Withdrawn or lapsed", parent.Blocks!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal([false, true], bench.Channel().ThreadOf(parent.Ts).Select(reply => reply.IsBroadcast));
        Assert.All(await bench.DeliveriesAsync(), delivery => Assert.Equal(DeliveryState.Sent, delivery.State));
    }

    [Fact]
    public async Task A_message_that_waited_is_opened_as_the_item_stands_now()
    {
        await using var bench = await SlackBench.OpenAsync();
        await bench.PublishAsync(Access);
        await bench.PublishAsync(Access with { Status = "withdrawn" });

        await bench.SendAsync();

        var parent = Assert.Single(bench.Channel().Parents);
        Assert.Equal(0, parent.Edits);
        Assert.Contains("Withdrawn or lapsed", parent.Blocks!.ToJsonString(), StringComparison.Ordinal);
        Assert.Single(bench.Channel().ThreadOf(parent.Ts));
    }

    [Fact]
    public async Task A_picture_shows_the_message_of_the_item_as_it_stands_now_and_what_follows_as_an_answer()
    {
        await using var bench = await SlackBench.OpenAsync();
        var pictures = bench.Bench.Get<DeliveryPictures>();
        await bench.PublishAsync(Access);
        var waiting = await pictures.OfAsync(Assert.Single(await bench.DeliveriesAsync()), Ct);
        await bench.SendAsync();
        await bench.PublishAsync(Access with { Status = "withdrawn" });
        await bench.SendAsync();
        var sent = await bench.DeliveriesAsync();

        var (first, second) = (await pictures.OfAsync(sent[0], Ct), await pictures.OfAsync(sent[1], Ct));

        Assert.Equal((PicturePlace.Parent, PicturePlace.Parent, PicturePlace.Thread), (waiting.Place, first.Place, second.Place));
        var stands = bench.Channel().Parents.Single();
        Assert.Equal(stands.Text, first.Message.Text);
        Assert.Contains("Withdrawn or lapsed", Words(first.Message), StringComparison.Ordinal);
        Assert.DoesNotContain("Withdrawn or lapsed", Words(waiting.Message), StringComparison.Ordinal);
        Assert.Equal(bench.Channel().ThreadOf(stands.Ts).Single().Text, second.Message.Text);
    }

    [Fact]
    public async Task Where_there_is_no_conversation_a_picture_is_the_message_that_was_sent()
    {
        await using var bench = await SlackBench.OpenAsync(("Alerting:DefaultChannel", "preview"));
        await bench.PublishAsync(Access);
        await bench.SendAsync();
        await bench.PublishAsync(Access with { Status = "withdrawn" });

        var picture = await bench.Bench.Get<DeliveryPictures>().OfAsync((await bench.DeliveriesAsync())[0], Ct);

        Assert.Equal(PicturePlace.Alone, picture.Place);
        Assert.DoesNotContain("Withdrawn or lapsed", Words(picture.Message), StringComparison.Ordinal);
    }

    private static string Words(SlackMessage message) => string.Join('\n', message.Blocks!.SelectMany(block => block.Strings()));

    [Fact]
    public async Task The_people_of_a_rule_are_called_by_its_message_by_what_follows_and_by_its_digest_and_in_no_other()
    {
        await using var bench = await SlackBench.OpenAsync(
            ("Alerting:Rules:0:Name", "at once"), ("Alerting:Rules:0:Channel", SlackBench.Leads), ("Alerting:Rules:0:People:0", "U0LEA"), ("Alerting:Rules:0:People:1", "S0EMEA"),
            ("Alerting:Rules:1:Name", "daily"), ("Alerting:Rules:1:Channel", SlackBench.Others), ("Alerting:Rules:1:Rhythm", "daily"), ("Alerting:Rules:1:People:0", "W0ROB"));
        await bench.PublishAsync(Access);
        await bench.SendAsync();
        await bench.PublishAsync(Access with { Status = "withdrawn" });
        await bench.SendAsync();
        await bench.Bench.Get<DigestSender>().SendGatheredAsync(Ct);

        Assert.All(bench.Channel().Messages, message => Assert.Equal(["For <@U0LEA> <!subteam^S0EMEA>"], Calls(message)));
        Assert.Equal((2, 1), (bench.Channel().Messages.Count, bench.Channel().Parents.Single().Edits));
        Assert.Equal(["For <@W0ROB>"], Calls(Assert.Single(bench.Channel(SlackBench.Others).Messages)));
    }

    private static IEnumerable<string> Calls(FakeMessage message) => message.Blocks!.AsArray().Where(block => (string?)block!["type"] == "context")
        .SelectMany(block => block!["elements"]!.AsArray()).Select(element => element!["text"]!.GetValue<string>().Split(" · ")[0]).Where(text => text.StartsWith("For ", StringComparison.Ordinal));

    [Fact]
    public async Task A_drawing_that_looks_the_same_is_not_sent_again()
    {
        await using var bench = await SlackBench.OpenAsync();
        await bench.PublishAsync(Access);
        await bench.SendAsync();
        var item = (await bench.DeliveriesAsync())[0].Alert.ItemId;

        await bench.Bench.Get<ThreadStore>().MarkStaleAsync(item, bench.Clock.GetUtcNow(), Ct);
        await bench.SendAsync();

        Assert.Equal(["chat.postMessage"], bench.Called);
        Assert.Empty(await bench.Bench.Get<ThreadStore>().DueAsync(DateTimeOffset.MaxValue, 10, Ct));
    }

    [Fact]
    public async Task What_people_do_about_the_item_stands_in_its_message()
    {
        await using var bench = await SlackBench.OpenAsync();
        await bench.PublishAsync(Access);
        await bench.SendAsync();
        var item = (await bench.DeliveriesAsync())[0].Alert.ItemId;
        var now = bench.Clock.GetUtcNow();
        await bench.Bench.Get<MuteStore>().AddAsync(new Mute(0, item, "ada", now, now.AddDays(7), null) { Ends = MuteEnd.NextStage }, Ct);

        await bench.Bench.Get<ThreadStore>().MarkStaleAsync(item, now, Ct);
        await bench.SendAsync();

        var parent = Assert.Single(bench.Channel().Parents);
        Assert.Equal(1, parent.Edits);
        Assert.Contains("Snoozed until the next stage, at most until 30 Nov 2026", parent.Blocks!.ToJsonString(), StringComparison.Ordinal);
        Assert.NotEmpty(parent.Text);
    }

    [Fact]
    public async Task A_message_that_was_deleted_is_forgotten_and_the_next_event_opens_another()
    {
        await using var bench = await SlackBench.OpenAsync();
        await bench.PublishAsync(Access);
        await bench.SendAsync();
        bench.Channel().Messages.Clear();
        await bench.PublishAsync(Access with { Text = Bill.Relevant + " It shall keep subscriber data for a year." });

        await bench.SendAsync();
        await bench.PublishAsync(Access with { Text = Bill.Relevant + " It shall keep subscriber data for two years." });
        await bench.SendAsync();

        var parent = Assert.Single(bench.Channel().Parents);
        Assert.Single(bench.Channel().ThreadOf(parent.Ts));
        Assert.Equal(parent.Ts, (await bench.Bench.Get<ThreadStore>().FindAsync((await bench.DeliveriesAsync())[0].Alert.ItemId, SlackBench.Leads, Ct))!.MessageId);
    }

    [Fact]
    public async Task Days_left_are_counted_by_the_calendar_of_the_channels_readers()
    {
        await using var bench = await SlackBench.OpenAsync(("Alerting:ChannelDefaults:TimeZone", "Pacific/Auckland"));
        await bench.PublishAsync(Access with { Text = Bill.Relevant + " This Act enters into force on 10 December 2026." });
        await bench.SendAsync();
        var parent = Assert.Single(bench.Channel().Parents);
        Assert.Contains("10 Dec 2026, *in 17 days*", parent.Blocks!.ToJsonString(), StringComparison.Ordinal);

        bench.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 23, 11, 30, 0, TimeSpan.Zero));
        await bench.SendAsync();

        Assert.Contains("10 Dec 2026, *in 16 days*", parent.Blocks!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_incoming_webhook_posts_each_alert_by_itself()
    {
        await using var slack = await FakeSlack.StartAsync();
        for (var i = 0; i < 2; i++) slack.Answers(200, "ok");
        await using var bench = await CrawlBench.OpenAsync(("Slack:WebhookUrl", new Uri(slack.Address, "services/x").AbsoluteUri), ("Slack:PostEvery", "00:00:00.01"), ("Slack:ApiUrl", slack.Address.AbsoluteUri), ("Alerting:DefaultChannel", "C1"));
        bench.Publish(new Bill("0", "B-0", "Bridge Bill", Bill.Harmless));
        await bench.CrawlAsync(bench.Bills);
        bench.Publish(Access);
        await bench.CrawlAsync(bench.Bills);
        bench.Publish(Access with { Status = "withdrawn" });
        await bench.CrawlAsync(bench.Bills);

        Assert.Equal(2, await bench.Get<Monitor.Worker.Following.DeliverySender>().SendDueAsync(Ct));

        Assert.Equal(2, slack.Posts.Count);
        Assert.All(slack.Posts, post => Assert.DoesNotContain("thread_ts", post.Body, StringComparison.Ordinal));
    }
}
