using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Monitor.Worker.Tests.Acting;

/// <summary>
/// The side of Slack from which things come in, as a real server on loopback: tickets that are good for one socket, triggers that open one form,
/// addresses to answer at that take five answers, and methods that say no with status 200. The official clients are its judges. Another team, with
/// tokens of its own, stands beside the first.
/// </summary>
internal sealed class IncomingSlack : IAsyncDisposable
{
    public const string BotToken = "xoxb-the-bot";
    public const string AppToken = "xapp-the-app";
    public const string Team = "T0TEAM";
    public const string OtherBotToken = "xoxb-the-other-bot";
    public const string OtherAppToken = "xapp-the-other-app";
    public const string OtherTeam = "T1TEAM";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<SlackCall> _calls = new();
    private readonly ConcurrentDictionary<string, bool> _tickets = new();
    private readonly ConcurrentDictionary<string, bool> _triggers = new();
    private readonly ConcurrentDictionary<string, int> _responses = new();
    private readonly ConcurrentDictionary<string, Func<SlackCall, string>> _answers = new();
    private readonly Channel<SlackSocket> _sockets = Channel.CreateUnbounded<SlackSocket>();
    private readonly Channel<SlackCall> _arrivals = Channel.CreateUnbounded<SlackCall>();
    private int _number;

    private IncomingSlack(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public string Api => new Uri(Address, "/api/").AbsoluteUri;

    public IReadOnlyList<SlackCall> Calls => [.. _calls];

    /// <summary>Every ticket that was ever given out.</summary>
    public IEnumerable<string> Tickets => _tickets.Keys;

    /// <summary>The scopes that the token has, as each answer's head names them; null for none.</summary>
    public string? Scopes { get; set; } = "chat:write,channels:read,groups:read,channels:history,groups:history,commands,users:read,users:read.email";

    /// <summary>The time by Slack's clock, on each answer.</summary>
    public DateTimeOffset? Clock { get; set; }

    public static async Task<IncomingSlack> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").UseKestrel(kestrel => kestrel.AddServerHeader = false);
        var slack = new IncomingSlack(builder.Build());
        slack._app.UseWebSockets();
        slack._app.Run(slack.ServeAsync);
        await slack._app.StartAsync();
        return slack;
    }

    public IReadOnlyList<SlackCall> CallsOf(string method) => [.. _calls.Where(call => call.Method == method)];

    /// <summary>The next call of any method that has not been waited for.</summary>
    public async Task<SlackCall> NextCallAsync(CancellationToken ct) => await _arrivals.Reader.ReadAsync(ct);

    public async Task<SlackSocket> NextSocketAsync(CancellationToken ct) => await _sockets.Reader.ReadAsync(ct);

    public bool HasSocketWaiting => _sockets.Reader.Count > 0;

    /// <summary>Opens one form.</summary>
    public string NewTrigger()
    {
        var trigger = $"{Interlocked.Increment(ref _number)}.trigger";
        _triggers[trigger] = true;
        return trigger;
    }

    /// <summary>Takes five answers.</summary>
    public Uri NewResponseUrl()
    {
        var name = $"response-{Interlocked.Increment(ref _number)}";
        _responses[name] = 5;
        return new Uri(Address, $"/respond/{name}");
    }

    public void Answer(string method, string json) => _answers[method] = _ => json;

    public void Answer(string method, Func<SlackCall, string> answer) => _answers[method] = answer;

    /// <summary>Somebody of the workspace, as users.info tells of them.</summary>
    /// <param name="token">With which that workspace is asked.</param>
    public void Knows(string user, string? mail, string team = Team, string? mark = null, string token = BotToken)
    {
        var before = _answers.GetValueOrDefault("users.info");
        _answers["users.info"] = call => call.Field("user") == user && call.Authorization == $"Bearer {token}" ? UserOf(user, mail, team, mark) : before?.Invoke(call) ?? """{"ok":false,"error":"user_not_found"}""";
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private Task ServeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (path.StartsWith("/api/", StringComparison.Ordinal)) return CallAsync(context, path["/api/".Length..]);
        if (path.StartsWith("/respond/", StringComparison.Ordinal)) return RespondAsync(context, path["/respond/".Length..]);
        if (path == "/link" && context.WebSockets.IsWebSocketRequest) return LinkAsync(context);
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }

    private async Task CallAsync(HttpContext context, string method)
    {
        var call = await ReadAsync(context, method);
        Note(call);
        if (Scopes is { } scopes) context.Response.Headers["x-oauth-scopes"] = scopes;
        if (Clock is { } clock) context.Response.Headers.Date = clock.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        var answer = Judge(call);
        if (answer.Contains("\"ratelimited\"", StringComparison.Ordinal)) (context.Response.StatusCode, context.Response.Headers.RetryAfter) = (429, "7");
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(answer);
    }

    private string Judge(SlackCall call)
    {
        string[] right = call.Method == "apps.connections.open" ? [AppToken, OtherAppToken] : [BotToken, OtherBotToken];
        if (!right.Any(token => call.Authorization == $"Bearer {token}")) return """{"ok":false,"error":"invalid_auth"}""";
        if (_answers.TryGetValue(call.Method, out var said)) return said(call);
        return call.Method switch
        {
            "apps.connections.open" => $$"""{"ok":true,"url":"{{NewLink(call.IsOfOther ? "A1APP" : "A0APP")}}"}""",
            "auth.test" => $$"""{"ok":true,"url":"https://team.slack.com/","team":"{{(call.IsOfOther ? "The other team" : "The team")}}","user":"monitor","team_id":"{{(call.IsOfOther ? OtherTeam : Team)}}","user_id":"U0BOT","bot_id":"B0BOT"}""",
            "users.info" => """{"ok":false,"error":"user_not_found"}""",
            "views.open" => Open(call),
            "views.publish" or "views.update" => """{"ok":true,"view":{"id":"V1"}}""",
            "chat.postEphemeral" => """{"ok":true,"message_ts":"1931.7"}""",
            "chat.postMessage" => """{"ok":true,"channel":"D1","ts":"1931.8"}""",
            "conversations.info" => new JsonObject { ["ok"] = true, ["channel"] = new JsonObject { ["id"] = call.Field("channel"), ["name"] = "law", ["is_member"] = true, ["is_archived"] = false } }.ToJsonString(),
            _ => """{"ok":false,"error":"unknown_method"}""",
        };
    }

    private static string UserOf(string id, string? mail, string team, string? mark)
    {
        var user = new JsonObject { ["id"] = id, ["team_id"] = team, ["is_email_confirmed"] = true, ["profile"] = new JsonObject { ["email"] = mail } };
        if (mark is not null) user[mark] = true;
        return new JsonObject { ["ok"] = true, ["user"] = user }.ToJsonString();
    }

    // A trigger opens one form; one that was never given out opens none.
    private string Open(SlackCall call)
    {
        var trigger = call.Field("trigger_id") ?? "";
        if (_triggers.TryUpdate(trigger, newValue: false, comparisonValue: true)) return """{"ok":true,"view":{"id":"V1"}}""";
        return _triggers.ContainsKey(trigger) ? """{"ok":false,"error":"exchanged_trigger_id"}""" : """{"ok":false,"error":"invalid_trigger_id"}""";
    }

    private string NewLink(string app)
    {
        var ticket = $"ticket-{Guid.NewGuid():N}";
        _tickets[ticket] = true;
        return $"ws://127.0.0.1:{Address.Port}/link?ticket={ticket}&app_id={app}";
    }

    private async Task RespondAsync(HttpContext context, string name)
    {
        Note(await ReadAsync(context, "respond"));
        var left = _responses.AddOrUpdate(name, -1, (_, uses) => uses - 1);
        context.Response.StatusCode = left >= 0 ? 200 : 404;
        await context.Response.WriteAsync(left >= 0 ? "ok" : """{"ok":false,"error":"used_url"}""");
    }

    private async Task LinkAsync(HttpContext context)
    {
        var query = QueryHelpers.ParseQuery(context.Request.QueryString.Value);
        var ticket = query["ticket"].ToString();
        if (!_tickets.TryUpdate(ticket, newValue: false, comparisonValue: true))
        {
            context.Response.StatusCode = 401;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var line = new SlackSocket(socket, query["app_id"].ToString());
        await line.SayAsync("""{"type":"hello","num_connections":1,"connection_info":{"app_id":"A0APP"},"debug_info":{"host":"fake","approximate_connection_time":18060}}""");
        await _sockets.Writer.WriteAsync(line);
        await line.Reading;
    }

    private void Note(SlackCall call)
    {
        _calls.Enqueue(call);
        _arrivals.Writer.TryWrite(call);
    }

    private static async Task<SlackCall> ReadAsync(HttpContext context, string method)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var isForm = context.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal) is true;
        return new SlackCall(method, context.Request.Headers.Authorization.ToString(), isForm, body, context.Request.QueryString.Value ?? "");
    }
}

/// <summary>A call of one of Slack's methods, or an answer at an address that was given for it.</summary>
internal sealed record SlackCall(string Method, string Authorization, bool IsForm, string Body, string Query)
{
    /// <summary>It was made with a token of the other team.</summary>
    public bool IsOfOther => Authorization is $"Bearer {IncomingSlack.OtherBotToken}" or $"Bearer {IncomingSlack.OtherAppToken}";

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string? Field(string name) => IsForm
        ? QueryHelpers.ParseQuery(Body).TryGetValue(name, out var value) ? value.ToString() : null
        : Json.TryGetProperty(name, out var field) ? field.GetString() : null;
}
