using System.Text.Json.Nodes;
using Monitor.Worker.Alerting;

namespace Monitor.Worker.Tests.Alerting;

public sealed class SlackNotifierTests : SlackContract
{
    protected override string? Secret => "xoxb-1-very-secret";

    protected override IEnumerable<KeyValuePair<string, string?>> Settings(Uri slack) =>
        [new("Slack:BotToken", Secret), new("Slack:ApiUrl", new Uri(slack, "api/").AbsoluteUri)];

    protected override void Accepts() => Slack.Answers(200, """{"ok":true,"channel":"C0LEADS","ts":"1763881260.000100","message":{"text":"x"}}""");

    protected override void DislikesTheBlocks() =>
        Slack.Answers(200, """{"ok":false,"error":"invalid_blocks","errors":["too long"],"response_metadata":{"messages":[]}}""");

    protected override JsonNode Expected(string name) => GoldenPayload(name);

    [Fact]
    public async Task The_token_travels_in_the_header_and_the_answer_tells_where_the_message_stands()
    {
        Accepts();

        var outcome = await SendAsync();

        var post = Assert.Single(Slack.Posts);
        Assert.Equal(("/api/chat.postMessage", "Bearer xoxb-1-very-secret"), (post.Path, post.Authorization));
        Assert.DoesNotContain("xoxb", post.Body, StringComparison.Ordinal);
        Assert.Equal(new NotifyOutcome.Sent("C0LEADS", "1763881260.000100"), outcome);
    }

    [Theory]
    [InlineData("channel_not_found", false)]
    [InlineData("not_in_channel", false)]
    [InlineData("is_archived", false)]
    [InlineData("restricted_action_read_only_channel", false)]
    [InlineData("invalid_auth", true)]
    [InlineData("token_revoked", true)]
    [InlineData("missing_scope", true)]
    public async Task What_only_an_operator_can_mend_stops_as_much_as_it_concerns_and_says_the_remedy(string error, bool isOfWorkspace)
    {
        Slack.Answers(200, $$"""{"ok":false,"error":"{{error}}"}""");

        var blocked = Assert.IsType<NotifyOutcome.Blocked>(await SendAsync());

        Assert.Equal(isOfWorkspace ? BlockScope.Workspace : BlockScope.Channel, blocked.Scope);
        Assert.Contains($"{error}: ", blocked.Reason, StringComparison.Ordinal);
        Assert.Equal(!isOfWorkspace, blocked.Reason.Contains(Channel, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ratelimited")]
    [InlineData("internal_error")]
    [InlineData("fatal_error")]
    [InlineData("request_timeout")]
    [InlineData("service_unavailable")]
    [InlineData("a_word_of_next_year")]
    public async Task What_passes_is_tried_later_although_the_status_is_200(string error)
    {
        Slack.Answers(200, $$"""{"ok":false,"error":"{{error}}"}""");

        var later = Assert.IsType<NotifyOutcome.TryLater>(await SendAsync());

        Assert.Contains(error is "ratelimited" ? "limits the rate" : error, later.Reason, StringComparison.Ordinal);
        Assert.Equal((error is "ratelimited", error is not ("ratelimited" or "a_word_of_next_year")), (later.IsLimit, later.MayBePosted));
    }

    [Fact]
    public async Task An_error_that_is_not_a_word_is_not_repeated()
    {
        Slack.Answers(200, """{"ok":false,"error":"<script> xoxb-1-very-secret"}""");

        var later = Assert.IsType<NotifyOutcome.TryLater>(await SendAsync());

        Assert.Equal("Slack answers unknown_error", later.Reason);
    }
}
