using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Monitor.Worker.Trying;

namespace Monitor.Worker.Commands;

/// <summary>A check in one line, for people or for programs.</summary>
internal static partial class CheckLine
{
    private static readonly CheckJsonShapes Readable = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Id, verdict, a mark for each of the four, and words.</summary>
    public static string Text(CheckReport report) => $"{report.Source.Id.Value,-32} {Word(report.Verdict),-12} {string.Concat(report.Steps.Select(Mark)),-4}  {report.Words}";

    public static string Json(CheckReport report) => JsonSerializer.Serialize(
        new CheckShape(report.Source.Id.Value, Word(report.Verdict), report.Words, report.At, [.. report.Steps.Select(step => new StepShape(step.Name, step.Passed, step.Words))]),
        Readable.CheckShape);

    public static string Word(CheckVerdict verdict) => verdict switch
    {
        CheckVerdict.Passed => "passed",
        CheckVerdict.Failed => "failed",
        CheckVerdict.Unreachable => "unreachable",
        CheckVerdict.Blocked => "blocked",
        CheckVerdict.KeyMissing => "key-missing",
        CheckVerdict.Postponed => "postponed",
        CheckVerdict.Unproven => "unproven",
    };

    private static string Mark(CheckStep step) => step.Passed switch { true => "+", false => "-", null => "." };

    private sealed record CheckShape(string Source, string Verdict, string Words, DateTimeOffset At, IReadOnlyList<StepShape> Steps);

    private sealed record StepShape(string Name, bool? Passed, string Words);

    [JsonSerializable(typeof(CheckShape))]
    private sealed partial class CheckJsonShapes : JsonSerializerContext;
}
