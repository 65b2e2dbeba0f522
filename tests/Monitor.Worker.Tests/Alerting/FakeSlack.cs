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

/// <summary>Slack as a real server on loopback: it answers what the test has said beforehand, and 501 to anything else.</summary>
internal sealed class FakeSlack : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _answers = new();

    private FakeSlack(WebApplication app) => _app = app;

    public ConcurrentQueue<Post> Posts { get; } = new();

    /// <summary>Done when the first post has arrived.</summary>
    public TaskCompletionSource Arrived { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<FakeSlack> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var slack = new FakeSlack(app);
        app.Run(slack.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return slack;
    }

    public void Answers(int status, string body, string? retryAfter = null) => _answers.Enqueue(context =>
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null) context.Response.Headers.RetryAfter = retryAfter;
        return context.Response.WriteAsync(body);
    });

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
        Posts.Enqueue(new Post(context.Request.Path, context.Request.Headers.Authorization.ToString(), context.Request.ContentType, body));
        Arrived.TrySetResult();
        if (_answers.TryDequeue(out var answer)) await answer(context);
        else context.Response.StatusCode = StatusCodes.Status501NotImplemented;
    }

    internal sealed record Post(string Path, string Authorization, string? ContentType, string Body);
}
