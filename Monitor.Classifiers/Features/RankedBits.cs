using System.Numerics;

namespace Monitor.Classifiers.Features;

/// <summary>A set of small numbers that tells of each how many smaller ones it holds: an index into what only few numbers have.</summary>
internal sealed class RankedBits
{
    private readonly ulong[] _bits;
    private readonly int[] _before;

    /// <param name="numbers">One more than the largest that may be asked about.</param>
    /// <param name="held">Those in the set.</param>
    public RankedBits(int numbers, IEnumerable<int> held)
    {
        _bits = new ulong[(numbers + 63) / 64];
        foreach (var number in held)
            _bits[number >> 6] |= 1UL << number;
        _before = new int[_bits.Length];
        for (var word = 1; word < _bits.Length; word++)
            _before[word] = _before[word - 1] + BitOperations.PopCount(_bits[word - 1]);
    }

    public bool Has(int number) => (_bits[number >> 6] & (1UL << number)) != 0;

    public int RankOf(int number) => _before[number >> 6] + BitOperations.PopCount(_bits[number >> 6] & ((1UL << number) - 1));
}
