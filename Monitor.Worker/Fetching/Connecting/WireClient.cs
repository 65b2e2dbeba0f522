using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;
using Monitor.Worker.Documents;
using Monitor.Worker.Fetching.Pacing;

namespace Monitor.Worker.Fetching.Connecting;

/// <summary>Sends one message and reads its answer, within limits of time and size. Whatever happens is a value.</summary>
internal sealed class WireClient(IHttpMessageHandlerFactory handlers, IOptions<FetchingOptions> options, TimeProvider time)
{
    private const long EnoughOfAnError = 64 * 1024;

    // Their handlers live as long as the process. An invoker hands over the answer with its headers and buffers nothing.
    private readonly Lazy<HttpMessageInvoker> _public = new(() => new HttpMessageInvoker(handlers.CreateHandler(WireClients.Public), disposeHandler: false));
    private readonly Lazy<HttpMessageInvoker> _private = new(() => new HttpMessageInvoker(handlers.CreateHandler(WireClients.Private), disposeHandler: false));
    private readonly FifoGate _everywhere = new(options.Value.MaxConcurrency);

    public async Task<WireReply> ExchangeAsync(WireRequest request, CancellationToken ct)
    {
        using var place = await _everywhere.EnterAsync(ct);
        using var limit = new CancellationTokenSource(request.TimeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            using var message = Message(request);
            var client = request.AllowPrivateNetwork ? _private : _public;
            using var response = await client.Value.SendAsync(message, either.Token);
            return await ReadAsync(response, request, either.Token);
        }
        catch (Exception e) when (!ct.IsCancellationRequested && HttpFailures.IsPublishersDoing(e))
        {
            return new WireReply.Failed(limit.IsCancellationRequested
                ? new FetchOutcome.Unreachable("The time limit of the source passed before the answer was complete.")
                : HttpFailures.Outcome(e));
        }
        catch (Exception e) when (ct.IsCancellationRequested && e is not OperationCanceledException)
        {
            throw new OperationCanceledException("The fetch was cancelled.", e, ct);
        }
    }

    private static async Task<WireReply> ReadAsync(HttpResponseMessage response, WireRequest request, CancellationToken ct)
    {
        var answer = new Answer { Status = (int)response.StatusCode, Headers = new AnswerHeaders(response) };
        if (answer.Status is >= 300 and < 400) return new WireReply.Answered(answer);

        var isGood = response.IsSuccessStatusCode;
        var body = await BodyReader.ReadAsync(response.Content, isGood ? request.MaxBytes : EnoughOfAnError, ct);
        if (isGood && body.IsOver && !request.CutAtMaxBytes) return new WireReply.Failed(new FetchOutcome.TooLarge(request.MaxBytes));
        if (isGood && body.Fault is { } fault) return new WireReply.Failed(new FetchOutcome.Truncated(fault));
        return new WireReply.Answered(answer with { Body = body.Bytes });
    }

    private HttpRequestMessage Message(WireRequest request)
    {
        var message = new HttpRequestMessage(request.Method, request.Url)
        {
            Version = System.Net.HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        message.Options.Set(WireClients.Pace, request.Pace);
        message.Headers.TryAddWithoutValidation("User-Agent", options.Value.UserAgent);
        message.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, br");
        if (request.Body is { } body)
        {
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            message.Content.Headers.TryAddWithoutValidation("Content-Type", request.BodyType ?? "application/x-www-form-urlencoded");
        }

        foreach (var (name, value) in request.Headers) Replace(message, name, value);
        return message;
    }

    private void Replace(HttpRequestMessage message, string name, string value)
    {
        // A source may dress the name up, but a publisher can always see who asks.
        if (name.Equals("User-Agent", StringComparison.OrdinalIgnoreCase) && !value.Contains(options.Value.ProductName, StringComparison.Ordinal)) return;
        HttpHeaders headers = message.Content is { } content && name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase) ? content.Headers : message.Headers;
        headers.Remove(name);
        headers.TryAddWithoutValidation(name, value);
    }
}
