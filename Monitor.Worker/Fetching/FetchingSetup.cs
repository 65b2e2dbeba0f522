using System.Net;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Monitor.Worker.Fetching.Answers;
using Monitor.Worker.Fetching.Connecting;
using Monitor.Worker.Fetching.Keys;
using Monitor.Worker.Fetching.Pacing;
using Monitor.Worker.Fetching.Rendering;
using Monitor.Worker.Fetching.Robots;

namespace Monitor.Worker.Fetching;

internal static class FetchingSetup
{
    public static IServiceCollection AddFetching(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<FetchingOptions>().Bind(configuration.GetSection(FetchingOptions.Section)).ValidateOnStart();
        // An environment variable that is set to nothing, as compose files do, is one that is not set.
        services.PostConfigure<FetchingOptions>(options =>
        {
            if (string.IsNullOrWhiteSpace(options.Contact)) options.Contact = FetchingOptions.NoContact;
        });
        services.AddSingleton<IValidateOptions<FetchingOptions>, FetchingOptionsValidator>();
        services.AddOptions<RenderingOptions>().Bind(configuration.GetSection(RenderingOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RenderingOptions>, RenderingOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ReadEnvironment>(Environment.GetEnvironmentVariable);
        services.TryAddSingleton<ResolveHost>((host, ct) => Dns.GetHostAddressesAsync(host, ct));
        services.TryAddSingleton<OpenConnection>(TcpConnection.OpenAsync);
        services.AddWireClient(WireClients.Public);
        services.AddWireClient(WireClients.Private);
        return services
            .AddSingleton<ApiKeys>()
            .AddSingleton<HostLanes>()
            .AddSingleton<WireClient>()
            .AddSingleton<RobotsGate>()
            .AddSingleton<AnswerJudge>()
            .AddSingleton<BrowserShelf>()
            .AddSingleton<PageRenderer>()
            .AddSingleton<PageFetcher>()
            .AddSingleton<IPageFetcher>(provider => provider.GetRequiredService<PageFetcher>());
    }
}
