using Monitor.Classifiers;
using Monitor.Classifiers.Gold;
using Monitor.Classifiers.Labels;
using Monitor.Worker.Classifying;

namespace Monitor.Worker.Learning;

/// <summary>Laws that every model must know, asked of the model in use again and again: whatever broke it, it shows here and not by silence.</summary>
internal sealed class ModelCanaries(ActiveClassifier active)
{
    private readonly Lazy<IReadOnlyList<LabelledExample>> _laws = new(() => [.. GoldSet.LoadShipped().Canaries.Where(canary => canary.Relevant)]);

    /// <summary>Titles of the laws that the model in use, at the threshold in force, does not flag. Takes a few milliseconds; empty before there is a model.</summary>
    public IReadOnlyList<string> Missed() => active is { IsReady: true, Current: LearnedClassifier }
        ? [.. _laws.Value.Where(law => !active.Current.Assess(TextOf(law)).Relevant).Select(law => law.Title)]
        : [];

    private static TextToAssess TextOf(LabelledExample law) => new() { Title = law.Title, Body = law.Text, Language = law.Language, Jurisdiction = law.Jurisdiction };
}
