using System.Text;
using System.Text.Json;

namespace Monitor.Worker.Sources;

/// <summary>The line on which each value of a JSON text begins, by path.</summary>
internal static class JsonLines
{
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="HalfLetterException">A name holds half of a letter, which nobody can read.</exception>
    /// <param name="text">JSON.</param>
    /// <param name="halfLetter">The line of the first value that holds half of a letter; null where there is none.</param>
    public static IReadOnlyDictionary<string, int> Read(string text, out int? halfLetter)
    {
        halfLetter = null;
        var bytes = Encoding.UTF8.GetBytes(text);
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 128 });
        var places = new Stack<Place>();
        places.Push(new Place("", IsList: false));
        var counted = 0L;
        var line = 1;
        while (reader.Read())
        {
            line += bytes.AsSpan((int)counted, (int)(reader.TokenStartIndex - counted)).Count((byte)'\n');
            counted = reader.TokenStartIndex;
            if (IsHalfLetter(ref reader))
            {
                if (reader.TokenType is JsonTokenType.PropertyName) throw new HalfLetterException(line);
                halfLetter ??= line;
            }

            Note(ref reader, places, lines, line);
        }

        return lines;
    }

    // "\ud83d" alone is well-formed JSON, and no text. In a value, the form check tells it with its place; a name has none.
    private static bool IsHalfLetter(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.String) || !reader.ValueIsEscaped) return false;
        try
        {
            _ = reader.GetString();
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    private static void Note(ref Utf8JsonReader reader, Stack<Place> places, Dictionary<string, int> lines, int line)
    {
        var place = places.Peek();
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                place.Name = reader.GetString()!;
                lines.TryAdd(place.Path(place.Name), line);
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                places.Pop();
                break;
            default:
                var path = place.Next();
                lines.TryAdd(path, line);
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) places.Push(new Place(path, reader.TokenType is JsonTokenType.StartArray));
                break;
        }
    }

    private sealed record Place(string Prefix, bool IsList)
    {
        private int _index;

        public string Name { get; set; } = "";

        public string Path(string name) => Prefix.Length == 0 ? name : $"{Prefix}.{name}";

        public string Next() => IsList ? $"{Prefix}[{_index++}]" : Name.Length == 0 ? Prefix : Path(Name);
    }
}
