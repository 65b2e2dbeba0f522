using Microsoft.Extensions.Options;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting;

/// <summary>The rules in force. Without any in configuration, one stands in that sends every relevant item to the default channel.</summary>
internal sealed class AlertRules(IOptions<AlertingOptions> options)
{
    public const string StandIn = "everything relevant";

    private readonly IReadOnlyList<RuleFilter> _rules = options.Value.Rules.Count == 0
        ? [new RuleFilter(new AlertRule { Name = StandIn }, options.Value)]
        : [.. options.Value.Rules.Select(rule => new RuleFilter(rule, options.Value))];

    /// <summary>Each for a channel of its own.</summary>
    public IReadOnlyList<NearMissSection> NearMisses { get; } = [.. options.Value.NearMisses.Select(rule => new NearMissSection(rule, options.Value))];

    /// <summary>In the order of the configuration.</summary>
    public IReadOnlyList<RuleFilter> All => _rules;

    public IReadOnlyList<string> Channels => [.. _rules.Select(rule => rule.Channel).Concat(NearMisses.Select(section => section.Channel)).Distinct(StringComparer.Ordinal)];

    /// <summary>The digests that rules ask for, each channel and rhythm once.</summary>
    public IReadOnlyList<(string Channel, DigestClock Clock)> Digests =>
        [.. _rules.Where(rule => rule.Digest is not null).Select(rule => (rule.Channel, rule.Digest!)).Distinct()];

    /// <summary>Null when there is none of that name any more.</summary>
    public RuleFilter? Find(string name) => _rules.FirstOrDefault(rule => rule.Name == name);

    /// <summary>Whom rules of these names call, each once; nobody where a rule is no more.</summary>
    public IReadOnlyList<string> PeopleOf(IEnumerable<string> names) => [.. names.Distinct(StringComparer.Ordinal).SelectMany(name => Find(name)?.People ?? []).Distinct(StringComparer.Ordinal)];

    /// <summary>
    /// The rules that admit an alert taken as an event of the given kind: one a channel, the soonest, and of those the first. So
    /// no event reaches a channel both at once and by digest.
    /// </summary>
    public IReadOnlyList<RuleFilter> Matching(Alert alert, EventKind kind) =>
        [.. _rules.Where(rule => rule.Admits(alert, kind)).OrderBy(rule => rule.Rhythm).DistinctBy(rule => rule.Channel, StringComparer.Ordinal)];

    /// <summary>Each rule by name with the reason for which it passes over the alert; null for one that admits it.</summary>
    public IReadOnlyList<(string Rule, string? WhyNot)> Judge(Alert alert, EventKind kind) => [.. _rules.Select(rule => (rule.Name, rule.WhyNot(alert, kind)))];

    /// <summary>Words that only the catalogue can judge: a rule with a misspelt source would be silent for ever.</summary>
    public IReadOnlyList<string> MistakesAgainst(IReadOnlyCollection<Source> catalogue)
    {
        var sources = catalogue.Select(source => source.Id.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        List<(string Who, IEnumerable<string> Sources, IEnumerable<string> Jurisdictions)> named =
        [
            .. _rules.Select(rule => ($"rule '{rule.Name}'", rule.Sources, rule.Jurisdictions)),
            .. NearMisses.Select(section => ($"the section of near misses '{section.Name}'", section.Sources, section.Jurisdictions)),
        ];
        var unknown =
            from one in named
            from word in one.Sources
            where !sources.Contains(word.Trim())
            select $"Alerting: {one.Who} names the source '{word}', which is not in sources.json.";
        var empty =
            from one in named
            from word in one.Jurisdictions
            where !catalogue.Any(source => OriginFilter.Covers(word.Trim(), source.Jurisdiction))
            select $"Alerting: {one.Who} names the jurisdiction '{word}', which no source in sources.json has.";
        return [.. unknown, .. empty];
    }
}
