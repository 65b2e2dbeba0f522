using Monitor.Worker.Storage;

namespace Monitor.Worker.Labelling;

/// <summary>Where the labels of one text stand together.</summary>
internal enum Standing
{
    /// <summary>Nobody said relevant or not.</summary>
    Open,

    /// <summary>One person said so, or several said the same.</summary>
    Agreed,

    /// <summary>Two people say opposite things and nobody has settled it: nothing is learnt from it.</summary>
    Disputed,

    /// <summary>Somebody settled what others disagreed about.</summary>
    Settled,
}

/// <summary>What several people's labels of one text come to.</summary>
/// <param name="Standing">How they stand.</param>
/// <param name="By">The label that counts; null when none does.</param>
/// <param name="Voices">The newest of each person, oldest first, unsure ones too.</param>
internal sealed record LabelResolution(Standing Standing, Label? By, IReadOnlyList<Label> Voices)
{
    public Verdict? Verdict => By?.Given.Verdict;

    /// <summary>
    /// What each person said first, oldest first, of those who said relevant or not. What they say after they have read each other, or to
    /// settle it, does not tell how far they agree.
    /// </summary>
    public IReadOnlyList<Label> First { get; private init; } = [];

    /// <summary>The words that were marked by the label that counts; where it marked none, those of the newest that says the same. Null when nobody marked any.</summary>
    public string? Passage => By is null ? null
        : By.Given.Passage ?? Voices.LastOrDefault(label => label.Given.Verdict == By.Given.Verdict && label.Given.Passage is not null)?.Given.Passage;

    /// <param name="labels">Of one text, those that hold, in any order.</param>
    public static LabelResolution Of(IEnumerable<Label> labels)
    {
        var held = labels.OrderBy(label => label.Id).ToList();
        return Of(held) with
        {
            First = [.. held.Where(label => label.Given.Verdict != Storage.Verdict.Unsure && !label.Given.Settles).DistinctBy(label => label.Given.Who, StringComparer.Ordinal)],
        };
    }

    private static LabelResolution Of(List<Label> held)
    {
        var voices = held.GroupBy(label => label.Given.Who, StringComparer.Ordinal).Select(group => group.Last()).OrderBy(label => label.Id).ToList();
        // Whoever speaks after it was settled does not unsettle it; settling it anew does.
        if (held.FindLast(label => label.Given.Settles) is { } settled) return new LabelResolution(Standing.Settled, settled, voices);
        // Unsure is about the person, not about the text.
        var sure = voices.FindAll(label => label.Given.Verdict != Storage.Verdict.Unsure);
        if (sure.Count == 0) return new LabelResolution(Standing.Open, null, voices);
        return sure.TrueForAll(label => label.Given.Verdict == sure[0].Given.Verdict)
            ? new LabelResolution(Standing.Agreed, sure[^1], voices)
            : new LabelResolution(Standing.Disputed, null, voices);
    }
}
