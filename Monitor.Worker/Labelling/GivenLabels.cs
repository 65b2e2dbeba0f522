using Monitor.Classifiers.Labels;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Labelling;

/// <summary>The labels that people gave in this installation, as examples to train on.</summary>
internal sealed class GivenLabels(LabelStore labels)
{
    /// <summary>
    /// One example for each text, oldest first: what its labels come to. What is disputed or was only met with "unsure" teaches nothing and
    /// is left out.
    /// </summary>
    public async Task<IReadOnlyList<LabelledExample>> ReadAsync(CancellationToken ct) =>
        [.. (await ResolvedAsync(ct)).Where(pair => pair.Resolution.By is not null).Select(pair => ToExample(pair.Text, pair.Resolution.By!.Given))];

    /// <summary>Every text that was labelled here, with what its labels come to.</summary>
    public async Task<IReadOnlyList<(LabelExample Text, LabelResolution Resolution)>> ResolvedAsync(CancellationToken ct)
    {
        Dictionary<string, (LabelExample Text, List<Label> Labels)> byText = [];
        await foreach (var exported in labels.ExportAsync(ct))
        {
            if (!byText.TryGetValue(exported.Label.Given.Fingerprint, out var known)) byText[exported.Label.Given.Fingerprint] = known = (exported.Text, []);
            known.Labels.Add(exported.Label);
        }

        return [.. byText.Values.Select(pair => (pair.Text, LabelResolution.Of(pair.Labels)))];
    }

    internal static LabelledExample ToExample(LabelExample text, NewLabel given)
    {
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
        };
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Replace('\t', ' ').Trim();
}
