using Microsoft.Extensions.Options;
using Monitor.Worker.Acting.Asking;
using Monitor.Worker.Acting.Buttons;
using Monitor.Worker.Acting.Caring;
using Monitor.Worker.Acting.Home;
using Monitor.Worker.Acting.Installing;
using Monitor.Worker.Acting.Intake;
using Monitor.Worker.Acting.Labels;
using Monitor.Worker.Acting.People;
using Monitor.Worker.Acting.Signed;
using Monitor.Worker.Acting.Slack;
using Monitor.Worker.Acting.Sockets;

namespace Monitor.Worker.Acting;

internal static class ActingSetup
{
    /// <summary>What people do about items, on pages and in Slack.</summary>
    public static IServiceCollection AddActing(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ActingOptions>().Bind(configuration.GetSection(ActingOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ActingOptions>>(new ActingOptionsValidator(configuration));
        services.AddSingleton<ActingSettings>().AddSingleton<IItemMessages, ThreadMessages>().AddSingleton<CareDesk>().AddSingleton<HushDesk>();
        AddSlack(services);
        return services
            .AddSingleton<SlackPeople>().AddSingleton<Strangers>().AddSingleton<SlackIntake>().AddSingleton<Dispatcher>().AddSingleton<DeedBook>()
            .AddSingleton<AskedItem>().AddSingleton<FormOpening>().AddSingleton<EffectTeller>()
            .AddSingleton<IDeeds, LabelDeeds>().AddSingleton<IDeeds, CareDeeds>().AddSingleton<IDeeds, SnoozeDeeds>().AddSingleton<IDeeds, HushDeeds>()
            .AddSingleton<IDeeds, CommandDeeds>().AddSingleton<IDeeds, HomeDeeds>()
            .AddSingleton<IQuestion, SearchQuestion>().AddSingleton<IQuestion, SinceQuestion>().AddSingleton<IQuestion, StatusQuestion>()
            .AddSingleton<IQuestion, WhyQuestion>().AddSingleton<IQuestion, SnoozedQuestion>()
            .AddSingleton<SocketStates>().AddSingleton(new SocketPatience(Random.Shared.NextDouble)).AddSingleton<SocketLoop>()
            .AddSingleton<SlackCheck>().AddSingleton<SignatureCheck>().AddSingleton<SignedDesk>();
    }

    /// <summary>The way back from Slack at work; without an app-level token or a signing secret nothing of it does anything.</summary>
    public static IServiceCollection AddRunningActing(this IServiceCollection services) => services
        .AddHostedService<ActingLoop>()
        .AddHostedService(provider => provider.GetRequiredService<EffectTeller>())
        .AddHostedService(provider => provider.GetRequiredService<SocketLoop>());

    private static void AddSlack(IServiceCollection services)
    {
        services.AddHttpClient<SlackCalls>(client =>
            {
                // SlackCalls sets the deadline, by a clock that tests can turn.
                client.Timeout = Timeout.InfiniteTimeSpan;
                client.MaxResponseContentBufferSize = 1024 * 1024;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                AllowAutoRedirect = false,
                UseCookies = false,
                // Null also keeps the request's address, which may be a secret, out of traces.
                ActivityHeadersPropagator = null,
            })
            // They log the address.
            .RemoveAllLoggers();
        services.AddSingleton<SlackTalk>();
    }
}
