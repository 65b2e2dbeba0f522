using Monitor.Classifiers.Topics;
using Monitor.Classifiers.Training;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Learning;

/// <summary>
/// Passages of what is crawled here, for training: from items drawn by a seed that nobody labelled and of which every document scores below
/// what is worth a look. The same store gives the same passages.
/// </summary>
/// <param name="store">Where items are read.</param>
/// <param name="labels">What people said of items.</param>
/// <param name="dials">The threshold of a look, where it was set lower than the shipped one.</param>
/// <param name="fewest">With fewer there is none.</param>
internal sealed class BackgroundSample(RescoreStore store, LabelStore labels, DialStore dials, int fewest = BackgroundPassage.FewestToLearnFrom)
{
    private const int Most = 6_000;
    private const int APassage = 600;
    private const int PassagesOfAnItem = 3;

    /// <summary>UTF-16 units in which a passage looks for the beginning of a word.</summary>
    private const int Reach = 60;

    /// <summary>Some numbers are of items that are gone, worth a look, or short.</summary>
    private const int MostDraws = Most * 4;

    private const int AtOnce = 200;

    /// <param name="known">Titles that labels, gold or canaries hold: what a model is asked about is not taught as "no".</param>
    /// <param name="ct">Stops between two readings of the store.</param>
    /// <returns>At most 6,000, an item's together; none where there are fewer than can be learnt from.</returns>
    public async Task<IReadOnlyList<BackgroundPassage>> DrawAsync(IReadOnlySet<string> known, CancellationToken ct)
    {
        var labelled = await labels.LabelledItemsAsync(ct);
        var worthALook = await WorthALookAsync(ct);
        List<BackgroundPassage> passages = [];
        foreach (var numbers in Draws(await store.LastItemAsync(ct)).Chunk(AtOnce))
        {
            var items = (await store.OfItemsAsync(numbers, ct)).GroupBy(document => document.ItemId);
            foreach (var item in items.Where(item => !labelled.Contains(item.Key)))
            {
                if (item.All(document => document.Relevance < worthALook && !known.Contains(document.Title))) passages.AddRange(PassagesOf(item.Key, item.MaxBy(document => document.Text.Length)!));
            }

            if (passages.Count >= Most) break;
        }

        return passages.Count < fewest ? [] : passages[..Math.Min(Most, passages.Count)];
    }

    /// <summary>
    /// Whether a draw would surely give enough, without making it: as many items below a look, with a text of one passage and more, as passages are needed.
    /// Those that labels or trials name are counted too; they are few.
    /// </summary>
    public async Task<bool> IsThereAsync(CancellationToken ct) => await store.CountLowAsync(await WorthALookAsync(ct), APassage, fewest, ct) >= fewest;

    private async Task<double> WorthALookAsync(CancellationToken ct)
    {
        var usual = TopicSet.LoadShipped().ReviewThreshold;
        return Math.Min(usual, (await dials.CurrentAsync(ct))?.Review ?? usual);
    }

    private static IEnumerable<long> Draws(long last)
    {
        var lot = new Random(TrainingInput.DefaultSeed);
        if (last <= MostDraws)
        {
            var all = Enumerable.Range(1, (int)last).Select(number => (long)number).ToArray();
            lot.Shuffle(all);
            return all;
        }

        HashSet<long> drawn = [];
        while (drawn.Count < MostDraws) drawn.Add(lot.NextInt64(1, last + 1));
        return drawn;
    }

    /// <summary>Different stretches of the text, drawn by the item's number.</summary>
    private static IEnumerable<BackgroundPassage> PassagesOf(long item, StoredDocument document)
    {
        var stretches = Enumerable.Range(0, document.Text.Length / APassage).ToArray();
        new Random(unchecked((int)item)).Shuffle(stretches);
        foreach (var stretch in stretches.Take(PassagesOfAnItem))
        {
            var text = document.Text.AsSpan(stretch * APassage, APassage);
            // Scripts without spaces have no word to begin with.
            var blank = text[..Reach].IndexOfAny(' ', '\n');
            yield return new BackgroundPassage($"item-{item}", document.Language, text[(blank + 1)..].ToString());
        }
    }
}
