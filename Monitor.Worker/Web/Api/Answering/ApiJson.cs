using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Monitor.Worker.Web.Api.Shapes;

namespace Monitor.Worker.Web.Api.Answering;

/// <summary>The JSON of the API. Names stay as they are within v1; every member is always there, null where nothing is known.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ApiRoot))]
[JsonSerializable(typeof(ApiProblem))]
[JsonSerializable(typeof(ApiFound))]
[JsonSerializable(typeof(ApiItemDetail))]
[JsonSerializable(typeof(ApiVersions))]
[JsonSerializable(typeof(ApiVersion))]
[JsonSerializable(typeof(ApiEvents))]
[JsonSerializable(typeof(ApiAlike))]
[JsonSerializable(typeof(ApiLabels))]
[JsonSerializable(typeof(ApiLabel))]
[JsonSerializable(typeof(LabelToGive))]
[JsonSerializable(typeof(ApiLabelGiven))]
[JsonSerializable(typeof(ApiSources))]
[JsonSerializable(typeof(ApiAlerts))]
[JsonSerializable(typeof(ApiSearches))]
[JsonSerializable(typeof(ApiSavedSearch))]
[JsonSerializable(typeof(SearchToKeep))]
[JsonSerializable(typeof(SearchToChange))]
[JsonSerializable(typeof(ApiPreview))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    // It is data and never part of a page: letters of every script stay readable.
    private static ApiJson Plain => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });

    public static JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)(Plain.GetTypeInfo(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is missing among the shapes of {nameof(ApiJson)}."));
}
