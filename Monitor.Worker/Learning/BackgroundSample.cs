using Monitor.Classifiers.Training;
using Monitor.Worker.Classifying;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Learning;

/// <summary>
/// Passages of what is crawled here, for training: from items drawn by a seed that nobody labelled and whose score is below that of a look.
/// The same store gives the same passages.
/// </summary>
/// <param name="store">Where items are read.</param>
/// <param name="labels">What people said of items.</param>
/// <param name="active">Whose threshold of a look holds.</param>
/// <param name="fewest">With fewer there is none.</param>
internal sealed class BackgroundSample(RescoreStore store, LabelStore labels, ActiveClassifier active, int fewest = BackgroundPassage.FewestToLearnFrom)
{
    private const int Most = 6_000;
    private const int APassage = 600;
    private const int PassagesOfADocument = 3;

    /// <summary>Some numbers are of items that are gone, known to be relevant, or short.</summary>
    private const int MostDraws = Most * 4;

    private const int AtOnce = 200;

    /// <returns>At most 6,000, and none where there are fewer than can be learnt from.</returns>
    public async Task<IReadOnlyList<BackgroundPassage>> DrawAsync(CancellationToken ct)
    {
        var labelled = await LabelledAsync(ct);
        var review = active.Thresholds.Review;
        List<BackgroundPassage> passages = [];
        foreach (var numbers in Draws(await store.LastItemAsync(ct)).Chunk(AtOnce))
        {
            foreach (var document in await store.OfItemsAsync(numbers, ct))
            {
                if (document.Relevance is not { } relevance || relevance >= review || document.Relevant || labelled.Contains(document.ItemId)) continue;
                passages.AddRange(PassagesOf(document));
            }

            if (passages.Count >= Most) break;
        }

        return passages.Count < fewest ? [] : passages[..Math.Min(Most, passages.Count)];
    }

    private async Task<HashSet<long>> LabelledAsync(CancellationToken ct)
    {
        HashSet<long> items = [];
        await foreach (var (label, _) in labels.ExportAsync(ct))
        {
            if (label.Given.ItemId is { } item) items.Add(item);
        }

        return items;
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

    private static IEnumerable<BackgroundPassage> PassagesOf(StoredDocument document)
    {
        var lot = new Random(unchecked((int)document.VersionId));
        for (var i = 0; i < Math.Min(PassagesOfADocument, document.Text.Length / (2 * APassage)); i++)
        {
            var from = document.Text.IndexOf(' ', lot.Next(document.Text.Length - APassage));
            if (from < 0 || from + APassage > document.Text.Length) continue;
            yield return new BackgroundPassage(document.Language, document.Text.Substring(from, APassage));
        }
    }
}
