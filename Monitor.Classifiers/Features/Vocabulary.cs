using System.Numerics;

namespace Monitor.Classifiers.Features;

/// <summary>The features that a model knows, each with its number, name and inverse document frequency.</summary>
internal sealed class Vocabulary
{
    private readonly int[] _slots;
    private readonly int _mask;

    public Vocabulary(IReadOnlyList<VocabularyEntry> entries)
    {
        Entries = entries;
        Keys = [.. entries.Select(entry => entry.Key)];
        Kinds = [.. entries.Select(entry => entry.Kind)];
        Idf = [.. entries.Select(entry => entry.Idf)];
        _slots = new int[BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, entries.Count * 2))];
        _mask = _slots.Length - 1;
        for (var i = 0; i < Keys.Length; i++)
            Place(i);
    }

    public IReadOnlyList<VocabularyEntry> Entries { get; }

    public int Count => Keys.Length;

    public ulong[] Keys { get; }

    public FeatureKind[] Kinds { get; }

    public float[] Idf { get; }

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
