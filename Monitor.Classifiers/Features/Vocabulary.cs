using System.Numerics;
using System.Text;

namespace Monitor.Classifiers.Features;

/// <summary>The features that a model knows, each with its number, name and inverse document frequency.</summary>
internal sealed class Vocabulary
{
    private readonly int[] _slots;
    private readonly int _mask;

    // Names are looked at by people only, and as strings they would be half of a model.
    private readonly byte[] _names;
    private readonly int[] _nameEnds;

    public Vocabulary(IReadOnlyList<VocabularyEntry> entries)
    {
        Keys = [.. entries.Select(entry => entry.Key)];
        Kinds = [.. entries.Select(entry => entry.Kind)];
        Idf = [.. entries.Select(entry => entry.Idf)];
        (_names, _nameEnds) = Names(entries);
        _slots = new int[BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, entries.Count * 2))];
        _mask = _slots.Length - 1;
        for (var i = 0; i < Keys.Length; i++)
            Place(i);
    }

    public int Count => Keys.Length;

    public ulong[] Keys { get; }

    public FeatureKind[] Kinds { get; }

    public float[] Idf { get; }

    /// <summary>All of it, made anew at each call.</summary>
    public IEnumerable<VocabularyEntry> Entries => Enumerable.Range(0, Count).Select(i => new VocabularyEntry(Keys[i], Kinds[i], NameOf(i), Idf[i]));

    /// <summary>For people who look into a model.</summary>
    public string NameOf(int feature) => Encoding.UTF8.GetString(_names.AsSpan((feature == 0 ? 0 : _nameEnds[feature - 1]).._nameEnds[feature]));

    /// <summary>The number of a feature, or -1.</summary>
    public int Find(ulong key)
    {
        for (var slot = (int)key & _mask; ; slot = (slot + 1) & _mask)
        {
            var index = _slots[slot] - 1;
            if (index < 0 || Keys[index] == key)
                return index;
        }
    }

    private static (byte[] Names, int[] Ends) Names(IReadOnlyList<VocabularyEntry> entries)
    {
        using var names = new MemoryStream();
        var ends = new int[entries.Count];
        for (var i = 0; i < entries.Count; i++)
        {
            names.Write(Encoding.UTF8.GetBytes(entries[i].Name));
            ends[i] = (int)names.Length;
        }
        return (names.ToArray(), ends);
    }

    private void Place(int index)
    {
        var slot = (int)Keys[index] & _mask;
        while (_slots[slot] != 0)
            slot = (slot + 1) & _mask;
        _slots[slot] = index + 1;
    }
}

// Name: For people who look into a model; scoring does not use it.
internal sealed record VocabularyEntry(ulong Key, FeatureKind Kind, string Name, float Idf);
