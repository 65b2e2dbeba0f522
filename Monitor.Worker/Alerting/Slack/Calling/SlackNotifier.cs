using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Alerting.Slack.Drawing;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting.Slack.Calling;

/// <summary>Posts with a bot token: any channel that the app is in, one message an item with a thread under it.</summary>
internal sealed class SlackNotifier(HttpClient http, SlackLine line, SlackSettings settings, ILogger<SlackNotifier> logger)
    : SlackPostingNotifier(http, line, settings.PublicUrl, logger), IConversation
{
    private readonly SlackSearch _search = new(http, line, settings);

    protected override SlackMethod Posting => SlackMethod.PostMessage;

    protected override bool CanPressIn(string channel) => settings.Of(channel).IsInteractive;

    public override IConversation ConversationIn(string channel) => this;

    public async Task<NotifyOutcome> OpenAsync(string channel, PresentItem item, DeliveryTag tag, CancellationToken ct)
    {
        var drawn = SlackParent.Render(item, settings.PublicUrl, tag, settings.Of(channel).IsInteractive);
        return Drawn(await PostAsync(channel, drawn, About(item.Alert), ct), drawn);
    }

    public Task<NotifyOutcome> ReplyAsync(ThreadPlace thread, Alert alert, DeliveryTag tag, CancellationToken ct)
    {
        var drawn = ThreadMessage.Render(alert, settings.PublicUrl, tag);
        return PostAsync(thread.Channel, drawn with { Channel = thread.ChannelId, ThreadTs = thread.MessageId, ReplyBroadcast = tag.Broadcast ? true : null }, About(alert), ct);
    }

    public async Task<NotifyOutcome> UpdateAsync(ThreadPlace thread, PresentItem item, DeliveryTag tag, CancellationToken ct)
    {
        var drawn = SlackParent.Render(item, settings.PublicUrl, tag, settings.Of(thread.Channel).IsInteractive);
        if (SlackParent.Fingerprint(drawn) == thread.Drawn) return new NotifyOutcome.Sent(thread.ChannelId, thread.MessageId) { Drawn = thread.Drawn };
        return Drawn(await ChangeAsync(thread, drawn, About(item.Alert), ct), drawn);
    }

    public Task<NotifyOutcome> RedrawAsync(ThreadPlace place, Digest part, DeliveryTag tag, CancellationToken ct) =>
        ChangeAsync(place, SlackDigest.Render(part, settings.PublicUrl, tag, CanPressIn(place.Channel)), tag.Id ?? "a digest", ct);

    public Task<LookUp> FindAsync(LookFor wanted, CancellationToken ct) => _search.FindAsync(wanted, ct);

    public async Task<NotifyOutcome> ProbeAsync(string workspace, CancellationToken ct)
    {
        var call = new SlackCall(SlackMethod.AuthTest, workspace);
        if (SlackRequests.Form(settings, call, []) is not { } request) return new NotifyOutcome.Blocked(BlockScope.Workspace, Unaddressed(workspace));
        var verdict = Judge(call, await AskAsync(call, request, ct));
        return verdict is SlackVerdict.Final final ? final.Outcome : new NotifyOutcome.Refused("Slack finds fault with auth.test; this is a fault of Monitor.");
    }

    protected override HttpRequestMessage? Request(SlackCall call, SlackMessage message) => SlackRequests.Json(settings, call, SlackWire.Write(message));

    protected override string Unaddressed(string channel) => $"There is no bot token for channel '{channel}': set {SlackOptions.SectionOf(channel)}:BotToken.";

    protected override SlackVerdict Judge(SlackCall call, SlackReply.Answered answer)
    {
        // Slack says "no" with HTTP 200.
        if (answer.Status == 429 || SlackWire.Read(answer.Body) is not { } said) return SlackErrors.OfStatus(answer.Status, answer.RetryAfter, call.Channel, SlackRequests.Advice(call.Channel));
        if (said.Ok && answer.Status == 200) return SlackVerdict.Sent(said.Channel ?? ChannelName.Of(call.Channel).Id, said.Ts);

        var code = SlackErrors.Code(said.Error);
        return SlackErrors.OfCode(code, call.Channel, answer.RetryAfter)
            ?? (answer.Status == 200
                ? SlackVerdict.TryLater($"Slack answers {code}", answer.RetryAfter)
                : SlackErrors.OfStatus(answer.Status, answer.RetryAfter, call.Channel, SlackRequests.Advice(call.Channel)));
    }

    // Both words of unfurling belong to a new message; left to itself Slack would look for links and names in the text of a changed one.
    private Task<NotifyOutcome> ChangeAsync(ThreadPlace place, SlackMessage drawn, string about, CancellationToken ct)
    {
        var message = drawn with { Channel = place.ChannelId, Ts = place.MessageId, UnfurlLinks = null, UnfurlMedia = null, Parse = "none" };
        return SendAsync(new SlackCall(SlackMethod.Update, place.Channel), message, about, ct);
    }

    private static NotifyOutcome Drawn(NotifyOutcome outcome, SlackMessage drawn) => outcome is NotifyOutcome.Sent sent ? sent with { Drawn = SlackParent.Fingerprint(drawn) } : outcome;
}
