using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Monitor.Worker.Crawling;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Commands;

/// <summary>A run in one line, for people or for programs.</summary>
internal static partial class RunLine
{
    public static string Text(RunReport report)
    {
        var run = report.Run;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{run.Source}: {run.Outcome.Code()}, {run.Listed} listed, {run.New} new, {run.Changed} changed, {run.Unchanged} unchanged, {report.Receipt.NewDeliveries} messages due, "
            + $"{run.Requests} requests, {run.Bytes:N0} bytes, {(run.EndedAt - run.StartedAt).TotalSeconds:0.0} s. {run.Detail}").TrimEnd();
    }

    public static string Json(RunReport report)
    {
        var run = report.Run;
        return JsonSerializer.Serialize(
            new Shape(
                run.Source.Value, run.Outcome.Code(), run.Detail, run.Listed, run.New, run.Changed, run.Unchanged, run.Rejected, run.NotFound, run.Redirected,
                run.Owed.Count, run.Requests, run.Bytes, report.Receipt.NewItems, report.Receipt.NewVersions, report.Receipt.NewEvents,
                report.Receipt.NewDeliveries, (run.EndedAt - run.StartedAt).TotalSeconds),
            LineJson.Default.Shape);
    }

    private sealed record Shape(
        string Source, string Outcome, string? Detail, int Listed, int New, int Changed, int Unchanged, int Rejected, int NotFound, int Redirected,
        int Owed, int Requests, long Bytes, int NewItems, int NewVersions, int NewEvents, int NewDeliveries, double Seconds);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(Shape))]
    private sealed partial class LineJson : JsonSerializerContext;
}
