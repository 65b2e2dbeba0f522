using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting;

/// <summary>A rule whose words have been read; only made from words that the validator has passed.</summary>
internal sealed class RuleFilter(AlertRule rule, AlertingOptions options)
{
    private static readonly StringComparer IgnoreCase = StringComparer.OrdinalIgnoreCase;

    private readonly OriginFilter _origin = new(rule.Regions, rule.Jurisdictions, rule.Sources);

    private readonly HashSet<EventKind> _events = [.. rule.Events.Select(EventWords.Parse).OfType<EventKind>()];

    public string Name => rule.Name;

    public string Channel { get; } = ChannelName.Of(string.IsNullOrWhiteSpace(rule.Channel) ? options.DefaultChannel : rule.Channel).ToString();

    public Rhythm Rhythm { get; } = RhythmWords.Parse(rule.Rhythm ?? "") ?? Rhythm.Immediate;

    /// <summary>Null for a rule whose messages go at once.</summary>
    public DigestClock? Digest => Rhythm == Rhythm.Immediate ? null : options.ClockOf(Channel, Rhythm);

    public ChannelManners Manners => options.MannersOf(Channel);

    public Broadcasts Broadcasts { get; } = new(rule.Broadcast);

    public IReadOnlyList<string> People { get; } = [.. rule.People.Select(person => person.Trim()).Distinct(StringComparer.Ordinal)];

    public IEnumerable<string> Sources => rule.Sources;

    public IEnumerable<string> Jurisdictions => rule.Jurisdictions;

    public bool Wants(EventKind kind) => _events.Count == 0 || _events.Contains(kind);

    public bool Admits(Alert alert, EventKind kind) => WhyNot(alert, kind) is null;

    /// <summary>The first reason for which this rule passes over the alert, in words; null when it admits it.</summary>
    public string? WhyNot(Alert alert, EventKind kind)
    {
        if (!Wants(kind)) return $"it is not for events of the kind {kind.Code()}";
        if (!_origin.Admits(alert.Region, alert.Jurisdiction, alert.Source)) return "it is for other regions, jurisdictions or sources";
        if (!AdmitsStage(alert.Stage)) return $"it is not for the stage {alert.Stage.Code()}";
        if (rule.MinUrgency is { } urgent && Urgency.WhenSeen(alert).Score < urgent) return $"its urgency is {Urgency.WhenSeen(alert)}; the rule asks for {urgent.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        return AdmitsLabels(alert.Classification) ? null : "it asks for other instruments, policy areas or a higher relevance";
    }

    /// <summary>Whether it waits neither for the end of quiet hours nor for others.</summary>
    public bool IsUrgent(Alert alert) => Urgency.WhenSeen(alert).Score >= options.UrgentFromOf(Channel);

    private bool AdmitsStage(Stage stage) =>
        rule.Stages.Count == 0 || rule.Stages.Any(word => IgnoreCase.Equals(word.Trim(), stage.Code()));

    // An item that has stopped being relevant has no labels and a low score. That it was withdrawn or moved must still reach
    // those who were told of it, and which labels it once had is not known here: too many rather than too few.
    private bool AdmitsLabels(Classification classification) =>
        !classification.Relevant
        || ((rule.MinRelevance is not { } least || classification.Relevance >= least)
            && (LabelWords.LacksInstruments(classification) || (AdmitsInstruments(classification) && AdmitsPolicyAreas(classification))));

    private bool AdmitsInstruments(Classification classification) =>
        rule.Instruments.Count == 0 || classification.Instruments.Any(label => Names(rule.Instruments, label.Id));

    private bool AdmitsPolicyAreas(Classification classification) =>
        rule.PolicyAreas.Count == 0 || classification.PolicyAreas.Any(area => Names(rule.PolicyAreas, area));

    private static bool Names(IEnumerable<string> words, string id) => words.Any(word => IgnoreCase.Equals(word.Trim(), id));
}
