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
    private readonly string?[] _read;

    private string? _title;

    private HitText(IndexReader reader, TextPieces pieces, int document, TextMap map) =>
        (_reader, _pieces, _document, Map, _read) = (reader, pieces, document, map, new string?[map.Pieces.Count]);

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
        for (var (i, start) = (0, 0); i < _read.Length && start < to; start += Map.Pieces[i++])
        {
            var (first, last) = (Math.Max(from - start, 0), Math.Min(to - start, Map.Pieces[i]));
            if (first < last) text.Append(_read[i], first, last - first);
        }

        return text.ToString();
    }

    /// <summary>Null when it goes over the edge of a piece.</summary>
    private string? InOne(int from, int to)
    {
        for (var (i, start) = (0, 0); i < _read.Length; start += Map.Pieces[i++])
        {
            if (from >= start && to <= start + Map.Pieces[i]) return _read[i]?.Substring(from - start, to - from);
        }

        return null;
    }

    private void Load(int from, int to)
    {
        var missing = new SortedSet<int>();
        for (var (i, start) = (0, 0); i < _read.Length && start < to; start += Map.Pieces[i++])
        {
            if (start + Map.Pieces[i] > from && _read[i] is null) missing.Add(i);
        }

        if (missing.Count > 0) Visit(missing);
    }

    private void Visit(SortedSet<int> missing)
    {
        var visitor = new PieceVisitor(missing);
        _reader.Document(_document, visitor);
        _title = visitor.Title;
        foreach (var (i, bytes) in visitor.Found) _read[i] = _pieces.Read(bytes, Map.Pieces[i]);
    }

    /// <summary>Takes the title and the wanted pieces, and stops after the last of them.</summary>
    private sealed class PieceVisitor(SortedSet<int> wanted) : StoredFieldVisitor
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
