using System.Buffers;
using System.Buffers.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Indexing.Elasticsearch.Writing;

/// <summary>The body of a bulk request. Each line names the version, so that a repeated or late line does no harm.</summary>
internal sealed class BulkLines : IDisposable
{
    private readonly PooledBuffer _buffer = new();
    private readonly Utf8JsonWriter _json;
    private readonly List<BulkItem> _items = [];

    // Other letters go as they are, which is half the bytes for most scripts. Validity is ours to keep.
    public BulkLines() => _json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    public int Length => _buffer.Length;

    public IReadOnlyList<BulkItem> Items => _items;

    public void Upsert(SearchDocument item, long version)
    {
        var start = _buffer.Length;
        Action("{\"index\":{\"_id\":\""u8, item.ItemId, version);
        _json.Reset();
        ElasticDocuments.Write(_json, item);
        _json.Flush();
        _buffer.Write("\n"u8);
        _items.Add(new BulkItem(item.ItemId, IsDelete: false, start, _buffer.Length - start));
    }

    public void Delete(long itemId, long version)
    {
        var start = _buffer.Length;
        Action("{\"delete\":{\"_id\":\""u8, itemId, version);
        _items.Add(new BulkItem(itemId, IsDelete: true, start, _buffer.Length - start));
    }

    /// <summary>The lines of an item of another body, once more.</summary>
    public void Repeat(BulkLines other, BulkItem item)
    {
        var start = _buffer.Length;
        _buffer.Write(other.Of(item.Start, item.Length).Span);
        _items.Add(item with { Start = start });
    }

    public ReadOnlyMemory<byte> Of(int start, int length) => _buffer.Written.Slice(start, length);

    public void Clear()
    {
        _buffer.Clear();
        _items.Clear();
    }

    public void Dispose()
    {
        _json.Dispose();
        _buffer.Dispose();
    }

    private void Action(ReadOnlySpan<byte> begin, long itemId, long version)
    {
        _buffer.Write(begin);
        Number(itemId);
        _buffer.Write("\",\"version\":"u8);
        Number(version);
        _buffer.Write(",\"version_type\":\"external_gte\"}}\n"u8);
    }

    private void Number(long number)
    {
        Utf8Formatter.TryFormat(number, _buffer.GetSpan(24), out var written);
        _buffer.Advance(written);
    }
}

/// <summary>The lines of one item in a body.</summary>
internal readonly record struct BulkItem(long Id, bool IsDelete, int Start, int Length);
