using System.Buffers;
using Monitor.Classifiers.Features;

namespace Monitor.Classifiers.Models;

/// <summary>The kept examples by feature: a text is compared with those alone that share one with it. Immutable.</summary>
internal sealed class PrecedentIndex
{
    private const double LeastLikeness = 0.1;
    private const float Square = LikenessVector.Scale * LikenessVector.Scale;

    private readonly IReadOnlyList<KeptExample> _examples;

    /// <summary>Where the entries of each feature begin, and one past the last.</summary>
    private readonly int[] _starts;

    private readonly (int Example, float Weight)[] _entries;

    public PrecedentIndex(IReadOnlyList<KeptExample> examples, int features)
    {
        _examples = examples;
        _starts = new int[features + 1];
        foreach (var feature in examples.SelectMany(example => example.Vector.Features))
            _starts[feature + 1]++;
        for (var feature = 0; feature < features; feature++)
            _starts[feature + 1] += _starts[feature];
        _entries = new (int, float)[_starts[features]];
        Fill((int[])_starts.Clone());
    }

    /// <summary>Most alike first, one of a family.</summary>
    public IReadOnlyList<Precedent> Nearest(LikenessVector vector, int count)
    {
        var likeness = ArrayPool<float>.Shared.Rent(_examples.Count);
        try
        {
            Array.Clear(likeness, 0, _examples.Count);
            Add(vector, likeness);
            return Choose(likeness, count);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(likeness);
        }
    }

    private void Fill(int[] next)
    {
        for (var example = 0; example < _examples.Count; example++)
        {
            var vector = _examples[example].Vector;
            for (var i = 0; i < vector.Features.Length; i++)
                _entries[next[vector.Features[i]]++] = (example, vector.Weights[i]);
        }
    }

    private void Add(LikenessVector vector, float[] likeness)
    {
        for (var i = 0; i < vector.Features.Length; i++)
        {
            var weight = vector.Weights[i] / Square;
            foreach (var (example, other) in _entries.AsSpan(_starts[vector.Features[i]].._starts[vector.Features[i] + 1]))
                likeness[example] += weight * other;
        }
    }

    private List<Precedent> Choose(float[] likeness, int count)
    {
        List<int> near = [];
        for (var example = 0; example < _examples.Count; example++)
        {
            if (likeness[example] >= LeastLikeness)
                near.Add(example);
        }
        near.Sort((a, b) => likeness[b].CompareTo(likeness[a]) is var order and not 0 ? order : a.CompareTo(b));
        HashSet<string> families = new(StringComparer.Ordinal);
        return
        [
            .. near.Where(example => families.Add(_examples[example].Family)).Take(count)
                .Select(example => _examples[example].At(Math.Min(1, likeness[example]))),
        ];
    }
}
