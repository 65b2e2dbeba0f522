using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Monitor.Worker.Fetching;

internal static class FetchingSetup
{
    public static IServiceCollection AddFetching(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<FetchingOptions>().Bind(configuration.GetSection(FetchingOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<FetchingOptions>, FetchingOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<PageFetcher>();
        services.AddSingleton<IPageFetcher>(provider => provider.GetRequiredService<PageFetcher>());
        return services;
    }
}
