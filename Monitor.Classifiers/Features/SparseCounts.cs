namespace Monitor.Classifiers.Features;

/// <summary>Counts by feature number, with the touched ones listed: clearing costs what filling cost. Reused.</summary>
internal sealed class SparseCounts(int size)
{
    private readonly float[] _counts = new float[size];
    private readonly int[] _first = new int[size];
    private int[] _touched = new int[256];
    private float[] _values = new float[256];
    private int _used;

    /// <summary>Feature numbers in the order of their first occurrence.</summary>
    public ReadOnlySpan<int> Touched => _touched.AsSpan(0, _used);

    /// <summary>Weighted values, in the order of <see cref="Touched"/>; set by <see cref="Vectorizer"/>.</summary>
    public Span<float> Values => _values.AsSpan(0, _used);

    public float CountOf(int feature) => _counts[feature];

    /// <summary>The position given at the first <see cref="Add"/> of the feature.</summary>
    public int FirstOf(int feature) => _first[feature];

    public void Add(int feature, float count, int position)
    {
        if (_counts[feature] == 0)
        {
            if (_used == _touched.Length)
                Grow();
            _touched[_used++] = feature;
            _first[feature] = position;
        }
        _counts[feature] += count;
    }

    public void Clear()
    {
        foreach (var feature in Touched)
            _counts[feature] = 0;
        _used = 0;
    }

    private void Grow()
    {
        Array.Resize(ref _touched, _used * 2);
        Array.Resize(ref _values, _used * 2);
    }
}
