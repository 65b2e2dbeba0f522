using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Monitor.Worker.Alerting.Slack;
using Monitor.Worker.Alerting.Slack.Calling;

namespace Monitor.Worker.Acting.Slack;

/// <summary>Slack's methods, other than posting alerts. Nothing is asked twice: who pressed a button presses again sooner than a retry would help.</summary>
internal sealed class SlackCalls(HttpClient http, ActingSettings settings, TimeProvider time)
{
    private static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement;

    /// <summary>A method that takes JSON, with the workspace's bot token.</summary>
    public Task<SlackSaid> PostAsync(string workspace, string method, JsonObject body, CancellationToken ct) => SendAsync(Request(method, settings.Of(workspace).BotToken, Json(body)), ct);

    /// <summary>A method that reads: those take forms only.</summary>
    public Task<SlackSaid> AskAsync(string workspace, string method, IReadOnlyDictionary<string, string> form, CancellationToken ct) =>
        SendAsync(Request(method, settings.Of(workspace).BotToken, new FormUrlEncodedContent(form)), ct);

    /// <summary>Asks for an address of a socket, with the workspace's app-level token. The answer holds a ticket: it is a secret and good for one use.</summary>
    public Task<SlackSaid> OpenConnectionAsync(string workspace, CancellationToken ct) =>
        SendAsync(Request("apps.connections.open", settings.Of(workspace).AppToken, new FormUrlEncodedContent([])), ct);

    /// <summary>Answers at an address that came with a press or a command. Slack takes five answers within half an hour.</summary>
    public Task<SlackSaid> RespondAsync(Uri address, JsonObject body, CancellationToken ct) =>
        IsSlacks(address)
            ? SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = Json(body) }, ct)
            : Task.FromResult<SlackSaid>(new SlackSaid.Silent("the address to answer at is not Slack's"));

    // It came with a signature or over our own socket; a mistake here would still send what people read to a stranger.
    private bool IsSlacks(Uri address) =>
        address.Scheme == "https" && (address.Host is "slack.com" or "slack-gov.com" || address.Host.EndsWith(".slack.com", StringComparison.Ordinal) || address.Host.EndsWith(".slack-gov.com", StringComparison.Ordinal))
        || (address.IsLoopback && settings.Api.IsLoopback && address.Authority == settings.Api.Authority);

    private HttpRequestMessage? Request(string method, Secret? token, HttpContent content) => token is null
        ? null
        : new HttpRequestMessage(HttpMethod.Post, new Uri(settings.Api, method)) { Content = content, Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal()) } };

    private static StringContent Json(JsonObject body) => new(body.ToJsonString(Kit.Readable), Encoding.UTF8, "application/json");

    // An exception's own message may name the address, and some addresses are secrets.
    private async Task<SlackSaid> SendAsync(HttpRequestMessage? request, CancellationToken ct)
    {
        if (request is null) return new SlackSaid.Silent("there is no token for it in the settings");
        using var deadline = new CancellationTokenSource(settings.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, deadline.Token);
        try
        {
            using (request)
            using (var response = await http.SendAsync(request, either.Token))
            {
                return Judge(response, await response.Content.ReadAsStringAsync(either.Token));
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new SlackSaid.Silent($"no answer within {settings.Timeout.TotalSeconds:0.#} seconds");
        }
        catch (HttpRequestException e)
        {
            return new SlackSaid.Silent($"the connection failed ({e.HttpRequestError})");
        }
        catch (IOException)
        {
            return new SlackSaid.Silent("the answer broke off");
        }
    }

    private SlackSaid Judge(HttpResponseMessage response, string body)
    {
        var head = new SlackHead(response.Headers.Date, Scopes(response));
        if (response.StatusCode == System.Net.HttpStatusCode.TooManyRequests) return new SlackSaid.Silent("Slack limits the rate", After(response));
        if (Parsed(body) is not { } said)
        {
            return response.IsSuccessStatusCode && body.Trim() == "ok"
                ? new SlackSaid.Done(Nothing, head)
                : new SlackSaid.Silent($"the answer ({(int)response.StatusCode}) is not one of Slack's");
        }

        if (said.Bool("ok") is true) return new SlackSaid.Done(said, head);
        return new SlackSaid.Refused(SlackErrors.Code(said.Text("error")), said.Text("needed"), head);
    }

    private TimeSpan? After(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        return header?.Delta ?? (header?.Date is { } date ? date - time.GetUtcNow() : null);
    }

    private static string[]? Scopes(HttpResponseMessage response) => response.Headers.TryGetValues("x-oauth-scopes", out var values)
        ? string.Join(',', values).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        : null;

    private static JsonElement? Parsed(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
