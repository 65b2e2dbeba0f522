using System.Buffers;

namespace Monitor.Worker.Indexing.Elasticsearch.Writing;

/// <summary>Bytes of a bulk, in memory that is rented and used again.</summary>
internal sealed class PooledBuffer : IBufferWriter<byte>, IDisposable
{
    private const int Least = 64 * 1024;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(Least);

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    public void Clear() => Length = 0;

    /// <summary>Takes back what was written after a place.</summary>
    public void CutTo(int length) => Length = length;

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(Length);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, Length) = ([], 0);
    }

    private void Reserve(int sizeHint)
    {
        var needed = Length + Math.Max(sizeHint, 256);
        if (needed <= _bytes.Length) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, _bytes.Length * 2));
        Written.Span.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
