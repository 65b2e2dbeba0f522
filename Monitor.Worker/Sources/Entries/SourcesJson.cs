using System.Text.Json;
using System.Text.Json.Serialization;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Sources.Entries;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(KebabCase<SourceFormat>), typeof(KebabCase<PagingKind>), typeof(KebabCase<DetailVisit>), typeof(KebabCase<ListFinding>), typeof(KebabCase<NoIssue>), typeof(StageCode)])]
[JsonSerializable(typeof(CatalogFile))]
internal sealed partial class SourcesJson : JsonSerializerContext;

/// <summary>Enumerations by their names in kebab case: link-header. Numbers are no names.</summary>
internal sealed class KebabCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;

internal sealed class StageCode : JsonConverter<Stage>
{
    public override Stage Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && Stages.TryParse(reader.GetString()!, out var stage) ? stage : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, Stage value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code());
}
