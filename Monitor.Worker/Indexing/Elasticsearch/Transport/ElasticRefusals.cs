using System.Text.RegularExpressions;

namespace Monitor.Worker.Indexing.Elasticsearch.Transport;

/// <summary>What the cluster's refusals mean for an operator, and what to do.</summary>
internal static partial class ElasticRefusals
{
    private const string Section = ElasticOptions.Section;

    public static string Words(ElasticRequest request, int status, ElasticError? error, ElasticSettings settings) => (status, error) switch
    {
        (_, { Type: ElasticError.Block }) => Blocked(error),
        (401, _) => $"Elasticsearch does not know {Who(settings)}: {Credentials(settings)}.",
        (403, { Type: ElasticError.Security }) => Forbidden(request, error, settings),
        (_, { Type: ElasticError.CircuitBreaker }) =>
            $"Elasticsearch has too little memory for {request.Endpoint} and stopped it ({error.Reason}). Give its nodes more heap, or lower {Section}:BulkMib.",
        (429, _) => $"Elasticsearch is too busy for {request.Endpoint} and stayed so ({Reason(error)}).",
        (404, { Type: ElasticError.NoIndex }) => $"The index is gone from Elasticsearch ({error.Reason}); it is made and filled again from the store.",
        _ => $"Elasticsearch refused {request.Endpoint} with {status}: {Reason(error)}.",
    };

    /// <summary>Whether trying again soon is of no use.</summary>
    public static bool IsLasting(ElasticError? error) => error is { Type: ElasticError.Block } or { IsLasting: true };

    /// <summary>A disk that is nearly full, or a block that an administrator set.</summary>
    public static string Blocked(ElasticError error) =>
        error.Reason.Contains("read-only-allow-delete", StringComparison.Ordinal) || error.Reason.Contains("flood-stage", StringComparison.Ordinal)
            ? "Elasticsearch takes no writing: a disk of its nodes is over the flood-stage watermark. Free or add disk space; it lifts the block by itself below the high watermark, and what is missing is then written."
            : $"Elasticsearch takes no writing: {error.Reason}. Take the block from the index; what is missing is then written.";

    /// <summary>The privilege that is missing, as Elasticsearch names it.</summary>
    public static string? Missing(string reason)
    {
        var granted = Granted().Match(reason);
        if (!granted.Success) return null;
        // Several would do; the one that our role should have had is the one to add.
        var names = granted.Groups["names"].Value.Split(',', StringSplitOptions.TrimEntries);
        var ours = granted.Groups["kind"].Value == "cluster" ? LeastPrivileges.OfCluster : LeastPrivileges.OfIndices;
        var name = names.FirstOrDefault(ours.Contains) ?? names[0];
        return $"the {granted.Groups["kind"].Value} privilege {name}";
    }

    private static string Forbidden(ElasticRequest request, ElasticError error, ElasticSettings settings)
    {
        var action = Action().Match(error.Reason);
        var what = Missing(error.Reason) ?? (action.Success ? $"the right to {action.Groups["name"].Value}" : "a privilege");
        var where = what.StartsWith("the index", StringComparison.Ordinal) ? $" on {settings.Index} and {settings.Index}-*" : "";
        return $"Elasticsearch does not let {Who(settings)} do {request.Endpoint}: it lacks {what}{where}. The verb 'index role' prints all that is needed.";
    }

    private static string Who(ElasticSettings settings) => settings.Authorization switch
    {
        null => "us without a name",
        { Scheme: "ApiKey" } => "our API key",
        _ => "our user name and password",
    };

    private static string Credentials(ElasticSettings settings) => settings.Authorization switch
    {
        null => $"set {Section}:ApiKey",
        { Scheme: "ApiKey" } => $"check {Section}:ApiKey; the key may have expired or been revoked",
        _ => $"check {Section}:Username and {Section}:Password",
    };

    private static string Reason(ElasticError? error) => error?.ToString() ?? "no reason given";

    [GeneratedRegex(@"granted by the (?<kind>\w+) privileges? \[(?<names>[^\]]+)\]", RegexOptions.ExplicitCapture)]
    private static partial Regex Granted();

    [GeneratedRegex(@"action \[(?<name>[^\]]+)\]", RegexOptions.ExplicitCapture)]
    private static partial Regex Action();
}
