using System.Text;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Monitor.Worker.Indexing.Embedded.Texts;

namespace Monitor.Worker.Indexing.Embedded.Highlighting;

/// <summary>The text of a hit, of which only the pieces are read that are looked at.</summary>
internal sealed class HitText
{
    private readonly IndexReader _reader;
    private readonly TextPieces _pieces;
    private readonly int _document;
    private readonly string?[] _chunks;

    private string? _title;

    private HitText(IndexReader reader, TextPieces pieces, int document, TextMap map) =>
        (_reader, _pieces, _document, Map, _chunks) = (reader, pieces, document, map, new string?[map.Chunks.Count]);

    public TextMap Map { get; }

    public string Title
    {
        get
        {
            if (_title is null) Visit([]);
            return _title ?? "";
        }
    }

    /// <param name="document">Its number in the segment.</param>
    public static HitText Open(AtomicReader segment, TextPieces pieces, BinaryDocValues maps, int document)
    {
        var value = new BytesRef();
        maps.Get(document, value);
        return new HitText(segment, pieces, document, TextMap.Read(value.Bytes.AsMemory(value.Offset, value.Length)));
    }

    public string Slice(int from, int to)
    {
        Load(from, to);
        if (InOne(from, to) is { } piece) return piece;
        var text = new StringBuilder(to - from);
        for (var (i, start) = (0, 0); i < _chunks.Length && start < to; start += Map.Chunks[i++])
        {
            var (first, last) = (Math.Max(from - start, 0), Math.Min(to - start, Map.Chunks[i]));
            if (first < last) text.Append(_chunks[i], first, last - first);
        }

        return text.ToString();
    }

    /// <summary>Null when it goes over the edge of a piece.</summary>
    private string? InOne(int from, int to)
    {
        for (var (i, start) = (0, 0); i < _chunks.Length; start += Map.Chunks[i++])
        {
            if (from >= start && to <= start + Map.Chunks[i]) return _chunks[i]?.Substring(from - start, to - from);
        }

        return null;
    }

    private void Load(int from, int to)
    {
        var missing = new SortedSet<int>();
        for (var (i, start) = (0, 0); i < _chunks.Length && start < to; start += Map.Chunks[i++])
        {
            if (start + Map.Chunks[i] > from && _chunks[i] is null) missing.Add(i);
        }

        if (missing.Count > 0) Visit(missing);
    }

    private void Visit(SortedSet<int> missing)
    {
        var visitor = new ChunkVisitor(missing);
        _reader.Document(_document, visitor);
        _title = visitor.Title;
        foreach (var (i, bytes) in visitor.Found) _chunks[i] = _pieces.Read(bytes, Map.Chunks[i]);
    }

    /// <summary>Takes the title and the wanted pieces, and stops after the last of them.</summary>
    private sealed class ChunkVisitor(SortedSet<int> wanted) : StoredFieldVisitor
    {
        private int _seen;

        public string? Title { get; private set; }

        public List<(int Index, byte[] Bytes)> Found { get; } = [];

        public override Status NeedsField(FieldInfo fieldInfo)
        {
            if (Title is not null && Found.Count == wanted.Count) return Status.STOP;
            if (fieldInfo.Name == IndexFields.Title) return Status.YES;
            if (fieldInfo.Name != IndexFields.Body) return Status.NO;
            return wanted.Contains(_seen++) ? Status.YES : Status.NO;
        }

        public override void StringField(FieldInfo fieldInfo, string value) => Title = value;

        public override void BinaryField(FieldInfo fieldInfo, byte[] value) => Found.Add((_seen - 1, value));
    }
}
