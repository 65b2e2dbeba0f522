using System.Globalization;
using Monitor.Worker.Alerting.Slack.Blocks;

namespace Monitor.Worker.Alerting.Slack.Calling;

/// <summary>Looks whether a message whose sending is in doubt stands in its channel, by the number that travels with it.</summary>
internal sealed class SlackSearch(HttpClient http, SlackLine line, SlackSettings settings)
{
    private const int PageSize = 200;
    private const int MostPages = 25;

    // Slack's clock is not ours.
    private static readonly TimeSpan Earlier = TimeSpan.FromMinutes(10);

    // Whoever may post to a channel need not be allowed to read it.
    private static readonly HashSet<string> Blind =
        ["missing_scope", "not_in_channel", "channel_not_found", "not_allowed_token_type", "no_permission", "access_denied", "method_not_supported_for_channel_type", "channel_type_not_supported"];

    public async Task<LookUp> FindAsync(LookFor wanted, CancellationToken ct)
    {
        var call = new SlackCall(wanted.ThreadId is null ? SlackMethod.History : SlackMethod.Replies, wanted.Channel);
        string? cursor = null;
        for (var page = 0; page < MostPages; page++)
        {
            if (SlackRequests.Form(settings, call, Question(wanted, cursor)) is not { } request) return new LookUp.Blind("there is no bot token");
            var reply = await line.AskAsync(http, call, request, ct);
            if (reply is not SlackReply.Answered answer) return Later(reply);
            if (answer.Status == 429 || SlackWire.ReadHistory(answer.Body) is not { } said) return new LookUp.Later(Outcome(SlackErrors.OfStatus(answer.Status, answer.RetryAfter, wanted.Channel, SlackRequests.Advice(wanted.Channel))));
            if (!said.Ok) return Refused(SlackErrors.Code(said.Error), answer, wanted.Channel);
            if (said.Messages?.FirstOrDefault(message => message.Metadata?.DeliveryId() == wanted.DeliveryId)?.Ts is { } found) return new LookUp.Found(wanted.ChannelId, found);
            cursor = said.ResponseMetadata?.NextCursor;
            if (!said.HasMore || string.IsNullOrEmpty(cursor)) return new LookUp.Absent();
        }

        return new LookUp.Blind("the channel has had too many messages since");
    }

    private static List<KeyValuePair<string, string>> Question(LookFor wanted, string? cursor)
    {
        var since = wanted.Since - Earlier;
        List<KeyValuePair<string, string>> values =
        [
            new("channel", wanted.ChannelId),
            new("oldest", string.Create(CultureInfo.InvariantCulture, $"{since.ToUnixTimeSeconds()}.000000")),
            new("limit", PageSize.ToString(CultureInfo.InvariantCulture)),
            new("include_all_metadata", "true"),
        ];
        if (wanted.ThreadId is { } thread) values.Add(new("ts", thread));
        if (cursor is not null) values.Add(new("cursor", cursor));
        return values;
    }

    private static LookUp Refused(string code, SlackReply.Answered answer, string channel)
    {
        if (code == "thread_not_found") return new LookUp.Absent();
        if (Blind.Contains(code)) return new LookUp.Blind(code);
        return new LookUp.Later(Outcome(SlackErrors.OfCode(code, channel, answer.RetryAfter) ?? SlackVerdict.TryLater($"Slack answers {code}", answer.RetryAfter)));
    }

    private static LookUp.Later Later(SlackReply reply) => new(reply switch
    {
        SlackReply.Held held => new NotifyOutcome.TryLater("Slack has asked to wait before it is asked for messages", held.For) { IsLimit = true },
        SlackReply.Silent silent => new NotifyOutcome.TryLater($"Slack: {silent.Why}", null),
        _ => throw new System.Diagnostics.UnreachableException(),
    });

    private static NotifyOutcome Outcome(SlackVerdict verdict) => verdict is SlackVerdict.Final final ? final.Outcome : new NotifyOutcome.TryLater("Slack finds fault with how it was asked for messages", null);
}
