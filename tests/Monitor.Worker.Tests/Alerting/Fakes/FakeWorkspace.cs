using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Monitor.Worker.Tests.Alerting;

/// <summary>What Slack's servers answer. Null for a body: the connection is cut.</summary>
internal sealed record FakeAnswer(int Status, string Body, string? RetryAfter = null)
{
    public static FakeAnswer Ok(params ReadOnlySpan<(string Name, JsonNode? Value)> fields)
    {
        var answer = new JsonObject { ["ok"] = true };
        foreach (var (name, value) in fields) answer[name] = value;
        return new FakeAnswer(200, answer.ToJsonString());
    }

    public static FakeAnswer No(string error, string? needed = null)
    {
        var answer = new JsonObject { ["ok"] = false, ["error"] = error };
        if (needed is not null) answer["needed"] = needed;
        return new FakeAnswer(200, answer.ToJsonString());
    }
}

/// <summary>
/// A workspace with Slack's own behaviour: 200 with "ok":false, scopes, archived channels and channels that the app is not in, threads,
/// metadata, pages of history, and limits by channel and by method.
/// </summary>
internal sealed class FakeWorkspace(TimeProvider time)
{
    public const string Token = "xoxb-1-very-secret";
    public const string OtherToken = "xoxb-2-very-secret";

    private readonly Lock _gate = new();
    private long _ticks;

    public ConcurrentDictionary<string, FakeChannel> Channels { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Scopes { get; } = ["chat:write", "channels:history", "channels:read", "users:read"];

    public string OwnToken { get; init; } = Token;

    public bool IsTokenRevoked { get; set; }

    /// <summary>What goes wrong on the way; nothing, unless a test wants it.</summary>
    public FakeFaults Faults { get; set; } = FakeFaults.None;

    public FakeLimits Limits { get; init; } = FakeLimits.Slack(time);

    public FakeChannel Add(string id) => Channels.GetOrAdd(id, _ => new FakeChannel(id));

    /// <summary>All messages that people see, in the order in which they were posted.</summary>
    public IReadOnlyList<FakeMessage> Visible
    {
        get
        {
            lock (_gate) return [.. Channels.Values.SelectMany(channel => channel.Messages).OrderBy(message => message.Ts, StringComparer.Ordinal)];
        }
    }

    public bool Knows(FakeSlack.Post post) => post.Authorization == $"Bearer {OwnToken}";

    /// <summary>Null: the connection is cut, before or after the work was done.</summary>
    public FakeAnswer? Answer(FakeSlack.Post post)
    {
        lock (_gate)
        {
            var call = FakeCall.Read(post);
            var fault = Faults.Next(call.Method);
            if (fault is FakeFault.Limited) return Limited(1);
            if (fault is FakeFault.Failed) return new FakeAnswer(500, "");
            if (fault is FakeFault.Cut) return null;
            if (Limits.Exceeded(call) is { } wait) return Limited(wait);
            var answer = !Knows(post) ? FakeAnswer.No("invalid_auth") : IsTokenRevoked ? FakeAnswer.No("token_revoked") : Do(call);
            return fault switch
            {
                FakeFault.CutAfter => null,
                FakeFault.FailedAfter => new FakeAnswer(500, """{"ok":false,"error":"internal_error"}"""),
                _ => answer,
            };
        }
    }

    private static FakeAnswer Limited(int seconds) => new(429, """{"ok":false,"error":"ratelimited"}""", seconds.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private FakeAnswer Do(FakeCall call) => call.Method switch
    {
        "auth.test" => FakeAnswer.Ok(("team", "Policy"), ("team_id", "T0"), ("user_id", "U0BOT"), ("bot_id", "B0")),
        "chat.postMessage" => Needs("chat:write") ?? In(call, (channel, given) => channel.Post(given, NextTs())),
        "chat.update" => Needs("chat:write") ?? In(call, (channel, given) => channel.Update(given)),
        "chat.delete" => Needs("chat:write") ?? In(call, (channel, given) => channel.Delete(given)),
        "conversations.history" => Needs("channels:history") ?? In(call, (channel, given) => channel.History(given)),
        "conversations.replies" => Needs("channels:history") ?? In(call, (channel, given) => channel.Replies(given)),
        "conversations.info" => Needs("channels:read") ?? In(call, (channel, _) => channel.Info()),
        "users.info" => Needs("users:read") ?? FakeAnswer.Ok(("user", new JsonObject { ["id"] = call["user"], ["name"] = "ada" })),
        _ => FakeAnswer.No("unknown_method"),
    };

    private FakeAnswer? Needs(string scope) => Scopes.Contains(scope) ? null : FakeAnswer.No("missing_scope", scope);

    private FakeAnswer In(FakeCall call, Func<FakeChannel, FakeCall, FakeAnswer> act)
    {
        if (call["channel"] is not { } id || !Channels.TryGetValue(id, out var channel)) return FakeAnswer.No("channel_not_found");
        if (!channel.HasApp) return FakeAnswer.No("not_in_channel");
        return channel.IsArchived && call.Method.StartsWith("chat.", StringComparison.Ordinal) ? FakeAnswer.No("is_archived") : act(channel, call);
    }

    // A key with the look of a time; no two are alike.
    private string NextTs()
    {
        var now = (time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        _ticks = Math.Max(_ticks + 1, now);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{_ticks / 1_000_000}.{_ticks % 1_000_000:000000}");
    }
}
