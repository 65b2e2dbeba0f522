using System.Numerics;

namespace Monitor.Classifiers.Features;

/// <summary>A set of small numbers that tells of each how many smaller ones it holds: an index into what only few numbers have.</summary>
internal sealed class RankedBits
{
    private readonly ulong[] _bits;
    private readonly int[] _before;

    public RankedBits(int numbers, Func<int, bool> has)
    {
        _bits = new ulong[(numbers + 63) / 64];
        _before = new int[_bits.Length];
        var count = 0;
        for (var word = 0; word < _bits.Length; word++)
        {
            _before[word] = count;
            for (var number = word * 64; number < Math.Min(numbers, (word + 1) * 64); number++)
            {
                if (has(number))
                    _bits[word] |= 1UL << number;
            }
            count += BitOperations.PopCount(_bits[word]);
        }
    }

    public bool Has(int number) => (_bits[number >> 6] & (1UL << number)) != 0;

    public int RankOf(int number) => _before[number >> 6] + BitOperations.PopCount(_bits[number >> 6] & ((1UL << number) - 1));
}
