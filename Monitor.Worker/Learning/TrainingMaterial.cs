using Monitor.Classifiers.Features;
using Monitor.Classifiers.Labels;
using Monitor.Classifiers.Training;
using Monitor.Worker.Labelling;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Learning;

/// <summary>Everything that the next model would be made of: what ships, what people of this installation added, and what is usual in what it crawls.</summary>
internal sealed class TrainingMaterial(GivenLabels given, LexiconEditStore edits, BackgroundSample background)
{
    public async Task<TrainingInput> ReadAsync(CancellationToken ct)
    {
        var input = await WithoutPassagesAsync(ct);
        return input with { Background = await BackgroundAsync(input.Examples, ct) };
    }

    /// <summary>The same, but for the passages: drawing them reads thousands of texts.</summary>
    public async Task<TrainingInput> WithoutPassagesAsync(CancellationToken ct)
    {
        var shipped = TrainingInput.Shipped();
        return shipped with
        {
            Examples = [.. shipped.Examples, .. await given.TaughtAsync(ct)],
            Lexicon = await LexiconAsync(shipped.Lexicon, ct),
        };
    }

    /// <summary>Passages of what is crawled here, of none of these examples and of no law that models are tried on; none where there are too few.</summary>
    public Task<IReadOnlyList<BackgroundPassage>> BackgroundAsync(IReadOnlyList<LabelledExample> examples, CancellationToken ct) =>
        background.DrawAsync(new HashSet<string>([.. TrialTitles.All, .. examples.Select(example => example.Title)], StringComparer.OrdinalIgnoreCase), ct);

    /// <summary>The shipped lexicon with the terms of this installation.</summary>
    public async Task<Lexicon> LexiconAsync(Lexicon shipped, CancellationToken ct) =>
        shipped.With([.. (await edits.ListAsync(ct)).Select(change => new LexiconEdit(change.Concept, change.Gloss, change.Language, change.Term, change.Removes))]);
}
