using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Monitor.Worker.Tests.Alerting;

/// <summary>
/// Slack as a real server on loopback. It answers what the test has said beforehand; where nothing was said, as that of its workspaces does whose
/// token came along, and without any 501.
/// </summary>
internal sealed class FakeSlack : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly FakeWorkspace[] _workspaces;
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _answers = new();

    private FakeSlack(WebApplication app, FakeWorkspace[] workspaces) => (_app, _workspaces) = (app, workspaces);

    public ConcurrentQueue<Post> Posts { get; } = new();

    /// <summary>Done when the first post has arrived.</summary>
    public TaskCompletionSource Arrived { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<FakeSlack> StartAsync(params FakeWorkspace[] workspaces)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var slack = new FakeSlack(app, workspaces);
        app.Run(slack.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return slack;
    }

    public void Answers(int status, string body, string? retryAfter = null) => _answers.Enqueue(context => WriteAsync(context, status, body, retryAfter));

    public void NeverAnswers() => _answers.Enqueue(context => Task.Delay(Timeout.Infinite, context.RequestAborted));

    public void BreaksOff() => _answers.Enqueue(context =>
    {
        context.Abort();
        return Task.CompletedTask;
    });

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var post = new Post(context.Request.Path, context.Request.Headers.Authorization.ToString(), context.Request.ContentType, body);
        Posts.Enqueue(post);
        Arrived.TrySetResult();
        if (_answers.TryDequeue(out var answer)) await answer(context);
        else if (_workspaces is []) context.Response.StatusCode = StatusCodes.Status501NotImplemented;
        else if ((_workspaces.FirstOrDefault(workspace => workspace.Knows(post)) ?? _workspaces[0]).Answer(post) is { } said) await WriteAsync(context, said.Status, said.Body, said.RetryAfter);
        else context.Abort();
    }

    private static Task WriteAsync(HttpContext context, int status, string body, string? retryAfter)
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null) context.Response.Headers.RetryAfter = retryAfter;
        return context.Response.WriteAsync(body);
    }

    internal sealed record Post(string Path, string Authorization, string? ContentType, string Body)
    {
        /// <summary>chat.postMessage, ...</summary>
        public string Method => Path[(Path.LastIndexOf('/') + 1)..];
    }
}
