using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Monitor.Worker.Documents;
using Monitor.Worker.Fetching;
using Monitor.Worker.Fetching.Connecting;
using Monitor.Worker.Fetching.Keys;

namespace Monitor.Worker.Tests.Fetching;

/// <summary>The fetcher as the service has it, with the outside world in the test's hands: clock, environment, name lookup and log.</summary>
internal sealed class FetchingBench : ILoggerProvider, ILogger
{
    public static readonly IPAddress OnTheInternet = IPAddress.Parse("93.184.216.34");

    private readonly ServiceProvider _services;
    private readonly ConcurrentQueue<string> _log = new();
    private int _rebound;

    public FetchingBench(TimeProvider? time = null, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [
                new("Fetching:RetryDelayMilliseconds", "0"),
                .. settings.Select(setting => KeyValuePair.Create(setting.Key.Contains(':', StringComparison.Ordinal) ? setting.Key : $"Fetching:{setting.Key}", (string?)setting.Value)),
            ]).Build();
        var services = new ServiceCollection();
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddSingleton<ReadEnvironment>(name => Environment.GetValueOrDefault(name));
        services.AddSingleton<ResolveHost>(ResolveAsync);
        services.AddSingleton<OpenConnection>(OpenAsync);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(this));
        services.AddFetching(configuration);
        _services = services.BuildServiceProvider();
    }

    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>The addresses that connections were really opened to.</summary>
    public ConcurrentQueue<IPAddress> Connected { get; } = new();

    public IEnumerable<string> LogLines => _log;

    public IPageFetcher Fetcher => _services.GetRequiredService<IPageFetcher>();

    /// <summary>Asks as a source on the test's own network would, unless the access says otherwise.</summary>
    public Task<FetchOutcome> FetchAsync(Uri url, SourceFormat? expected = null, Func<SourceAccess, SourceAccess>? access = null, Validators? validators = null) =>
        Fetcher.FetchAsync(Request(url, expected, access, validators), TestContext.Current.CancellationToken);

    public static FetchRequest Request(Uri url, SourceFormat? expected = null, Func<SourceAccess, SourceAccess>? access = null, Validators? validators = null)
    {
        var plain = new SourceAccess { AllowPrivateNetwork = true, Pace = TimeSpan.Zero, Timeout = TimeSpan.FromSeconds(20) };
        return new FetchRequest
        {
            Source = new SourceId("test"),
            Url = url,
            Expected = expected,
            Access = access is null ? plain : access(plain),
            Validators = validators ?? Validators.None,
        };
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        _log.Enqueue($"{state}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _log.Enqueue($"{formatter(state, exception)} {exception}");

    public void Dispose() => _services.Dispose();

    // Names under .test stand on loopback, as a rebinding attacker's would; names under .example seem to stand on the internet.
    private Task<IPAddress[]> ResolveAsync(string host, CancellationToken ct) =>
        host == "rebinding.example" ? Task.FromResult<IPAddress[]>([Interlocked.Increment(ref _rebound) == 1 ? OnTheInternet : IPAddress.Loopback])
        : host.EndsWith(".test", StringComparison.Ordinal) ? Task.FromResult<IPAddress[]>([IPAddress.Loopback])
        : host.EndsWith(".example", StringComparison.Ordinal) ? Task.FromResult<IPAddress[]>([IPAddress.Parse("10.0.0.1"), OnTheInternet])
        : Dns.GetHostAddressesAsync(host, ct);

    private Task<Stream> OpenAsync(IPAddress address, int port, CancellationToken ct)
    {
        Connected.Enqueue(address);
        return TcpConnection.OpenAsync(address.Equals(OnTheInternet) ? IPAddress.Loopback : address, port, ct);
    }
}
