using System.Text.Json.Nodes;
using Monitor.Classifiers.Topics;
using Monitor.Worker.Acting.Intake;
using Monitor.Worker.Acting.Slack;
using Monitor.Worker.Alerting;
using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Acting.Labels;

/// <summary>The form in which somebody says what an item is, and why.</summary>
internal static class LabelForm
{
    public const string Name = "label";

    private const string Reason = "reason";
    private const string Text = "text";
    private const string Box = "ticked";
    private const int LongestReason = 1_000;
    private const int LongestTitle = 300;

    // A group of boxes takes ten, and there are eleven instruments.
    private static readonly (string Block, string Label, string[] Ids)[] Groups =
    [
        ("instruments-1", "Instruments", [.. Instruments.All.Take((Instruments.All.Count + 1) / 2)]),
        ("instruments-2", "More instruments", [.. Instruments.All.Skip((Instruments.All.Count + 1) / 2)]),
    ];

    public static JsonObject Draw(ItemDetail item, Verdict verdict, Origin origin)
    {
        List<JsonObject> blocks = [Kit.Section($"*{SlackText.Escaped(item.Summary.Title, LongestTitle)}*\n{Question(verdict)}")];
        if (verdict == Verdict.Relevant) blocks.AddRange(Groups.Select(group => Boxes(group, Ticked(item))));
        blocks.Add(Kit.Input(Reason, "Reason", Kit.TextArea(Text, "Helps whoever reads the label later", LongestReason), optional: true));
        return Kit.Modal(Name, Title(verdict), "Label", origin.Write(), [.. blocks]);
    }

    public static IReadOnlyList<string> Chosen(FormState state) => [.. Groups.SelectMany(group => state.Ticked(group.Block, Box)).Distinct(StringComparer.Ordinal)];

    public static string? ReasonOf(FormState state) => state.Text(Reason, Text);

    private static JsonObject Boxes((string Block, string Label, string[] Ids) group, HashSet<string> ticked) => Kit.Input(
        group.Block, group.Label, Kit.Checkboxes(Box, [.. group.Ids.Select(id => (LabelWords.Instrument(id), id))], ticked), optional: true);

    // What was decided last is what somebody corrects; before that, what the model thinks.
    private static HashSet<string> Ticked(ItemDetail item) => item.Labels.FirstOrDefault(label => label.Holds) is { Given.Instruments: { Count: > 0 } given }
        ? [.. given]
        : [.. item.Classification?.Instruments.Select(label => label.Id) ?? []];

    private static string Title(Verdict verdict) => verdict switch
    {
        Verdict.Relevant => "Label as relevant",
        Verdict.NotRelevant => "Label as not relevant",
        Verdict.Unsure => "Label as unsure",
    };

    private static string Question(Verdict verdict) => verdict switch
    {
        Verdict.Relevant => "It is about disclosing user data to law enforcement. By which instruments?",
        Verdict.NotRelevant => "It is not about disclosing user data to law enforcement.",
        Verdict.Unsure => "You cannot say; somebody else may be asked.",
    };
}
