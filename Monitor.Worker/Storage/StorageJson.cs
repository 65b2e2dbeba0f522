using System.Text.Json;
using System.Text.Json.Serialization;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Storage;

/// <summary>The JSON columns. What is written here must be readable by every later version.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyDictionary<string, DateOnly>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, Validators>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(Classification))]
[JsonSerializable(typeof(ItemEvent))]
[JsonSerializable(typeof(Alert))]
[JsonSerializable(typeof(Silence))]
[JsonSerializable(typeof(LabelExample))]
[JsonSerializable(typeof(RunFacts))]
[JsonSerializable(typeof(WalkPoint))]
[JsonSerializable(typeof(MergeRecord))]
[JsonSerializable(typeof(IReadOnlyList<DrawnStratum>))]
[JsonSerializable(typeof(LabelEffect))]
internal sealed partial class StorageJson : JsonSerializerContext
{
    /// <summary>Plain letters instead of \u escapes: columns are read by people with a database tool, never put into HTML as they are.</summary>
    public static StorageJson Columns => field ??= new(new JsonSerializerOptions(Default.Options)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
