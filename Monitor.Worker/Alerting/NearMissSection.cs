using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting;

/// <summary>A section whose words have been read; only made from words that the validator has passed.</summary>
internal sealed class NearMissSection(NearMissRule rule, AlertingOptions options)
{
    /// <summary>What was new or amended in so many days is shown. What a busy day leaves no room for comes on a calm one.</summary>
    public const int Days = 30;

    private readonly OriginFilter _origin = new(rule.Regions, rule.Jurisdictions, rule.Sources);

    public string Name => rule.Name;

    public string Channel { get; } = NearMissChecks.ChannelOf(rule, options);

    public Rhythm Rhythm { get; } = RhythmWords.Parse(rule.Rhythm ?? "") ?? Rhythm.Weekly;

    public int Most { get; } = rule.Most ?? NearMissRule.UsualMost;

    /// <summary>At the time of the channel's other digests, and apart from them.</summary>
    public DigestClock Clock => options.ClockOf(Channel, Rhythm.NearMiss) with { Every = Rhythm };

    public IEnumerable<string> Sources => rule.Sources;

    public IEnumerable<string> Jurisdictions => rule.Jurisdictions;

    public bool Admits(string region, string jurisdiction, SourceId source) => _origin.Admits(region, jurisdiction, source);
}
