namespace Monitor.Worker.Alerting.Slack.Calling;

/// <summary>The line to Slack: in turn, with a deadline, and without a retry, since a post that failed may have been posted.</summary>
internal sealed class SlackLine(ChannelPace pace, SlackSettings settings, TimeProvider time)
{
    /// <summary>Takes the request over and disposes of it.</summary>
    public async Task<SlackReply> PostAsync(HttpClient http, string channel, HttpRequestMessage request, CancellationToken ct)
    {
        using (request)
        {
            if (await pace.EnterAsync(channel, ct) is { } wait) return new SlackReply.Held(wait);
            var reply = await AskAsync(http, request, ct);
            if (reply is SlackReply.Answered { RetryAfter: { } after }) pace.Hold(channel, after);
            return reply;
        }
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
            return new SlackReply.Silent($"no answer within {settings.Timeout.TotalSeconds:0.#} seconds");
        }
        catch (HttpRequestException e)
        {
            return new SlackReply.Silent($"the connection failed ({e.HttpRequestError})");
        }
        catch (IOException)
        {
            return new SlackReply.Silent("the answer broke off");
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date is { } date ? date - time.GetUtcNow() : null);
        return wait is { } known && known > TimeSpan.Zero ? known : null;
    }
}
