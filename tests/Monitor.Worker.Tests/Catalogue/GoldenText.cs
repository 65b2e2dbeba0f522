using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Catalogue;

/// <summary>What a person compares with the page: an outcome as JSON, without what says nothing.</summary>
internal static class GoldenText
{
    private const int TextStart = 160;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(GoldenOutcome golden) => golden.Outcome switch
    {
        ParseOutcome.Parsed parsed => Written(Of(parsed, golden.Address, golden.IsList)),
        ParseOutcome.Refused refused => Written(new JsonObject { ["refused"] = refused.Fault.ToString(), ["reason"] = refused.Reason }),
        var other => throw new InvalidOperationException($"{other.GetType().Name} is no outcome."),
    };

    private static string Written(JsonObject value) => value.ToJsonString(Readable).ReplaceLineEndings("\n") + "\n";

    private static JsonObject Of(ParseOutcome.Parsed parsed, Uri? address, bool isList) => Filled(
        ("documents", new JsonArray([.. parsed.Documents.Select(Of)])),
        ("rejected", parsed.Rejected.Count > 0 ? new JsonArray([.. parsed.Rejected.Select(reason => JsonValue.Create(reason))]) : null),
        ("leftOut", parsed.LeftOut > 0 ? JsonValue.Create(parsed.LeftOut) : null),
        ("total", parsed.Total is { } total ? JsonValue.Create(total) : null),
        (isList ? "next" : "address", Text(address?.AbsoluteUri)));

    private static JsonObject Of(ParsedDocument document) => Filled(
        ("id", Text(document.NativeId)),
        ("keys", document.Keys.Count > 0 ? new JsonArray([.. document.Keys.Select(key => JsonValue.Create(key))]) : null),
        ("title", Text(document.Title)),
        ("url", Text(document.Url?.AbsoluteUri)),
        ("number", Text(document.Number)),
        ("text", Text(Beginning(document.Text))),
        ("language", Text(document.Language)),
        ("stage", Text(document.Stage.Code())),
        ("rawStatus", Text(document.RawStatus)),
        ("publishedOn", Text(Day(document.PublishedOn))),
        ("updatedAt", Text(document.UpdatedAt?.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture))),
        ("dates", Dates(document)));

    private static JsonObject? Dates(ParsedDocument document) => document.Dates.Count == 0
        ? null
        : Filled([.. document.Dates.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, (JsonNode?)Text(Day(pair.Value))))]);

    private static string? Day(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Beginning(string text) =>
        text.Length <= TextStart ? text : $"{text[..TextStart]}… ({text.Length.ToString(CultureInfo.InvariantCulture)} characters)";

    private static JsonValue? Text(string? value) => string.IsNullOrEmpty(value) ? null : JsonValue.Create(value);

    private static JsonObject Filled(params (string Name, JsonNode? Value)[] members) =>
        new(members.Where(member => member.Value is not null).Select(member => KeyValuePair.Create(member.Name, member.Value)));
}
