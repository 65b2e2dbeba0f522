using Microsoft.Extensions.Options;
using Monitor.Worker.Crawling.Canaries;
using Monitor.Worker.Sources;
using Quartz;

namespace Monitor.Worker.Crawling;

internal static class CrawlingSetup
{
    public static IServiceCollection AddCrawling(this IServiceCollection services)
    {
        services.AddOptions<CrawlingOptions>().BindConfiguration(CrawlingOptions.Section).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<CrawlingOptions>, CrawlingOptionsValidator>()
            .AddSingleton<NetworkNotice>()
            .AddSingleton<CrawlGate>()
            .AddTransient<ListWalk>()
            .AddTransient<DetailVisits>()
            .AddTransient<PassedDates>()
            .AddTransient<Revisits>()
            .AddSingleton<ParserCanaries>()
            .AddTransient<LiveCanary>()
            .AddSingleton<VainChoices>()
            .AddTransient<CanaryRound>()
            .AddSingleton<RunningSources>()
            .AddSingleton<Inspection>()
            .AddSingleton<RenumberingHold>()
            .AddSingleton<ChangeJudge>()
            .AddTransient<SourceCrawl>()
            .AddTransient<Backfill>();
    }

    /// <summary>Quartz at work: one job a source.</summary>
    public static IServiceCollection AddCrawlSchedule(this IServiceCollection services) => services
        .AddSingleton<CrawlSchedule>()
        .AddSingleton(services => new WatchedFile(SourcesSetup.PathOf(services.GetRequiredService<IConfiguration>())))
        .AddSingleton<CatalogReload>()
        .AddHostedService<CatalogWatch>()
        .AddQuartz(_ => { })
        .AddQuartzHostedService(options => options.WaitForJobsToComplete = false);
}
