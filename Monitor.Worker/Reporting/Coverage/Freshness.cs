using Monitor.Worker.Sources;

namespace Monitor.Worker.Reporting.Coverage;

/// <summary>What the silence of a source or of a jurisdiction is worth now; the worse comes later.</summary>
public enum Freshness
{
    /// <summary>Verified live once, and read well as often as declared.</summary>
    Fresh,

    /// <summary>Nobody has seen it work against its publisher yet.</summary>
    Unverified,

    /// <summary>Verified once, but not read well lately: too long ago, standing still, paused, or not yet.</summary>
    Stale,

    /// <summary>Cannot be read: wrong several times in a row, or refused by its publisher.</summary>
    Failing,

    /// <summary>Switched off: all sources, where it is of a jurisdiction.</summary>
    Off,

    /// <summary>No source is declared.</summary>
    None,
}

internal static class FreshnessOf
{
    public static Freshness Source(Standing standing) => standing switch
    {
        { Source.Enabled: false } => Freshness.Off,
        { Health.Health: SourceHealth.Failing or SourceHealth.Blocked } => Freshness.Failing,
        { IsCovered: true } => Freshness.Fresh,
        // What was verified, or was read and no longer is, has fallen behind; the rest was never proved.
        { Verified: null, Health: { IsFresh: true, Health: SourceHealth.Healthy or SourceHealth.Quiet or SourceHealth.Waiting } } => Freshness.Unverified,
        _ => Freshness.Stale,
    };

    /// <summary>The worst of the sources that are read: one good source does not make up for one that is missed.</summary>
    public static Freshness Jurisdiction(JurisdictionCoverage jurisdiction) =>
        jurisdiction.Sources.Where(standing => standing.Source.Enabled).Select(Source).DefaultIfEmpty(jurisdiction.Sources.Count == 0 ? Freshness.None : Freshness.Off).Max();
}
