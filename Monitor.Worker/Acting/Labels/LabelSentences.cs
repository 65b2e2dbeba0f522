using System.Globalization;
using Monitor.Worker.Alerting;
using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Documents;
using Monitor.Worker.Labelling;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Acting.Labels;

/// <summary>What is said of a label that was given. In Slack's markup, escaped.</summary>
internal static class LabelSentences
{
    private const int LongestTitle = 100;
    private const int MostTitles = 3;

    public const string SaidBefore = "You have said so before, and that label holds.";

    public const string UndoneBefore = "That label was taken back before.";

    public const string NoSuchLabel = "There is no such label of this item any more. Its page shows all of them.";

    public static string Verdict(Verdict verdict) => verdict switch
    {
        Storage.Verdict.Relevant => "relevant",
        Storage.Verdict.NotRelevant => "not relevant",
        Storage.Verdict.Unsure => "unsure",
    };

    public static string Kept(NewLabel given, LabelOutcome.Kept kept, string title)
    {
        var instruments = given.Instruments.Count == 0 ? "" : $" ({string.Join(", ", given.Instruments.Select(LabelWords.Instrument))})";
        List<string> told = [$"Labelled *{Verdict(given.Verdict)}*{instruments}: {title}."];
        if (kept.Contradicts.Count > 0)
            told.Add($"The nearest known texts were decided the other way: {string.Join("; ", kept.Contradicts.Take(MostTitles).Select(one => $"“{SlackText.Escaped(one, LongestTitle)}”"))}.");
        if (kept.Seconding) told.Add("Somebody else is asked for a second opinion.");
        told.Add(kept.ForTrials ? TrialTitles.NotLearnt : "What it would change is being worked out; it is told here when it is known.");
        return string.Join(' ', told);
    }

    public static string Effect(LabelEffect effect, string title) =>
        $"With your label, and the others given since the model in use was trained, {title} would go from {Scores.Text(effect.Before)} to {Scores.Text(effect.After)}{Side(effect)}; {Others(effect)}. It takes effect when a model trained with it is promoted.";

    private static string Side(LabelEffect effect) => (effect.Before >= effect.Threshold, effect.After >= effect.Threshold) switch
    {
        (false, true) => $", over the threshold of {Scores.Text(effect.Threshold)}: it would be alerted",
        (true, false) => $", under the threshold of {Scores.Text(effect.Threshold)}: it would no longer be alerted",
        _ => $" (threshold {Scores.Text(effect.Threshold)})",
    };

    private static string Others(LabelEffect effect) => effect.Watched == 0 ? "there is no other item near the threshold"
        : effect.Crossing == 0 ? string.Create(CultureInfo.InvariantCulture, $"none of the {effect.Watched} items nearest the threshold would change side")
        : string.Create(CultureInfo.InvariantCulture, $"{effect.Crossing} of the {effect.Watched} items nearest the threshold would change side");
}
