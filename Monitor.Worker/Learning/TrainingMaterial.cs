using Monitor.Classifiers.Features;
using Monitor.Classifiers.Gold;
using Monitor.Classifiers.Training;
using Monitor.Worker.Labelling;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Learning;

/// <summary>Everything that the next model would be made of: what ships, what people of this installation added, and what is usual in what it crawls.</summary>
internal sealed class TrainingMaterial(GivenLabels given, LexiconEditStore edits, BackgroundSample background)
{
    // A law of the gold set that somebody labels here would be learnt by heart, and the trial would praise the model for it.
    private readonly Lazy<HashSet<string>> _held = new(() =>
        GoldSet.LoadShipped().Examples.Select(example => example.Title).ToHashSet(StringComparer.OrdinalIgnoreCase));

    public async Task<TrainingInput> ReadAsync(CancellationToken ct)
    {
        var shipped = TrainingInput.Shipped();
        return shipped with
        {
            Examples = [.. shipped.Examples, .. (await given.ReadAsync(ct)).Where(example => !_held.Value.Contains(example.Title))],
            Lexicon = await LexiconAsync(shipped.Lexicon, ct),
            Background = await background.DrawAsync(ct),
        };
    }

    /// <summary>Passages of what is crawled here; none where there are too few.</summary>
    public Task<IReadOnlyList<BackgroundPassage>> BackgroundAsync(CancellationToken ct) => background.DrawAsync(ct);

    /// <summary>The shipped lexicon with the terms of this installation.</summary>
    public async Task<Lexicon> LexiconAsync(Lexicon shipped, CancellationToken ct) =>
        shipped.With([.. (await edits.ListAsync(ct)).Select(change => new LexiconEdit(change.Concept, change.Gloss, change.Language, change.Term, change.Removes))]);
}
