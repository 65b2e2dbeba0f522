namespace Monitor.Worker.Trying;

internal static class TryingSetup
{
    public static IServiceCollection AddTrying(this IServiceCollection services) => services
        .AddTransient<SourceTrial>()
        .AddTransient<SourceCheck>()
        .AddTransient<SourceChecker>()
        .AddTransient<Leads>()
        .AddTransient<SourceScout>();
}
