using Monitor.Worker.Storage;

namespace Monitor.Worker.Labelling;

/// <param name="Field">Of <see cref="LabelAnswer"/>.</param>
/// <param name="Why">For whoever gave it.</param>
internal sealed record LabelMistake(string Field, string Why);

/// <summary>What a label must say, wherever it is given.</summary>
internal static class LabelRules
{
    /// <summary>All mistakes at once, the first the one to begin with.</summary>
    /// <param name="item">Null where there is none of that number: then nothing is said about its text.</param>
    public static IReadOnlyList<LabelMistake> Mistakes(LabelAnswer answer, ItemDetail? item)
    {
        var mistakes = new List<LabelMistake>();
        var verdict = VerdictOf(answer);
        if (verdict is null) mistakes.Add(new(nameof(LabelAnswer.Verdict), "Say relevant, not relevant or unsure."));
        if (answer.Settles && (verdict is null or Verdict.Unsure || string.IsNullOrWhiteSpace(answer.Reason)))
            mistakes.Add(new(nameof(LabelAnswer.Settles), "What settles a dispute says relevant or not, and why."));
        if (item is not null && !item.Documents.SelectMany(document => document.Versions).Any(version => version.Fingerprint == answer.Fingerprint))
            mistakes.Add(new(nameof(LabelAnswer.Fingerprint), "The text that this label is about is not there. Open the item again."));
        return mistakes;
    }

    /// <summary>Null when it is none.</summary>
    public static Verdict? VerdictOf(LabelAnswer answer) => Enum.TryParse<Verdict>(answer.Verdict, ignoreCase: true, out var verdict) && Enum.IsDefined(verdict) ? verdict : null;
}
