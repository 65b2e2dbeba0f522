using Monitor.Classifiers.Labels;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Labelling;

/// <summary>A text that was labelled here, with what its labels come to.</summary>
/// <param name="Carrying">By label, the passage that carried the model's score when it was given; of long texts, where that is kept.</param>
internal sealed record LabelledText(LabelExample Text, LabelResolution Resolution, IReadOnlyDictionary<long, string> Carrying);

/// <summary>The labels that people gave in this installation, as examples to train on.</summary>
internal sealed class GivenLabels(LabelStore labels)
{
    /// <summary>
    /// What the next model learns from these labels, and what a label's effect is worked out by: one example for each text, oldest first, of a
    /// long text the part that its verdict rests on. What is disputed or was only met with "unsure" teaches nothing and is left out, as is
    /// what models are tried on.
    /// </summary>
    public async Task<IReadOnlyList<LabelledExample>> TaughtAsync(CancellationToken ct) =>
        [.. (await ResolvedAsync(ct)).Where(text => text.Resolution.By is not null && !TrialTitles.Holds(text.Text.Title)).Select(ToTaught)];

    /// <summary>The same labels to be kept elsewhere: whole texts with the words that were marked in them, and those of the laws that models are tried on too.</summary>
    public async Task<IReadOnlyList<LabelledExample>> ReadAsync(CancellationToken ct) =>
        [.. (await ResolvedAsync(ct)).Where(text => text.Resolution.By is not null).Select(ToExample)];

    /// <summary>Every text that was labelled here, with what its labels come to.</summary>
    public async Task<IReadOnlyList<LabelledText>> ResolvedAsync(CancellationToken ct)
    {
        Dictionary<string, (LabelExample Text, List<Label> Labels, Dictionary<long, string> Carrying)> byText = [];
        await foreach (var exported in labels.ExportAsync(TaughtText.Longest, ct))
        {
            if (!byText.TryGetValue(exported.Label.Given.Fingerprint, out var known)) byText[exported.Label.Given.Fingerprint] = known = (exported.Text, [], []);
            known.Labels.Add(exported.Label);
            if (exported.Carrying is { } carrying) known.Carrying[exported.Label.Id] = carrying;
        }

        return [.. byText.Values.Select(known => new LabelledText(known.Text, LabelResolution.Of(known.Labels), known.Carrying))];
    }

    /// <summary>Label files hold one example a line.</summary>
    internal static string OneLine(string text) => text.ReplaceLineEndings(" ").Replace('\t', ' ').Trim();

    private static LabelledExample ToTaught(LabelledText labelled)
    {
        var (example, by) = (ToExample(labelled), labelled.Resolution.By!);
        var carrying = labelled.Carrying.GetValueOrDefault(by.Id);
        return example with { Text = TaughtText.Of(example.Text, example.Relevant, example.Passage, carrying is null ? null : OneLine(carrying)), Passage = null };
    }

    private static LabelledExample ToExample(LabelledText labelled)
    {
        var (text, given) = (labelled.Text, labelled.Resolution.By!.Given);
        var relevant = given.Verdict == Verdict.Relevant;
        return new LabelledExample
        {
            // Versions of one item stay on one side of every split.
            Family = given.ItemId is { } item ? $"item-{item}" : $"text-{given.Fingerprint[..Math.Min(12, given.Fingerprint.Length)]}",
            Language = text.Language ?? "und",
            Jurisdiction = text.Jurisdiction ?? "INT",
            Kind = text.Text.Length == 0 ? ExampleKind.Title : ExampleKind.Provision,
            Relevant = relevant,
            Instruments = relevant ? given.Instruments : [],
            Difficulty = Difficulty.Medium,
            Title = OneLine(text.Title),
            Text = OneLine(text.Text),
            Passage = labelled.Resolution.Passage is { } passage ? OneLine(passage) : null,
        };
    }
}
