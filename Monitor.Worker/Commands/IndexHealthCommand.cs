using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Indexing.Embedded;

namespace Monitor.Worker.Commands;

/// <summary>How the search index is, for operators and for what watches.</summary>
internal static class IndexHealthCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private static readonly Option<bool> Json = new("--json") { Description = "One JSON object instead of lines to read." };

    public static Command Create()
    {
        var command = new Command("health", "Ask the configured index how it is. Fails when it does not answer.") { Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var toolbox = Toolbox.Open(parsed);
        // The worker holds the folder of an embedded index, and goes on while it is looked at.
        var options = IndexingSetup.Read(toolbox.Get<IConfiguration>());
        var health = options.Backend == IndexingOptions.Embedded ? EmbeddedHealth.Of(options.Folder) : await toolbox.Get<ISearchIndex>().HealthAsync(ct);
        await parsed.InvocationConfiguration.Output.WriteLineAsync(parsed.GetValue(Json) ? AsJson(health) : AsText(health));
        return health.State is IndexState.Down ? ExitCodes.Failed : ExitCodes.Done;
    }

    internal static string AsText(IndexHealth health)
    {
        var lines = new StringBuilder();
        lines.AppendLine(CultureInfo.InvariantCulture, $"{health.Backend} ({health.Product}): {Word(health.State)}");
        lines.AppendLine(CultureInfo.InvariantCulture, $"  items: {health.Documents?.ToString(CultureInfo.InvariantCulture) ?? "not known"}, cursor: {health.Cursor?.ToString(CultureInfo.InvariantCulture) ?? "not known"}");
        foreach (var (name, value) in health.Facts) lines.AppendLine(CultureInfo.InvariantCulture, $"  {name}: {value}");
        foreach (var complaint in health.Complaints) lines.AppendLine(CultureInfo.InvariantCulture, $"! {complaint}");
        return lines.ToString().TrimEnd();
    }

    internal static string AsJson(IndexHealth health) => new JsonObject
    {
        ["backend"] = health.Backend,
        ["product"] = health.Product,
        ["state"] = Word(health.State),
        ["documents"] = health.Documents,
        ["cursor"] = health.Cursor,
        ["facts"] = new JsonObject(health.Facts.DistinctBy(fact => fact.Key).Select(fact => KeyValuePair.Create(fact.Key, (JsonNode?)fact.Value))),
        ["complaints"] = new JsonArray([.. health.Complaints.Select(complaint => (JsonNode)complaint)]),
    }.ToJsonString(Indented);

    private static string Word(IndexState state) => state switch
    {
        IndexState.Ready => "ready",
        IndexState.Degraded => "degraded",
        IndexState.Down => "down",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
