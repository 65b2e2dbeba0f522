namespace Monitor.Classifiers.Features;

/// <summary>All language profiles turned round: from a word or letter to the languages that have it.</summary>
internal sealed class ProfileIndex
{
    private readonly Dictionary<ulong, ulong> _byWord = [];
    private readonly Dictionary<char, ulong> _byLetter = [];
    private readonly bool[] _tells = new bool[char.MaxValue + 1];
    private readonly int _profiles;

    public ProfileIndex(IReadOnlyList<LanguageProfile> profiles)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(profiles.Count, 64);
        _profiles = profiles.Count;
        for (var i = 0; i < profiles.Count; i++)
        {
            foreach (var word in profiles[i].Words)
                _byWord[word] = _byWord.GetValueOrDefault(word) | (1UL << i);
            foreach (var letter in profiles[i].Letters)
            {
                _byLetter[letter] = _byLetter.GetValueOrDefault(letter) | (1UL << i);
                _tells[letter] = true;
            }
        }
        // A capital tells what its small letter tells.
        for (var unit = 0; unit <= char.MaxValue; unit++)
            _tells[unit] |= _byLetter.ContainsKey(char.ToLowerInvariant((char)unit));
    }

    /// <summary>How many of the words each profile has.</summary>
    public int[] CountWords(ReadOnlySpan<Token> tokens)
    {
        var counts = new int[_profiles];
        foreach (var token in tokens)
            Add(counts, _byWord.GetValueOrDefault(token.Hash));
        return counts;
    }

    /// <summary>How many of the letters are telling ones of each profile.</summary>
    public int[] CountLetters(ReadOnlySpan<char> text)
    {
        var counts = new int[_profiles];
        foreach (var unit in text)
        {
            if (_tells[unit])
                Add(counts, _byLetter.GetValueOrDefault(char.ToLowerInvariant(unit)));
        }
        return counts;
    }

    private static void Add(int[] counts, ulong profiles)
    {
        for (; profiles != 0; profiles &= profiles - 1)
            counts[System.Numerics.BitOperations.TrailingZeroCount(profiles)]++;
    }
}
