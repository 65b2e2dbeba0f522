using System.Collections.Concurrent;

namespace Monitor.Worker.Alerting.Slack.Calling;

/// <summary>The line to Slack: in turn, with a deadline, and without a retry, since a post that failed may have been posted.</summary>
internal sealed class SlackLine(SlackPace pace, SlackSettings settings, TimeProvider time) : IDisposable
{
    // In each workspace. A channel whose calls hang holds one of them, so it does not hold up the others.
    private const int AtOnce = 32;

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _rooms = new(StringComparer.Ordinal);

    /// <summary>Takes the request over and disposes of it.</summary>
    public async Task<SlackReply> AskAsync(HttpClient http, SlackCall call, HttpRequestMessage request, CancellationToken ct)
    {
        using (request)
        {
            if (await pace.EnterAsync(call, ct) is { } wait) return new SlackReply.Held(wait);
            var room = _rooms.GetOrAdd(ChannelName.Of(call.Channel).Workspace, _ => new SemaphoreSlim(AtOnce));
            await room.WaitAsync(ct);
            try
            {
                var reply = await AskAsync(http, request, ct);
                if (reply is SlackReply.Answered { RetryAfter: { } after }) pace.Hold(call, after);
                return reply;
            }
            finally
            {
                room.Release();
            }
        }
    }

    public void Dispose()
    {
        foreach (var room in _rooms.Values) room.Dispose();
    }

    // An exception's own message may name the address, and the address of a webhook is the secret.
    private async Task<SlackReply> AskAsync(HttpClient http, HttpRequestMessage request, CancellationToken ct)
    {
        using var deadline = new CancellationTokenSource(settings.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, deadline.Token);
        try
        {
            using var response = await http.SendAsync(request, either.Token);
            return new SlackReply.Answered((int)response.StatusCode, RetryAfter(response), await response.Content.ReadAsStringAsync(either.Token));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new SlackReply.Silent($"no answer within {settings.Timeout.TotalSeconds:0.#} seconds", MayHaveArrived: true);
        }
        catch (HttpRequestException e)
        {
            return new SlackReply.Silent($"the connection failed ({e.HttpRequestError})", MayHaveArrived: !IsBeforeSending(e.HttpRequestError));
        }
        catch (IOException)
        {
            return new SlackReply.Silent("the answer broke off", MayHaveArrived: true);
        }
    }

    private static bool IsBeforeSending(HttpRequestError error) =>
        error is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date is { } date ? date - time.GetUtcNow() : null);
        return wait is { } known && known > TimeSpan.Zero ? known : null;
    }
}
