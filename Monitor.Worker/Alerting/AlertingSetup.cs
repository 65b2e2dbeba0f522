using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Monitor.Worker.Alerting.Slack;
using Monitor.Worker.Alerting.Slack.Calling;

namespace Monitor.Worker.Alerting;

internal static class AlertingSetup
{
    public static IServiceCollection AddAlerting(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AlertingOptions>().Bind(configuration.GetSection(AlertingOptions.Section)).ValidateOnStart();
        services.AddOptions<SlackOptions>().Bind(configuration.GetSection(SlackOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AlertingOptions>>(new AlertingOptionsValidator(configuration));
        services.AddSingleton<IValidateOptions<SlackOptions>>(new SlackOptionsValidator(configuration));
        services.TryAddSingleton(TimeProvider.System);

        services.AddSingleton<AlertRules>().AddSingleton<AlertChannels>().AddSingleton<AlertPlanner>().AddSingleton<PreviewNotifier>().AddSingleton<AlertDestination>();
        services.AddSingleton(provider => new SlackSettings(provider.GetRequiredService<IOptions<SlackOptions>>(), provider.GetRequiredService<IOptions<AlertingOptions>>(), configuration));
        services.AddSingleton<SendingBlocks>().AddSingleton<SlackPace>().AddSingleton<SlackLine>();
        AddClient<SlackNotifier>(services);
        AddClient<SlackWebhookNotifier>(services);
        return services.AddTransient(Choose);
    }

    // By the concrete type: two typed clients of one interface would share a client, and with it a token.
    private static void AddClient<T>(IServiceCollection services)
        where T : class =>
        services.AddHttpClient<T>(client =>
            {
                // SlackLine sets the deadline, by a clock that tests can turn.
                client.Timeout = Timeout.InfiniteTimeSpan;
                client.MaxResponseContentBufferSize = 1024 * 1024;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                AllowAutoRedirect = false,
                UseCookies = false,
                // Null also keeps the request's address, which is the secret of a webhook, out of traces.
                ActivityHeadersPropagator = null,
            })
            // They log the address.
            .RemoveAllLoggers();

    private static INotifier Choose(IServiceProvider services)
    {
        var preview = services.GetRequiredService<PreviewNotifier>();
        var slack = services.GetRequiredService<SlackSettings>();
        return slack.Workspaces.All(workspace => workspace.Way == NotifierWords.Preview)
            ? preview
            : new ChannelNotifier(slack, preview, services.GetRequiredService<SlackNotifier>(), services.GetRequiredService<SlackWebhookNotifier>());
    }
}
