using System.Text.Encodings.Web;
using System.Text.Json;

namespace Monitor.Classifiers.Labels;

/// <summary>
/// Labels as JSON lines: an object a line with the names of the columns. <c>relevant</c> is true or false, <c>instruments</c> a list; the
/// rest are texts. <c>passage</c> may be left out.
/// </summary>
public static class LabelJsonLines
{
    private const string Relevant = "relevant";
    private const string Instruments = "instruments";

    /// <summary>The only one that may be left out.</summary>
    private const string Passage = "passage";

    // For people to read: only what JSON itself needs is escaped.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads strictly; bad lines are left out and told. Empty lines are passed over.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="name">Stands in the mistakes.</param>
    public static LabelReading Read(TextReader reader, string name)
    {
        ArgumentNullException.ThrowIfNull(reader);
        List<LabelledExample> examples = [];
        List<string> mistakes = [];
        for (var line = 1; reader.ReadLine() is { } text; line++)
        {
            if (line == 1)
                text = text.TrimStart('\uFEFF');
            if (text.Length > 0 && ReadLine($"{name}:{line}", text, mistakes) is { } example)
                examples.Add(example);
        }
        return new LabelReading(examples, mistakes);
    }

    /// <summary>Writes one object a line with LF line ends.</summary>
    public static void Write(TextWriter writer, IEnumerable<LabelledExample> examples)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(examples);
        foreach (var example in examples)
            writer.Write(ToLine(example) + "\n");
    }

    private static LabelledExample? ReadLine(string place, string text, List<string> mistakes)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(text, Strict);
        }
        catch (JsonException broken)
        {
            mistakes.Add($"{place}: is no JSON object: {broken.Message}");
            return null;
        }
        using (document)
        {
            var before = mistakes.Count;
            var fields = Fields(place, document.RootElement, mistakes);
            return mistakes.Count == before ? new LabelRow(place, fields, mistakes).ToExample("names", fields.Count) : null;
        }
    }

    private static List<string> Fields(string place, JsonElement root, List<string> mistakes)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            mistakes.Add($"{place}: is no JSON object");
            return [];
        }
        foreach (var unknown in root.EnumerateObject().Select(property => property.Name).Except(LabelFile.ColumnsWithPassage))
            mistakes.Add($"{place}: has '{unknown}'; known are {string.Join(", ", LabelFile.ColumnsWithPassage)}");
        List<string> fields = [];
        foreach (var column in root.TryGetProperty(Passage, out _) ? LabelFile.ColumnsWithPassage : LabelFile.Columns)
        {
            if (!root.TryGetProperty(column, out var value))
                mistakes.Add($"{place}: lacks {column}");
            else if (Field(column, value) is { } field)
                fields.Add(field);
            else
                mistakes.Add($"{place}: {column} must be {(column == Relevant ? "true or false" : column == Instruments ? "a list of texts" : "a text")}");
        }
        return fields;
    }

    private static string? Field(string column, JsonElement value) => (column, value.ValueKind) switch
    {
        (Relevant, JsonValueKind.True) => "1",
        (Relevant, JsonValueKind.False) => "0",
        (Relevant, _) => null,
        (Instruments, JsonValueKind.Array) when value.EnumerateArray().All(id => id.ValueKind == JsonValueKind.String) =>
            string.Join(',', value.EnumerateArray().Select(id => id.GetString())),
        (Instruments, _) => null,
        (_, JsonValueKind.String) => value.GetString(),
        _ => null,
    };

    private static string ToLine(LabelledExample example)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            foreach (var (column, field) in LabelFile.Columns.Zip(LabelRow.FieldsOf(example)))
            {
                if (column == Relevant)
                {
                    json.WriteBoolean(column, example.Relevant);
                }
                else if (column == Instruments)
                {
                    json.WriteStartArray(column);
                    foreach (var id in example.Instruments)
                        json.WriteStringValue(id);
                    json.WriteEndArray();
                }
                else
                {
                    json.WriteString(column, field);
                }
            }
            if (example.Passage is not null)
                json.WriteString(Passage, example.Passage);
            json.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }
}
