using System.Text.Json;
using System.Text.Json.Serialization;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Commands.Replay;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    Converters = [typeof(SourceIdJson)])]
[JsonSerializable(typeof(SampleExpectations))]
[JsonSerializable(typeof(Dictionary<string, List<ScriptedResponse>>))]
[JsonSerializable(typeof(ReplayReport))]
internal sealed partial class SampleJson : JsonSerializerContext;

internal sealed class SourceIdJson : JsonConverter<SourceId>
{
    public override SourceId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("A source id is a string."));

    public override void Write(Utf8JsonWriter writer, SourceId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
