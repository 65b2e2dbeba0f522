using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Monitor.Worker.Indexing.Elasticsearch;

namespace Monitor.Worker.Tests.Indexing.Elasticsearch;

/// <summary>
/// A real Elasticsearch of the test's own, of one node or several, which may be killed and broken. It comes from the shared folder beside
/// the repository; without that, or without Java, the tests that want it skip.
/// </summary>
internal sealed class ElasticServer : IAsyncDisposable
{
    private const int FirstPort = 19310;
    private static int _next = FirstPort;

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"monitor-es-{Guid.NewGuid():N}");
    private readonly string _start = SharedFolder.Require("elasticsearch", "start");
    private readonly List<string> _arguments;
    private readonly int[] _ports;

    private ElasticServer(int nodes, bool isSecure, string[] settings)
    {
        _ports = [.. Enumerable.Range(0, nodes).Select(_ => FreePort())];
        _arguments = ["--heap", "512m", .. settings.SelectMany(setting => new[] { "--setting", setting })];
        if (isSecure) _arguments.Add("--secure");
        if (nodes > 1) _arguments.AddRange(["--nodes", string.Join(',', _ports)]);
    }

    public IReadOnlyList<Uri> Nodes { get; private set; } = [];

    public string? Password { get; private set; }

    public string? Fingerprint { get; private set; }

    public static async Task<ElasticServer> StartAsync(int nodes = 1, bool isSecure = false, params string[] settings)
    {
        var server = new ElasticServer(nodes, isSecure, settings);
        Directory.CreateDirectory(server._folder);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(server._folder, (UnixFileMode)0b111_101_101);
        try
        {
            var said = await Task.WhenAll(Enumerable.Range(0, nodes).Select(node => server.RunAsync(node, isKept: false)));
            server.Nodes = [.. said.Select(words => new Uri(Word(words, "ELASTICSEARCH_URL")!))];
            (server.Password, server.Fingerprint) = (Word(said[0], "ELASTICSEARCH_PASSWORD"), Word(said[0], "ELASTICSEARCH_FINGERPRINT"));
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public ElasticOptions Options(string index)
    {
        var options = new ElasticOptions { Index = index, Fingerprint = Fingerprint };
        foreach (var node in Nodes) options.Urls.Add(node.ToString());
        if (Password is not null) (options.Username, options.Password) = ("elastic", Password);
        return options;
    }

    /// <summary>As a power cut would.</summary>
    public Task KillAsync(int node = 0) => ToolAsync("stop", "--home", Home(node), "--hard");

    /// <summary>Starts a node again with the data that it had.</summary>
    public Task StartAgainAsync(int node = 0) => RunAsync(node, isKept: true);

    public async ValueTask DisposeAsync()
    {
        for (var node = 0; node < _ports.Length; node++) await ToolAsync("stop", "--home", Home(node), "--hard");
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private string Home(int node) => Path.Combine(_folder, $"node-{_ports[node]}");

    private async Task<string> RunAsync(int node, bool isKept)
    {
        var (exit, said, told) = await ToolAsync("start", ["--port", $"{_ports[node]}", "--home", Home(node), .. _arguments, .. isKept ? new[] { "--keep" } : []]);
        Assert.SkipWhen(told.Contains("needs a Java runtime", StringComparison.Ordinal), "No Java here: install openjdk-17-jre-headless.");
        Assert.SkipWhen(told.Contains("unzip", StringComparison.Ordinal), "No unzip here, which unpacks Elasticsearch.");
        return exit == 0 ? said : throw new InvalidOperationException($"Elasticsearch did not start: {told}");
    }

    private async Task<(int Exit, string Said, string Told)> ToolAsync(string tool, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(Path.GetDirectoryName(_start)!, tool), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        })!;
        var (said, told) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(CancellationToken.None);
        return (process.ExitCode, await said, await told);
    }

    private static string? Word(string said, string name) =>
        said.Split([' ', '\n']).FirstOrDefault(word => word.StartsWith($"{name}=", StringComparison.Ordinal))?[(name.Length + 1)..];

    /// <summary>The node's other port is a hundred above.</summary>
    private static int FreePort()
    {
        while (true)
        {
            var port = Interlocked.Increment(ref _next);
            if (IsFree(port) && IsFree(port + 100)) return port;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
