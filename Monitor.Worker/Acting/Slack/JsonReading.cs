using System.Text.Json;

namespace Monitor.Worker.Acting.Slack;

/// <summary>Reads what may be there and may be of another kind: null for both.</summary>
internal static class JsonReading
{
    extension(JsonElement json)
    {
        public JsonElement? At(params ReadOnlySpan<string> path)
        {
            var found = json;
            foreach (var name in path)
            {
                if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(name, out found)) return null;
            }

            return found;
        }

        public string? Text(params ReadOnlySpan<string> path) => json.At(path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

        public bool? Bool(params ReadOnlySpan<string> path) => json.At(path) is { ValueKind: JsonValueKind.True or JsonValueKind.False } word ? word.GetBoolean() : null;

        public long? Number(params ReadOnlySpan<string> path) => json.At(path) is { ValueKind: JsonValueKind.Number } figure && figure.TryGetInt64(out var number) ? number : null;

        /// <summary>Empty where there is no list.</summary>
        public IEnumerable<JsonElement> Each(params ReadOnlySpan<string> path) => json.At(path) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];
    }
}
