using System.Text.RegularExpressions;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting;

/// <summary>The words of one rule against the words that exist. A word nobody knows would make a rule silent for ever.</summary>
internal static partial class AlertRuleChecks
{
    private const int MostPeople = 10;

    private static readonly string[] Values = [nameof(AlertRule.Name), nameof(AlertRule.Channel), nameof(AlertRule.Rhythm), nameof(AlertRule.MinRelevance), nameof(AlertRule.MinUrgency)];

    private static readonly string[] Lists =
    [
        nameof(AlertRule.Instruments), nameof(AlertRule.PolicyAreas), nameof(AlertRule.Regions), nameof(AlertRule.Jurisdictions),
        nameof(AlertRule.Sources), nameof(AlertRule.Stages), nameof(AlertRule.Events), nameof(AlertRule.Broadcast),
        nameof(AlertRule.People),
    ];

    public static IEnumerable<string> Mistakes(AlertRule rule, IConfigurationSection section)
    {
        var where = string.IsNullOrWhiteSpace(rule.Name) ? section.Path : $"{section.Path} ('{rule.Name}')";
        return
        [
            .. SectionShape.Mistakes(section, Values, Lists),
            .. Numbers(rule, where),
            .. Words(where, "rhythm", rule.Rhythm is { } rhythm ? [rhythm] : [], word => RhythmWords.Parse(word) is not null, RhythmWords.Codes),
            .. Words(where, "instrument", rule.Instruments, LabelWords.Instruments.ContainsKey, LabelWords.Instruments.Keys),
            .. Words(where, "policy area", rule.PolicyAreas, LabelWords.PolicyAreas.ContainsKey, LabelWords.PolicyAreas.Keys),
            .. Words(where, "stage", rule.Stages, IsStage, Stages.Codes),
            .. Words(where, "event", rule.Events, word => EventWords.Parse(word) is not null, EventWords.Codes),
            .. Words(where, "event to broadcast", rule.Broadcast, word => word == Broadcasts.None || EventWords.Parse(word) is not null, [.. EventWords.Codes, Broadcasts.None]),
            .. Words(where, "person", rule.People, PersonForm().IsMatch, ["the member id of a Slack profile such as U0123ABCD", "the id of a user group such as S0123ABCD"]),
            .. Origins(where, rule.Regions, rule.Jurisdictions, rule.Sources),
        ];
    }

    /// <summary>The words that say where an item must come from.</summary>
    public static IEnumerable<string> Origins(string where, IEnumerable<string> regions, IEnumerable<string> jurisdictions, IEnumerable<string> sources) =>
    [
        .. Words(where, "region", regions, word => Regions.Expand(word).Count > 0, [.. Regions.All, "EMEA", "APAC", "LATAM"]),
        .. Words(where, "jurisdiction", jurisdictions, JurisdictionForm().IsMatch, ["an ISO 3166 code such as DE or US-CA", "EU", "INT"]),
        .. Words(where, "source", sources, SourceForm().IsMatch, ["an id of sources.json: lower case letters, digits and hyphens"]),
    ];

    private static IEnumerable<string> Numbers(AlertRule rule, string where)
    {
        if (string.IsNullOrWhiteSpace(rule.Name)) yield return $"{where}: has no name; messages name the rule that sent them.";
        if (rule.MinRelevance is < 0 or > 1 or double.NaN) yield return $"{where}: MinRelevance is {rule.MinRelevance}; use a number from 0 to 1.";
        if (rule.People.Count > MostPeople) yield return $"{where}: calls {rule.People.Count} people; {MostPeople} at most, or one user group for all of them.";
        if (rule.MinUrgency is < 0 or > 100) yield return $"{where}: MinUrgency is {rule.MinUrgency}; use a number from 0 to 100.";
    }

    private static IEnumerable<string> Words(string where, string what, IEnumerable<string> words, Func<string, bool> known, IEnumerable<string> use) =>
        words.Where(word => !known(word.Trim())).Select(word => $"{where}: there is no {what} '{word}'; use {string.Join(", ", use)}.");

    // The table of stages knows its codes in lower case only.
    private static bool IsStage(string word) => Stages.Codes.Contains(word, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"^(?:[A-Z]{2}(?:-[A-Z0-9]{1,3})?|EU|INT)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex JurisdictionForm();

    [GeneratedRegex("^[UWS][A-Z0-9]{2,20}$", RegexOptions.CultureInvariant)]
    private static partial Regex PersonForm();

    [GeneratedRegex(@"^[a-z0-9-]+$")]
    private static partial Regex SourceForm();
}
