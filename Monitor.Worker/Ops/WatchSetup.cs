using Monitor.Worker.Crawling;

namespace Monitor.Worker.Ops;

internal static class WatchSetup
{
    /// <summary>The parts of the watch over the service itself, and what operators decide about it.</summary>
    public static IServiceCollection AddWatch(this IServiceCollection services)
    {
        // Without the client's own log: it would write the address.
        services.AddHttpClient(nameof(HeartbeatPing), client => client.Timeout = HeartbeatPing.Timeout).RemoveAllLoggers();
        return services.AddSingleton<Heartbeat>().AddSingleton<HeartbeatPing>().AddSingleton<WatchDecisions>();
    }

    /// <summary>The watch at work, beside the crawl's schedule.</summary>
    public static IServiceCollection AddWatchSchedule(this IServiceCollection services) => services.AddSingleton<WatchSchedule>();

    public static IServiceCollection AddIdleMemory(this IServiceCollection services) => services.AddHostedService(provider => new IdleMemory(
        provider.GetRequiredService<CrawlGate>(),
        provider.GetRequiredService<TimeProvider>(),
        () => GC.GetTotalAllocatedBytes(),
        IdleMemory.GiveBack));
}
