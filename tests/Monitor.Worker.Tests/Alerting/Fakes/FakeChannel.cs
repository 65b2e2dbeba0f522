using System.Globalization;
using System.Text.Json.Nodes;

namespace Monitor.Worker.Tests.Alerting;

/// <summary>A message that stands in a channel.</summary>
internal sealed record FakeMessage(string Channel, string Ts, string? ThreadTs, bool IsBroadcast)
{
    public required string Text { get; set; }

    public JsonNode? Blocks { get; set; }

    public JsonNode? Metadata { get; init; }

    public int Edits { get; set; }

    public string? DeliveryId => Metadata?["event_payload"]?["delivery_id"]?.GetValue<string>();

    public JsonObject ToJson(bool withMetadata)
    {
        var json = new JsonObject { ["type"] = "message", ["bot_id"] = "B0", ["ts"] = Ts, ["text"] = Text };
        if (ThreadTs is not null) json["thread_ts"] = ThreadTs;
        if (Blocks is not null) json["blocks"] = Blocks.DeepClone();
        if (withMetadata && Metadata is not null) json["metadata"] = Metadata.DeepClone();
        return json;
    }
}

/// <summary>One channel and what stands in it.</summary>
internal sealed class FakeChannel(string id)
{
    private const int MostBlocks = 50;

    public List<FakeMessage> Messages { get; } = [];

    public bool IsArchived { get; set; }

    public bool HasApp { get; set; } = true;

    /// <summary>Messages of the channel itself, without those in threads.</summary>
    public IEnumerable<FakeMessage> Parents => Messages.Where(message => message.ThreadTs is null);

    public IEnumerable<FakeMessage> ThreadOf(string ts) => Messages.Where(message => message.ThreadTs == ts);

    public FakeAnswer Post(FakeCall given, string ts)
    {
        if (Fault(given) is { } fault) return FakeAnswer.No(fault);
        var thread = given["thread_ts"];
        var isBroadcast = given["reply_broadcast"] == "true";
        if (isBroadcast && thread is null) return FakeAnswer.No("invalid_arguments");
        if (thread is not null && !Parents.Any(parent => parent.Ts == thread)) return FakeAnswer.No("thread_not_found");
        var message = new FakeMessage(id, ts, thread, isBroadcast) { Text = given["text"] ?? "", Blocks = given.Node("blocks"), Metadata = given.Node("metadata") };
        Messages.Add(message);
        return FakeAnswer.Ok(("channel", id), ("ts", ts), ("message", message.ToJson(withMetadata: true)));
    }

    public FakeAnswer Update(FakeCall given)
    {
        if (Messages.Find(message => message.Ts == given["ts"]) is not { } message) return FakeAnswer.No("message_not_found");
        if (Fault(given) is { } fault) return FakeAnswer.No(fault);
        // What is not sent again is gone.
        (message.Text, message.Blocks) = (given["text"] ?? "", given.Node("blocks"));
        message.Edits++;
        return FakeAnswer.Ok(("channel", id), ("ts", message.Ts), ("text", message.Text), ("message", message.ToJson(withMetadata: true)));
    }

    public FakeAnswer Delete(FakeCall given) =>
        Messages.RemoveAll(message => message.Ts == given["ts"]) > 0 ? FakeAnswer.Ok(("channel", id), ("ts", given["ts"])) : FakeAnswer.No("message_not_found");

    /// <summary>Newest first; of threads only what is shown in the channel too.</summary>
    public FakeAnswer History(FakeCall given) =>
        Page([.. Messages.Where(message => (message.ThreadTs is null || message.IsBroadcast) && IsSince(message, given)).OrderByDescending(message => message.Ts, StringComparer.Ordinal)], given);

    /// <summary>The parent, then its thread, oldest first.</summary>
    public FakeAnswer Replies(FakeCall given)
    {
        var thread = given["ts"];
        if (!Parents.Any(parent => parent.Ts == thread)) return FakeAnswer.No("thread_not_found");
        return Page([.. Messages.Where(message => message.Ts == thread || (message.ThreadTs == thread && IsSince(message, given))).OrderBy(message => message.Ts, StringComparer.Ordinal)], given);
    }

    public FakeAnswer Info() => FakeAnswer.Ok(("channel", new JsonObject { ["id"] = id, ["name"] = id.ToLowerInvariant(), ["is_archived"] = IsArchived, ["is_member"] = HasApp }));

    private static string? Fault(FakeCall given)
    {
        var blocks = given.Node("blocks")?.AsArray();
        if (string.IsNullOrEmpty(given["text"]) && blocks is not { Count: > 0 }) return "no_text";
        if (blocks is { Count: > MostBlocks }) return "invalid_blocks";
        var ids = blocks?.Select(block => block?["block_id"]?.GetValue<string>()).OfType<string>().ToList() ?? [];
        return ids.Count == ids.Distinct().Count() ? null : "invalid_blocks";
    }

    private static bool IsSince(FakeMessage message, FakeCall given) =>
        given["oldest"] is not { } oldest || decimal.Parse(message.Ts, CultureInfo.InvariantCulture) > decimal.Parse(oldest, CultureInfo.InvariantCulture);

    private static FakeAnswer Page(IReadOnlyList<FakeMessage> all, FakeCall given)
    {
        var limit = int.Parse(given["limit"] ?? "100", CultureInfo.InvariantCulture);
        var from = int.Parse(given["cursor"] is { Length: > 0 } cursor ? cursor : "0", CultureInfo.InvariantCulture);
        var hasMore = from + limit < all.Count;
        var messages = new JsonArray([.. all.Skip(from).Take(limit).Select(message => message.ToJson(given["include_all_metadata"] == "true"))]);
        var next = new JsonObject { ["next_cursor"] = hasMore ? (from + limit).ToString(CultureInfo.InvariantCulture) : "" };
        return FakeAnswer.Ok(("messages", messages), ("has_more", hasMore), ("response_metadata", next));
    }
}
