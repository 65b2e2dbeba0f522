using System.CommandLine;
using Monitor.Worker.Acting;
using Monitor.Worker.Crawling;
using Monitor.Worker.Following;
using Monitor.Worker.Learning;
using Monitor.Worker.Ops;
using Monitor.Worker.Web;

namespace Monitor.Worker.Commands;

/// <summary>The worker itself: schedules, followers and the page, until Ctrl-C.</summary>
internal static class RunCommand
{
    public static readonly Option<string?> Urls = new("--urls")
    {
        Description = $"Where the page is served (default: {WebSetup.DefaultUrl}). Anything beyond loopback needs sign-in to be configured first.",
        HelpName = "address",
    };

    public static Command Create()
    {
        var command = new Command("run", "Crawl on schedule, index, alert, and serve the page until Ctrl-C. This is what happens without a verb.") { Urls };
        command.SetAction((parsed, ct) => RunAsync(parsed, ct));
        return command;
    }

    public static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var app = Build(parsed);
        if (app.Refusal() is { } refusal)
        {
            await Console.Error.WriteLineAsync(refusal);
            return ExitCodes.Refused;
        }

        await app.Services.GetRequiredService<ServiceStart>().PrepareAsync(Console.Out, ct);
        await app.Services.GetRequiredService<CrawlSchedule>().PlanAsync(ct);
        await app.Services.GetRequiredService<WatchSchedule>().PlanAsync(ct);
        await app.StartAsync(ct);
        await app.Services.GetRequiredService<ServiceStart>().TellAsync(Console.Out, app.Urls, ct);
        await app.WaitForShutdownAsync(ct);
        return ExitCodes.Done;
    }

    private static WebApplication Build(ParseResult parsed)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        SharedOptions.Apply(parsed, builder.Configuration);
        if (parsed.GetValue(Urls) is { } urls) builder.Configuration["Urls"] = urls;
        return MonitorService.Build(builder, services => services.AddCrawlSchedule().AddWatchSchedule().AddRunningFollowers().AddRunningLearning().AddRunningActing().AddIdleMemory());
    }
}
