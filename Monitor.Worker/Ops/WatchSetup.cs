namespace Monitor.Worker.Ops;

internal static class WatchSetup
{
    /// <summary>The service's watch over itself.</summary>
    public static IServiceCollection AddWatch(this IServiceCollection services)
    {
        // Without the client's own log: it would write the address.
        services.AddHttpClient(nameof(HeartbeatPing), client => client.Timeout = HeartbeatPing.Timeout).RemoveAllLoggers();
        return services.AddSingleton<Heartbeat>().AddSingleton<HeartbeatPing>().AddSingleton<WatchSchedule>();
    }
}
