using System.Text.Json.Nodes;
using Monitor.Worker.Acting.Intake;
using Monitor.Worker.Alerting.Slack.Blocks;

namespace Monitor.Worker.Acting.Slack;

/// <summary>Answers whoever has asked, so that nobody else sees it: where the press came from, else in its channel, else in the app's own messages.</summary>
internal sealed partial class SlackTalk(SlackCalls calls, ILogger<SlackTalk> logger)
{
    /// <param name="text">In Slack's markup, escaped; a whole answer of its own, since notifications show nothing else.</param>
    public Task TellAsync(SlackRequest request, string text, CancellationToken ct) => TellAsync(request, text, [], ct);

    /// <param name="blocks">Below the text; none: the text is all.</param>
    public async Task TellAsync(SlackRequest request, string text, IReadOnlyList<JsonObject> blocks, CancellationToken ct)
    {
        var said = await SayAsync(request, Cut(text), blocks, ct);
        if (said is not SlackSaid.Done) Log.Unsaid(logger, said.Reason);
    }

    private async Task<SlackSaid> SayAsync(SlackRequest request, string text, IReadOnlyList<JsonObject> blocks, CancellationToken ct)
    {
        if (request.ResponseUrl is { } address && await calls.RespondAsync(address, Response(request, text, blocks), ct) is SlackSaid.Done done) return done;
        if (request.Channel is { Length: > 0 } channel)
        {
            var said = await calls.PostAsync(request.Workspace, "chat.postEphemeral", Message(channel, request, text, blocks), ct);
            // In a private talk between two people, or a channel without the app, only the app's own messages are left.
            if (said is not SlackSaid.Refused) return said;
        }

        return await calls.PostAsync(request.Workspace, "chat.postMessage", Message(request.User, request with { Thread = null }, text, blocks), ct);
    }

    // At the end of a line: an entity or a link that is cut in two would be shown as it is written.
    private static string Cut(string text) => text.Length <= SlackLimits.Text ? text : text[..Math.Max(text.LastIndexOf('\n', SlackLimits.Text - 1), 0)] + "\n…";

    private static JsonObject Response(SlackRequest request, string text, IReadOnlyList<JsonObject> blocks)
    {
        var body = Body(text, blocks);
        Folded(body);
        body["response_type"] = "ephemeral";
        body["replace_original"] = false;
        if (request.Thread is not null) body["thread_ts"] = request.Thread;
        return body;
    }

    private static JsonObject Message(string channel, SlackRequest request, string text, IReadOnlyList<JsonObject> blocks)
    {
        var body = Body(text, blocks);
        body["channel"] = channel;
        // What one person sees shows no previews, and has no switch for them.
        if (channel != request.User) body["user"] = request.User;
        else Folded(body);
        if (request.Thread is not null) body["thread_ts"] = request.Thread;
        return body;
    }

    private static JsonObject Body(string text, IReadOnlyList<JsonObject> blocks)
    {
        var body = new JsonObject { ["text"] = text };
        if (blocks.Count > 0) body["blocks"] = Kit.Array([.. blocks.Take(SlackLimits.Blocks).Select(block => block.DeepClone().AsObject())]);
        return body;
    }

    private static void Folded(JsonObject body)
    {
        body["unfurl_links"] = false;
        body["unfurl_media"] = false;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Somebody in Slack could not be answered: {Why}.")]
        public static partial void Unsaid(ILogger logger, string why);
    }
}
