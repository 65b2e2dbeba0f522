using System.Text;
using System.Text.Json;

namespace Monitor.Worker.Tests.Indexing.Elasticsearch.Model;

/// <summary>
/// The official model of Elasticsearch's API, as an npm package carries it. It knows the path, the parameters and the body of every
/// request, so that what the adapter sends is checked without a server.
/// </summary>
internal sealed class ApiModel
{
    private static readonly Lazy<ApiModel?> Installed = new(() => Find() is { } path ? new ApiModel(File.ReadAllBytes(path)) : null);

    private readonly Dictionary<string, Endpoint> _endpoints;
    private readonly ModelTypes _types;

    private ApiModel(byte[] json)
    {
        var root = JsonDocument.Parse(json).RootElement;
        _types = new ModelTypes(root.GetProperty("types"));
        _endpoints = root.GetProperty("endpoints").EnumerateArray()
            .ToDictionary(row => row.GetProperty("name").GetString()!, row => new Endpoint(row), StringComparer.Ordinal);
    }

    /// <summary>Skips the calling test where the package is not installed.</summary>
    public static ApiModel Require()
    {
        Assert.SkipWhen(Installed.Value is null, "The API model is not installed: run `npm ci --ignore-scripts` in tests/peers.");
        return Installed.Value!;
    }

    /// <returns>What is wrong with the request; empty when it is as the model wants it.</returns>
    public IReadOnlyList<string> Complaints(SentRequest sent)
    {
        var matching = _endpoints.Values.Where(endpoint => endpoint.Takes(sent)).OrderBy(endpoint => endpoint.Parameters(sent)).ToList();
        if (matching.Count == 0) return [$"{sent.Method} {sent.Path} is no request of the API"];
        if (_types.Find(matching[0].Request) is not { } request) return [$"the model lacks the request of {matching[0].Name}"];
        var complaints = new List<string>();
        CheckQuery(request, sent, complaints);
        CheckBody(request, sent, complaints);
        return complaints;
    }

    private void CheckQuery(JsonElement request, SentRequest sent, List<string> complaints)
    {
        // Every request takes some parameters besides its own, as filter_path.
        var common = _types.Find(("_spec_utils", "CommonQueryParameters"))!.Value.GetProperty("properties");
        var known = request.GetProperty("query").EnumerateArray().Concat(common.EnumerateArray()).DistinctBy(row => row.GetProperty("name").GetString()!)
            .ToDictionary(row => row.GetProperty("name").GetString()!, StringComparer.Ordinal);
        foreach (var (name, value) in sent.Query)
        {
            if (!known.TryGetValue(name, out var property)) complaints.Add($"?{name} is no parameter of {sent.Method} {sent.Path}");
            else if (!_types.TakesText(property.GetProperty("type"), value)) complaints.Add($"?{name}={value} has another type");
        }
    }

    private void CheckBody(JsonElement request, SentRequest sent, List<string> complaints)
    {
        var body = request.GetProperty("body");
        var kind = body.GetProperty("kind").GetString();
        var walker = new ModelWalker(_types);
        if (kind == "no_body")
        {
            if (sent.Body.Length > 0) complaints.Add($"{sent.Method} {sent.Path} takes no body");
        }
        else if (sent.IsNdjson)
        {
            CheckLines(sent, walker, complaints);
        }
        else if (sent.Body.Length > 0)
        {
            using var json = JsonDocument.Parse(sent.Body);
            complaints.AddRange(kind == "value"
                ? walker.Check(json.RootElement, body.GetProperty("value"), ModelWalker.NoGenerics, "body")
                : walker.CheckProperties(json.RootElement, request, body.GetProperty("properties"), "body"));
        }
        else if (kind == "properties")
        {
            complaints.AddRange(walker.CheckProperties(ModelWalker.Nothing, request, body.GetProperty("properties"), "body"));
        }
    }

    /// <summary>Of a bulk, actions and documents take turns; documents are ours.</summary>
    private static void CheckLines(SentRequest sent, ModelWalker walker, List<string> complaints)
    {
        var text = Encoding.UTF8.GetString(sent.Body);
        if (!text.EndsWith('\n')) complaints.Add("a bulk must end with a line feed");
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < lines.Length; i++)
        {
            using var action = JsonDocument.Parse(lines[i]);
            complaints.AddRange(walker.Check(action.RootElement, "_global.bulk", "OperationContainer", $"line {i + 1}"));
            if (action.RootElement.TryGetProperty("delete", out _)) continue;
            if (++i == lines.Length) complaints.Add("the last action has no document");
        }
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "tests", "peers", "node_modules", "@elastic", "request-converter", "dist", "schema.json");
            if (File.Exists(path)) return path;
        }

        return null;
    }

    private sealed class Endpoint(JsonElement row)
    {
        private readonly List<(string[] Segments, HashSet<string> Methods)> _urls =
        [
            .. row.GetProperty("urls").EnumerateArray().Select(url => (
                url.GetProperty("path").GetString()!.Split('/', StringSplitOptions.RemoveEmptyEntries),
                url.GetProperty("methods").EnumerateArray().Select(method => method.GetString()!).ToHashSet(StringComparer.Ordinal))),
        ];

        public string Name { get; } = row.GetProperty("name").GetString()!;

        public JsonElement Request { get; } = row.GetProperty("request");

        public bool Takes(SentRequest sent) => _urls.Exists(url => Fits(url, sent));

        /// <summary>How many segments of the path are values: of several that fit, the one with the fewest is meant.</summary>
        public int Parameters(SentRequest sent) => _urls.Where(url => Fits(url, sent)).Min(url => url.Segments.Count(IsValue));

        private static bool Fits((string[] Segments, HashSet<string> Methods) url, SentRequest sent)
        {
            var segments = sent.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
            return url.Methods.Contains(sent.Method) && segments.Length == url.Segments.Length
                && segments.Zip(url.Segments).All(pair => IsValue(pair.Second) ? !pair.First.StartsWith('_') : pair.First == pair.Second);
        }

        private static bool IsValue(string segment) => segment.StartsWith('{');
    }
}
