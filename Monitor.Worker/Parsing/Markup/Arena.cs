using System.Buffers;

namespace Monitor.Worker.Parsing.Markup;

/// <summary>A list in a borrowed array: thousands of small values a page, and nothing for the collector to find.</summary>
internal sealed class Arena<T>(int capacity) : IDisposable
    where T : unmanaged
{
    private T[] _items = ArrayPool<T>.Shared.Rent(capacity);

    public int Count { get; private set; }

    public ref T this[int index] => ref _items[index];

    public Span<T> Span => _items.AsSpan(0, Count);

    public void Add(in T item)
    {
        if (Count == _items.Length) Grow(Count * 2);
        _items[Count++] = item;
    }

    /// <summary>Takes this many places, all with the default value.</summary>
    public void Fill(int count)
    {
        if (count > _items.Length) Grow(count);
        _items.AsSpan(0, count).Clear();
        Count = count;
    }

    public void RemoveLast() => Count--;

    public void Clear() => Count = 0;

    public void Dispose()
    {
        ArrayPool<T>.Shared.Return(_items);
        _items = [];
        Count = 0;
    }

    private void Grow(int size)
    {
        var larger = ArrayPool<T>.Shared.Rent(size);
        _items.AsSpan(0, Count).CopyTo(larger);
        ArrayPool<T>.Shared.Return(_items);
        _items = larger;
    }
}
