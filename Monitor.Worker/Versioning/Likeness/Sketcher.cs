namespace Monitor.Worker.Versioning.Likeness;

/// <summary>
/// Sketches an item in a few numbers. Texts that share most of their words almost surely share a band (MinHash: twelve bands of
/// four); so do items of one title. Items of two jurisdictions never do.
/// </summary>
internal static class Sketcher
{
    private const int Bands = 12;
    private const int Rows = 4;

    /// <summary>A shorter text says too little to be found by.</summary>
    private const int LeastShingles = 12;

    private const int LeastTitleWords = 3;

    private static readonly (ulong Times, ulong Plus)[] Hashes = Make();

    public static IReadOnlyList<long> Of(string jurisdiction, string title, string text)
    {
        List<long> bands = [];
        var place = Chain(0, WordNumbers.Of(jurisdiction));
        var words = TitleWords.Of(title);
        if (words.Count >= LeastTitleWords) bands.Add(unchecked((long)Chain(place, words.Order())));
        var shingles = Shingles.Of(text);
        if (shingles.Count < LeastShingles) return bands;
        var least = Least(shingles);
        for (var band = 0; band < Bands; band++)
        {
            bands.Add(unchecked((long)Chain(WordNumbers.Mix(place + (ulong)band + 1), least.Skip(band * Rows).Take(Rows))));
        }

        return bands;
    }

    private static ulong[] Least(HashSet<ulong> shingles)
    {
        var least = new ulong[Bands * Rows];
        Array.Fill(least, ulong.MaxValue);
        foreach (var shingle in shingles)
        {
            for (var at = 0; at < least.Length; at++)
            {
                var hash = (shingle * Hashes[at].Times) + Hashes[at].Plus;
                hash ^= hash >> 32;
                if (hash < least[at]) least[at] = hash;
            }
        }

        return least;
    }

    private static ulong Chain(ulong start, IEnumerable<ulong> numbers) => numbers.Aggregate(start, (sum, number) => WordNumbers.Mix((sum * 31) + number));

    private static (ulong Times, ulong Plus)[] Make()
    {
        // Kept for ever: other numbers would make every stored sketch useless.
        var seed = 0x4D6F6E69746F7231UL;
        var hashes = new (ulong, ulong)[Bands * Rows];
        for (var at = 0; at < hashes.Length; at++) hashes[at] = (Next(ref seed) | 1, Next(ref seed));
        return hashes;
    }

    private static ulong Next(ref ulong seed) => WordNumbers.Mix(seed += 0x9E3779B97F4A7C15);
}
