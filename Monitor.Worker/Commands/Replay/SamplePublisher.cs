using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Monitor.Worker.Commands.Replay;

/// <summary>
/// Serves a <see cref="SampleSet"/> over real HTTP on loopback: a port a host, so that robots.txt, pace and Retry-After of one
/// publisher do not touch another. It is the world outside; nothing in the worker knows that it is a sample.
/// </summary>
internal sealed class SamplePublisher : IAsyncDisposable
{
    private readonly SampleSet _samples;
    private readonly WebApplication _server;
    private Dictionary<int, string> _hostByPort = [];
    private volatile PublishedDay _day;

    private SamplePublisher(SampleSet samples, WebApplication server)
    {
        _samples = samples;
        _server = server;
        _day = PublishedDay.Load(samples, 1);
    }

    /// <summary>By host, where it is served.</summary>
    public IReadOnlyDictionary<string, Uri> Addresses { get; private set; } = new Dictionary<string, Uri>();

    public static async Task<SamplePublisher> StartAsync(SampleSet samples, CancellationToken ct)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            foreach (var _ in samples.Hosts) kestrel.Listen(IPAddress.Loopback, 0);
        });
        var server = builder.Build();
        var publisher = new SamplePublisher(samples, server);
        server.Run(publisher.AnswerAsync);
        await server.StartAsync(ct);
        publisher.Open();
        return publisher;
    }

    /// <summary>Turns the page: from now on the publishers serve this day.</summary>
    public void Publish(int day) => _day = PublishedDay.Load(_samples, day);

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private void Open()
    {
        var ports = _server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address)).ToList();
        Addresses = _samples.Hosts.Zip(ports).ToDictionary(pair => pair.First, pair => pair.Second);
        _hostByPort = Addresses.ToDictionary(pair => pair.Value.Port, pair => pair.Key);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var host = _hostByPort[context.Connection.LocalPort];
        var answer = _day.Find(host, context.Request.Path, context.Request.QueryString.Value ?? "");
        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers) context.Response.Headers[name] = value;
        if (answer.Body is not { } file)
        {
            context.Response.ContentLength = 0;
            return;
        }

        var body = Addressed(file, answer.Type);
        context.Response.ContentType = answer.Type;
        if (answer.Status == 200 && IsUnchanged(context, body)) return;
        context.Response.ContentLength = body.Length;
        if (answer.CutAt is { } share)
        {
            await context.Response.Body.WriteAsync(body.AsMemory(0, (int)(body.Length * share)), context.RequestAborted);
            // What is missing of the announced length makes the server close the connection. An abort would reset it, and what was
            // sent may then never arrive: that would be an unreachable publisher, not a truncated answer.
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
        else if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }

    private static bool IsUnchanged(HttpContext context, byte[] body)
    {
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..16]}\"";
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch != tag) return false;
        context.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    // Host names are ASCII in every charset that the samples are written in, so they can be replaced in the bytes.
    private byte[] Addressed(byte[] file, string type)
    {
        if (type.StartsWith("application/pdf", StringComparison.Ordinal)) return file;
        var text = Encoding.Latin1.GetString(file);
        foreach (var (host, address) in Addresses)
        {
            text = text.Replace($"http://{host}{SampleSet.HostSuffix}", address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
        }

        return Encoding.Latin1.GetBytes(text);
    }

    /// <summary>One day's files and scripted answers.</summary>
    private sealed class PublishedDay
    {
        private readonly SampleSet _samples;
        private readonly int _day;
        private readonly Dictionary<string, List<ScriptedResponse>> _scripted;

        private PublishedDay(SampleSet samples, int day, Dictionary<string, List<ScriptedResponse>> scripted)
        {
            _samples = samples;
            _day = day;
            _scripted = scripted;
        }

        public static PublishedDay Load(SampleSet samples, int day)
        {
            // A script holds until a later day's script for the same host replaces it.
            Dictionary<string, List<ScriptedResponse>> scripted = [];
            for (var d = 1; d <= day; d++)
            {
                var path = Path.Combine(samples.DayFolder(d), "responses.json");
                if (!File.Exists(path)) continue;
                foreach (var (host, responses) in JsonSerializer.Deserialize(File.ReadAllBytes(path), SampleJson.Default.DictionaryStringListScriptedResponse)!) scripted[host] = responses;
            }

            return new PublishedDay(samples, day, scripted);
        }

        public Answer Find(string host, string path, string query)
        {
            var script = _scripted.GetValueOrDefault(host, []).Find(response =>
                response.Path == path && (response.Query is null || query.Contains(response.Query, StringComparison.Ordinal)));
            if (script is null) return Read(host, path.TrimStart('/')) is { } body ? new Answer(200, body, TypeOf(path)) : Answer.NotFound;
            var file = script.File is { } name ? Read(host, name) ?? throw new InvalidOperationException($"The sample {host}/{name} is missing.") : null;
            return new Answer(script.Status, file, script.Type ?? TypeOf(script.File ?? path)) { Headers = script.Headers, CutAt = script.CutAt };
        }

        // What a day does not publish anew stays as it was the day before.
        private byte[]? Read(string host, string name)
        {
            for (var day = _day; day >= 1; day--)
            {
                var root = Path.Combine(_samples.DayFolder(day), host);
                var path = Path.GetFullPath(Path.Combine(root, Uri.UnescapeDataString(name)));
                if (path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(path)) return File.ReadAllBytes(path);
            }

            return null;
        }

        private static string TypeOf(string name) => Path.GetExtension(name) switch
        {
            ".json" => "application/json",
            ".xml" or ".rss" or ".rdf" => "application/xml",
            ".atom" => "application/atom+xml",
            ".pdf" => "application/pdf",
            ".txt" => "text/plain; charset=utf-8",
            _ => "text/html",
        };
    }

    private sealed record Answer(int Status, byte[]? Body, string Type)
    {
        public static readonly Answer NotFound = new(404, null, "text/plain");

        public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

        public double? CutAt { get; init; }
    }
}
