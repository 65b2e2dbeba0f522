using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Monitor.Worker.Documents;
using Monitor.Worker.Trying;

namespace Monitor.Worker.Commands;

/// <summary>A trial for programs.</summary>
internal static partial class TrialJson
{
    private static readonly TrialJsonShapes Readable = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Of(Trial trial) => JsonSerializer.Serialize(
        new TrialShape(
            trial.Source.Id.Value, trial.Outcome.Code(), trial.Words, trial.RetryAt, trial.Pages, trial.GoesOn, trial.Total, trial.Requests, trial.Bytes, trial.LeftOut, trial.Rejected,
            [.. trial.Records.Select(Record)], [.. trial.Details.Select(detail => new DetailShape(detail.Listed.NativeId, detail.Address, detail.Trouble, detail.Read is { } read ? Record(read) : null))]),
        Readable.TrialShape);

    private static RecordShape Record(ParsedDocument document) => new(
        document.NativeId, document.Title, document.Url, document.Number, document.PublishedOn, document.UpdatedAt, document.Language, document.Stage.Code(), document.RawStatus,
        document.Keys, document.Dates.OrderBy(date => date.Key, StringComparer.Ordinal).ToDictionary(date => date.Key, date => date.Value), document.Text);

    private sealed record TrialShape(
        string Source, string Outcome, string? Words, DateTimeOffset? RetryAt, int Pages, bool GoesOn, int? Total, int Requests, long Bytes, int LeftOut, IReadOnlyList<string> Rejected,
        IReadOnlyList<RecordShape> Records, IReadOnlyList<DetailShape> Details);

    private sealed record RecordShape(
        string Id, string Title, Uri? Url, string? Number, DateOnly? Published, DateTimeOffset? Updated, string? Language, string Stage, string? Status,
        IReadOnlyList<string> Keys, IReadOnlyDictionary<string, DateOnly> Dates, string Text);

    private sealed record DetailShape(string Id, Uri? Address, string? Trouble, RecordShape? Record);

    [JsonSerializable(typeof(TrialShape))]
    private sealed partial class TrialJsonShapes : JsonSerializerContext;
}
