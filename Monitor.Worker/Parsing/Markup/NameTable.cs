using System.Numerics;

namespace Monitor.Worker.Parsing.Markup;

/// <summary>A small closed set of short names, found by a key that packs their letters: no string is made to ask.</summary>
internal sealed class NameTable
{
    private const int BitsALetter = 5;
    private const int LongestName = 64 / BitsALetter;
    private readonly ulong[] _keys;
    private readonly byte[] _values;
    private readonly int _shift;

    private NameTable(int size)
    {
        _keys = new ulong[size];
        _values = new byte[size];
        _shift = 64 - BitOperations.Log2((uint)size);
    }

    public static NameTable Of(IEnumerable<(string Name, byte Value)> names)
    {
        var all = names.ToList();
        var table = new NameTable((int)BitOperations.RoundUpToPowerOf2((uint)all.Count * 4));
        foreach (var (name, value) in all) table.Add(Key(name), value);
        return table;
    }

    /// <summary>The letters of a name in any case, five bits each; other characters share one code. Longer names are mixed into a key that no short one has.</summary>
    public static ulong Key(ReadOnlySpan<char> name)
    {
        var key = 0UL;
        if (name.Length <= LongestName)
        {
            foreach (var c in name) key = (key << BitsALetter) | Code(c);
            return key;
        }

        foreach (var c in name[..Math.Min(name.Length, 40)]) key = (key ^ Code(c)) * 0x100000001B3UL;
        return key | (1UL << 63);
    }

    public bool TryFind(ulong key, out byte value)
    {
        for (var slot = Slot(key); _keys[slot] != 0; slot = (slot + 1) & (_keys.Length - 1))
        {
            if (_keys[slot] != key) continue;
            value = _values[slot];
            return true;
        }

        value = 0;
        return false;
    }

    private void Add(ulong key, byte value)
    {
        var slot = Slot(key);
        while (_keys[slot] != 0) slot = (slot + 1) & (_keys.Length - 1);
        _keys[slot] = key;
        _values[slot] = value;
    }

    private int Slot(ulong key) => (int)((key * 0x9E3779B97F4A7C15UL) >> _shift);

    // Letters leave five codes for digits; six shares its code with what is neither.
    private static uint Code(char c) => char.IsAsciiLetter(c) ? (uint)(c | 0x20) - 'a' + 1 : c is >= '1' and <= '5' ? (uint)(c - '1') + 27 : 0;
}
