using Monitor.Classifiers.Labels;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Labelling;

/// <summary>The labels that people gave in this installation, as examples to train on.</summary>
internal sealed class GivenLabels(LabelStore labels)
{
    /// <summary>
    /// The newest label of each version that still holds, oldest first. "Unsure" is about the person, not about the text, and is
    /// left out.
    /// </summary>
    public async Task<IReadOnlyList<LabelledExample>> ReadAsync(CancellationToken ct)
    {
        Dictionary<string, ExportedLabel> newest = [];
        await foreach (var exported in labels.ExportAsync(ct))
        {
            if (exported.Label.Holds) newest[exported.Label.Given.Fingerprint] = exported;
        }

        return [.. newest.Values.Where(exported => exported.Label.Given.Verdict != Verdict.Unsure).Select(ToExample)];
    }

    private static LabelledExample ToExample(ExportedLabel exported)
    {
        var given = exported.Label.Given;
        var relevant = given.Verdict == Verdict.Relevant;
        return new LabelledExample
        {
            // Versions of one item stay on one side of every split.
            Family = given.ItemId is { } item ? $"item-{item}" : $"text-{given.Fingerprint[..12]}",
            Language = exported.Text.Language ?? "und",
            Jurisdiction = exported.Text.Jurisdiction ?? "INT",
            Kind = exported.Text.Text.Length == 0 ? ExampleKind.Title : ExampleKind.Provision,
            Relevant = relevant,
            Instruments = relevant ? given.Instruments : [],
            Difficulty = Difficulty.Medium,
            Title = OneLine(exported.Text.Title),
            Text = OneLine(exported.Text.Text),
        };
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Replace('\t', ' ').Trim();
}
