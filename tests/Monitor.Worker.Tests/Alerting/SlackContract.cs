using System.Text.Json.Nodes;
using Monitor.Worker.Alerting;

namespace Monitor.Worker.Tests.Alerting;

/// <summary>What both ways into Slack keep.</summary>
public abstract class SlackContract : NotifierContract
{
    /// <summary>Slack refuses the next message because of how it is written.</summary>
    protected abstract void DislikesTheBlocks();

    protected abstract JsonNode Expected(string name);

    [Theory]
    [InlineData("new")]
    [InlineData("new-arabic")]
    [InlineData("became-relevant")]
    public async Task The_payload_is_exactly_the_message_that_was_read(string name)
    {
        Accepts();

        await SendAsync(name);

        var post = Assert.Single(Slack.Posts);
        Assert.Equal("application/json; charset=utf-8", post.ContentType);
        Assert.True(JsonNode.DeepEquals(Expected(name), JsonNode.Parse(post.Body)), post.Body);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(401)]
    [InlineData(403)]
    public async Task What_is_gone_or_forbidden_stays_so(int status)
    {
        Slack.Answers(status, "");

        var blocked = Assert.IsType<NotifyOutcome.Blocked>(await SendAsync());
        Assert.Equal(BlockScope.Channel, blocked.Scope);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(408)]
    public async Task A_fault_of_the_server_is_tried_later_and_not_at_once(int status)
    {
        Slack.Answers(status, "");

        var later = Assert.IsType<NotifyOutcome.TryLater>(await SendAsync());

        Assert.Equal((true, false), (later.MayBePosted, later.IsLimit));
        Assert.Single(Slack.Posts);
    }

    [Fact]
    public async Task A_429_waits_for_as_many_seconds_as_it_says()
    {
        Slack.Answers(429, "", retryAfter: "37");

        var later = Assert.IsType<NotifyOutcome.TryLater>(await SendAsync());

        Assert.Equal((TimeSpan.FromSeconds(37), true, false), (later.After, later.IsLimit, later.MayBePosted));
    }

    [Fact]
    public async Task A_429_with_a_date_waits_until_that_date()
    {
        Slack.Answers(429, "", retryAfter: Time.GetUtcNow().AddSeconds(90).ToString("R"));

        var later = Assert.IsType<NotifyOutcome.TryLater>(await SendAsync());

        Assert.Equal(TimeSpan.FromSeconds(90), later.After);
    }

    [Fact]
    public async Task A_channel_that_must_wait_is_left_alone_until_then()
    {
        Slack.Answers(429, "", retryAfter: "30");
        await SendAsync();
        Time.Advance(TimeSpan.FromSeconds(10));

        var early = Assert.IsType<NotifyOutcome.TryLater>(await SendAsync());
        var asked = Slack.Posts.Count;
        Time.Advance(TimeSpan.FromSeconds(20));
        Accepts();
        var inTime = await SendAsync();

        Assert.Equal((TimeSpan.FromSeconds(20), 1), (early.After, asked));
        Assert.IsType<NotifyOutcome.Sent>(inTime);
    }

    [Fact]
    public async Task No_answer_in_time_may_have_been_posted_and_is_tried_later()
    {
        Slack.NeverAnswers();

        var sending = SendAsync();
        await Slack.Arrived.Task.WaitAsync(TestContext.Current.CancellationToken);
        Time.Advance(TimeSpan.FromSeconds(16));
        var later = Assert.IsType<NotifyOutcome.TryLater>(await sending);

        Assert.Contains("may have been posted", later.Reason, StringComparison.Ordinal);
        Assert.True(later.MayBePosted);
        Assert.Single(Slack.Posts);
    }

    [Fact]
    public async Task A_line_that_breaks_is_tried_later()
    {
        Slack.BreaksOff();

        Assert.IsType<NotifyOutcome.TryLater>(await SendAsync());
    }

    [Fact]
    public async Task A_page_that_is_not_slacks_is_not_taken_for_success()
    {
        Slack.Answers(200, "<html>Sign in to the hotel network</html>");

        Assert.IsType<NotifyOutcome.TryLater>(await SendAsync());
    }

    [Fact]
    public async Task A_redirect_is_not_followed_with_the_secret()
    {
        Slack.Answers(302, "");

        Assert.IsType<NotifyOutcome.TryLater>(await SendAsync());
        Assert.Single(Slack.Posts);
    }

    [Fact]
    public async Task A_message_that_slack_dislikes_goes_once_more_as_plain_text()
    {
        Time.AutoAdvanceAmount = TimeSpan.FromSeconds(1);
        DislikesTheBlocks();
        Accepts();

        var outcome = await SendAsync();

        Assert.IsType<NotifyOutcome.Sent>(outcome);
        var again = JsonNode.Parse(Slack.Posts.Last().Body)!;
        Assert.Null(again["blocks"]);
        Assert.Contains("Digital Evidence &amp; Lawful Access Act", again["text"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.False(again["unfurl_links"]!.GetValue<bool>());
        Assert.Contains(Logged, line => line.StartsWith("Warning", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Plain_text_that_slack_dislikes_too_is_refused()
    {
        Time.AutoAdvanceAmount = TimeSpan.FromSeconds(1);
        DislikesTheBlocks();
        DislikesTheBlocks();

        var outcome = await SendAsync();

        Assert.IsType<NotifyOutcome.Refused>(outcome);
        Assert.Equal(2, Slack.Posts.Count);
    }

    [Fact]
    public async Task A_channel_gets_one_message_a_second()
    {
        Accepts();
        Accepts();
        await SendAsync();

        var second = SendAsync();
        var held = second.IsCompleted;
        var posted = Slack.Posts.Count;
        Time.Advance(TimeSpan.FromSeconds(1));
        var outcome = await second;

        Assert.Equal((false, 1), (held, posted));
        Assert.IsType<NotifyOutcome.Sent>(outcome);
    }
}
