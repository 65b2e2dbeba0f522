using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting.Slack.Drawing;

/// <summary>Why the classifier thinks so: the terms on either side, and the words that carry the score.</summary>
internal static class AlertGrounds
{
    /// <summary>Null when the classification keeps no terms.</summary>
    public static string? Why(Classification classification, SlackDensity density)
    {
        var shown = classification.Reasons.Where(reason => SlackText.Clean(reason.Term).Length > 0).ToList();
        Reason[] terms =
        [
            .. shown.Where(reason => reason.Weight >= 0).Take(density.For),
            .. shown.Where(reason => reason.Weight < 0).Take(density.Against),
        ];
        return terms.Length == 0 ? null : $"*Why*\n{string.Join('\n', terms.Select(Line))}";
    }

    /// <summary>Null when there is no passage; a note in its place where it speaks of abuse or violence.</summary>
    public static string? Passage(Classification classification, Uri? page, SlackDensity density) => classification.TextOrigin switch
    {
        TextOrigin.Missing => "*No text.* The publisher's file is a scan: only its title was judged.",
        _ when ContentNote.Concerns(classification.Passage) => ContentNote.InPlaceOf("Passage", page),
        var origin => SlackText.Escaped(classification.Passage, density.Passage) is { Length: > 0 } passage
            ? $"*Passage*{(origin is TextOrigin.Recognised ? " (recognised from a scan)" : "")}\n> {passage}"
            : null,
    };

    /// <summary>A term with its English meaning, and what it says for or against.</summary>
    public static string Term(Reason reason)
    {
        var gloss = string.IsNullOrWhiteSpace(reason.Gloss) ? "" : $" ({SlackText.Escaped(reason.Gloss, 80)})";
        return $"*{SlackText.Escaped(reason.Term, 100)}*{gloss}: {AlertWords.Weight(reason.Weight)}";
    }

    private static string Line(Reason reason) => $"• {Term(reason)}";
}
