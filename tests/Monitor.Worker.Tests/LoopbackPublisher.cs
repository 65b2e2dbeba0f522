using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Monitor.Worker.Tests;

/// <summary>A publisher on a free port of loopback. It answers as it was told to, 404 to everything else, and remembers what it was asked.</summary>
internal sealed class LoopbackPublisher : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Func<HttpContext, Task>> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<SeenRequest> _requests = new();

    private LoopbackPublisher(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public IReadOnlyList<SeenRequest> Requests => [.. _requests];

    public static async Task<LoopbackPublisher> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").UseKestrel(kestrel => kestrel.AddServerHeader = false);
        var publisher = new LoopbackPublisher(builder.Build());
        publisher._app.Run(publisher.AnswerAsync);
        await publisher._app.StartAsync();
        return publisher;
    }

    public Uri At(string pathAndQuery) => new(Address, pathAndQuery);

    /// <summary>The same server under a made-up host name, for clients whose name lookup leads such names here.</summary>
    public Uri At(string host, string pathAndQuery) => new($"http://{host}:{Address.Port}{pathAndQuery}");

    /// <summary>The requests for one path, in the order of their arrival.</summary>
    public IReadOnlyList<SeenRequest> RequestsFor(string path) => [.. _requests.Where(request => request.Path == path)];

    public LoopbackPublisher Answer(string path, Func<HttpContext, Task> answer)
    {
        _answers[path] = answer;
        return this;
    }

    public LoopbackPublisher Answer(string path, int status, string body = "", string type = "text/html", params (string Name, string Value)[] headers) =>
        Answer(path, status, Encoding.UTF8.GetBytes(body), type, headers);

    public LoopbackPublisher Answer(string path, int status, byte[] body, string? type, params (string Name, string Value)[] headers) =>
        Answer(path, async context =>
        {
            context.Response.StatusCode = status;
            if (type is not null) context.Response.ContentType = type;
            foreach (var (name, value) in headers) context.Response.Headers[name] = value;
            if (body.Length > 0) await context.Response.Body.WriteAsync(body);
        });

    /// <summary>One status after the other; the last one stays.</summary>
    public LoopbackPublisher AnswerInTurn(string path, params (int Status, string Body)[] turns)
    {
        var turn = -1;
        return Answer(path, async context =>
        {
            var (status, body) = turns[Math.Min(Interlocked.Increment(ref turn), turns.Length - 1)];
            context.Response.StatusCode = status;
            context.Response.ContentType = "text/html";
            if (body.Length > 0) await context.Response.WriteAsync(body);
        });
    }

    public LoopbackPublisher Redirect(string path, string to, int status = 302) => Answer(path, status, "", "text/html", ("Location", to));

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var path = context.Request.Path.Value ?? "/";
        _requests.Enqueue(new SeenRequest(context.Request.Method, path, context.Request.QueryString.Value ?? "", headers, body));
        if (_answers.TryGetValue(path, out var answer)) await answer(context);
        else context.Response.StatusCode = 404;
    }
}

internal sealed record SeenRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
