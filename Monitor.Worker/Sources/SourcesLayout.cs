using System.Text;
using System.Text.Json;

namespace Monitor.Worker.Sources;

/// <summary>Where the sources stand in the text of the file, in characters.</summary>
/// <param name="ListStart">Behind the bracket that opens the list.</param>
/// <param name="Indent">What stands before an entry on its line.</param>
internal sealed record SourcesLayout(int ListStart, IReadOnlyList<WrittenEntry> Entries, string Indent, string NewLine)
{
    private const string UsualIndent = "    ";

    /// <summary>The text has been read as a catalogue before.</summary>
    public static SourcesLayout Read(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var places = new Places(bytes);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 128 });
        var entries = new List<WrittenEntry>();
        var start = 0;
        while (reader.Read())
        {
            if (reader.CurrentDepth != 1 || reader.TokenType is not JsonTokenType.PropertyName || !reader.ValueTextEquals("sources"u8)) Skip(ref reader);
            else start = ReadList(ref reader, places, entries);
        }

        var indent = entries is [var first, ..] ? IndentBefore(text, first.Start) : UsualIndent;
        return new SourcesLayout(start, entries, indent, text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n");
    }

    private static void Skip(ref Utf8JsonReader reader)
    {
        if (reader.CurrentDepth == 1 && reader.TokenType is JsonTokenType.PropertyName) reader.Skip();
    }

    private static int ReadList(ref Utf8JsonReader reader, Places places, List<WrittenEntry> entries)
    {
        reader.Read();
        var start = places.At(reader.BytesConsumed);
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray) entries.Add(ReadEntry(ref reader, places));
        return start;
    }

    private static WrittenEntry ReadEntry(ref Utf8JsonReader reader, Places places)
    {
        var entry = new WrittenEntry { Start = places.At(reader.TokenStartIndex) };
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            var from = reader.TokenStartIndex;
            if (name == "id") entry = entry with { Id = reader.TokenType is JsonTokenType.String ? reader.GetString() : null };
            reader.Skip();
            var (begin, end) = (places.At(from), places.At(reader.BytesConsumed));
            if (name == "verifiedAs") entry = entry with { VerifiedAs = (begin, end - begin) };
            if (name == "verified") entry = entry with { Verified = (begin, end - begin) };
            if (name is "evidence" || (name is "name" or "id" && entry.AfterEvidence == 0)) entry = entry with { AfterEvidence = end };
        }

        return entry with { End = places.At(reader.BytesConsumed) };
    }

    private static string IndentBefore(string text, int at)
    {
        var line = text.LastIndexOf('\n', at - 1) + 1;
        var before = text[line..at];
        return string.IsNullOrWhiteSpace(before) ? before : UsualIndent;
    }

    /// <summary>From bytes, in which the reader counts, to characters; asked for in rising order, each byte is looked at once.</summary>
    private sealed class Places(byte[] bytes)
    {
        private int _bytes;
        private int _characters;

        public int At(long count)
        {
            _characters += Encoding.UTF8.GetCharCount(bytes.AsSpan(_bytes, (int)count - _bytes));
            _bytes = (int)count;
            return _characters;
        }
    }
}

internal sealed record WrittenEntry
{
    public int Start { get; init; }

    public int End { get; init; }

    public string? Id { get; init; }

    public (int Start, int Length)? Verified { get; init; }

    public (int Start, int Length)? VerifiedAs { get; init; }

    /// <summary>Behind the value that a note of verification best follows.</summary>
    public int AfterEvidence { get; init; }

    /// <summary>What parts the members of this entry: a new line with its indent, or a space.</summary>
    public string Separator(string text)
    {
        var first = text.IndexOf('"', Start);
        var between = text[(Start + 1)..first];
        return between.Contains('\n', StringComparison.Ordinal) ? between : " ";
    }
}
