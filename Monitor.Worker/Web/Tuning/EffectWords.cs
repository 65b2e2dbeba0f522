using Monitor.Worker.Storage;

namespace Monitor.Worker.Web.Tuning;

/// <summary>What a label would change, in one sentence.</summary>
internal static class EffectWords
{
    public const string Waiting = "What it would change is being worked out; that takes some seconds.";

    public const string NotKnown = "What it would change is not known. The label is kept all the same.";

    public const string WhenItCounts = "Takes effect when a model trained with it is promoted.";

    /// <param name="effect">What was worked out.</param>
    /// <param name="own">Whether whoever reads it gave the label.</param>
    public static string Sentence(LabelEffect effect, bool own = true) =>
        $"This item {Words.Score(effect.Before)} → {Words.Score(effect.After)} with {(own ? "your" : "this")} label and the others given since the model in use was trained{Side(effect)}; {Others(effect)}.";

    private static string Side(LabelEffect effect) => (effect.Before >= effect.Threshold, effect.After >= effect.Threshold) switch
    {
        (false, true) => $", so it would be alerted (threshold {Words.Score(effect.Threshold)})",
        (true, false) => $", so it would no longer be alerted (threshold {Words.Score(effect.Threshold)})",
        _ => $" (threshold {Words.Score(effect.Threshold)})",
    };

    private static string Others(LabelEffect effect) => effect switch
    {
        { Watched: 0 } => "there is no other item near the threshold",
        { Crossing: 0 } => $"none of the {Words.Count(effect.Watched, "other item", "items")} nearest the threshold would change side",
        _ => $"{Words.Count(effect.Crossing)} of the {Words.Count(effect.Watched, "other item", "items")} nearest the threshold would change side",
    };
}
