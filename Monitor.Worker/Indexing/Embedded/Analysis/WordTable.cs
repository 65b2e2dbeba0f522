namespace Monitor.Worker.Indexing.Embedded.Analysis;

/// <summary>
/// Words and what belongs to each, looked up by the characters of a text. Reading takes no lock and, for the few words that make up most
/// of any text, touches two lines of memory; a dictionary of strings takes three times as long, which was a quarter of filling an index.
/// </summary>
internal sealed class WordTable<T>
    where T : class
{
    private const int FewestSlots = 512;
    private const int LettersAWord = 8;

    private readonly Lock _adding = new();
    private volatile Shelf _shelf = new(FewestSlots);
    private int _count;

    public int Count => Volatile.Read(ref _count);

    /// <returns>Whether the word is known; what belongs to it may be null.</returns>
    public bool TryGet(ReadOnlySpan<char> word, uint hash, out T? value) => _shelf.TryGet(word, hash, out value);

    /// <summary>Keeps a word, unless it is known.</summary>
    public void Add(ReadOnlySpan<char> word, uint hash, T? value)
    {
        ArgumentOutOfRangeException.ThrowIfZero(word.Length);
        lock (_adding)
        {
            if (_shelf.TryGet(word, hash, out _)) return;
            // At most half full: then most words stand where they are looked for first.
            if ((_count + 1) * 2 > _shelf.Slots) _shelf = _shelf.Larger();
            _shelf.Add(word, hash, value);
            Volatile.Write(ref _count, _count + 1);
        }
    }

    private struct Slot
    {
        public int Length;
        public uint Hash;
        public int Start;
        public T? Value;
    }

    private sealed class Shelf(int slots)
    {
        private readonly Slot[] _slots = new Slot[slots];
        private char[] _letters = new char[slots / 2 * LettersAWord];
        private int _used;

        public int Slots => _slots.Length;

        public bool TryGet(ReadOnlySpan<char> word, uint hash, out T? value)
        {
            for (var i = hash; ; i++)
            {
                ref var slot = ref At(i);
                // All else in it was written before its length.
                var length = Volatile.Read(ref slot.Length);
                if (length == 0) break;
                if (slot.Hash != hash || length != word.Length || !Volatile.Read(ref _letters).AsSpan(slot.Start, length).SequenceEqual(word)) continue;
                value = slot.Value;
                return true;
            }

            value = null;
            return false;
        }

        public void Add(ReadOnlySpan<char> word, uint hash, T? value)
        {
            if (_used + word.Length > _letters.Length)
            {
                var larger = new char[Math.Max(_letters.Length * 2, _used + word.Length)];
                _letters.AsSpan(0, _used).CopyTo(larger);
                Volatile.Write(ref _letters, larger);
            }

            word.CopyTo(_letters.AsSpan(_used));
            var i = hash;
            while (At(i).Length > 0) i++;
            ref var slot = ref At(i);
            (slot.Hash, slot.Start, slot.Value) = (hash, _used, value);
            _used += word.Length;
            Volatile.Write(ref slot.Length, word.Length);
        }

        public Shelf Larger()
        {
            var larger = new Shelf(_slots.Length * 2);
            foreach (ref readonly var slot in _slots.AsSpan())
            {
                if (slot.Length > 0) larger.Add(_letters.AsSpan(slot.Start, slot.Length), slot.Hash, slot.Value);
            }

            return larger;
        }

        private ref Slot At(uint i) => ref _slots[i & (uint)(_slots.Length - 1)];
    }
}
