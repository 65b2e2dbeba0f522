using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace Monitor.Worker.Fetching.Connecting;

/// <summary>Two clients with a connection pool each: a connection opened for a source that may reach private networks is never reused for one that may not.</summary>
internal static class WireClients
{
    public const string Public = "Fetching.Public";
    public const string Private = "Fetching.Private";

    /// <summary>Travels with a request, so that its retries keep the host's pace too.</summary>
    public static readonly HttpRequestOptionsKey<TimeSpan> Pace = new("Monitor.Pace");

    public static void AddWireClient(this IServiceCollection services, string name)
    {
        var client = services.AddHttpClient(name, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => Handler(provider, allowPrivate: name == Private))
            // The handler renews its own connections; replacing it as well would only throw warm ones away.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            // The factory's loggers write whole addresses, and an address may carry a key.
            .RemoveAllLoggers();
        client.AddResilienceHandler("retry", (builder, context) => Configure(builder, context.ServiceProvider));
    }

    private static SocketsHttpHandler Handler(IServiceProvider provider, bool allowPrivate)
    {
        var time = provider.GetRequiredService<TimeProvider>();
        var options = provider.GetRequiredService<IOptions<FetchingOptions>>().Value;
        var connector = new GuardedConnector(provider.GetRequiredService<ResolveHost>(), provider.GetRequiredService<OpenConnection>(), allowPrivate, time);
        return new SocketsHttpHandler
        {
            ConnectCallback = connector.ConnectAsync,
            ConnectTimeout = TimeSpan.FromSeconds(options.ConnectTimeoutSeconds),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            // A proxy would do the name lookup, behind the guard's back.
            UseProxy = false,
            MaxResponseHeadersLength = 64,
            ActivityHeadersPropagator = null,
        };
    }

    private static void Configure(ResiliencePipelineBuilder<HttpResponseMessage> builder, IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<FetchingOptions>>().Value;
        builder.TimeProvider = provider.GetRequiredService<TimeProvider>();
        if (options.Retries == 0) return;

        var retry = new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = options.Retries,
            ShouldRetryAfterHeader = false,
            ShouldHandle = args => ValueTask.FromResult(IsWorthAnotherTry(args.Outcome)),
            DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(Delay(args, options)),
        };
        retry.DisableForUnsafeHttpMethods();
        builder.AddRetry(retry);
    }

    // A 429 and a 503 with Retry-After are answers: they go back to the caller, who notes when to come again.
    private static bool IsWorthAnotherTry(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException e } => HttpFailures.IsPassing(e),
        { Result: { } answer } => (int)answer.StatusCode >= 500 && answer.StatusCode != HttpStatusCode.NotImplemented && !answer.Headers.Contains("Retry-After"),
        _ => false,
    };

    private static TimeSpan Delay(RetryDelayGeneratorArguments<HttpResponseMessage> args, FetchingOptions options)
    {
        var delay = TimeSpan.FromMilliseconds(options.RetryDelayMilliseconds * Math.Pow(2, args.AttemptNumber));
        var pace = TimeSpan.Zero;
        args.Context.GetRequestMessage()?.Options.TryGetValue(Pace, out pace);
        return delay > pace ? delay : pace;
    }
}
