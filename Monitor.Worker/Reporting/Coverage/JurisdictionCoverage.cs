using Monitor.Worker.Documents;

namespace Monitor.Worker.Reporting.Coverage;

/// <summary>How one jurisdiction is watched.</summary>
/// <param name="Code">ISO 3166, EU or INT.</param>
/// <param name="Owner">Who looks after it; null: nobody.</param>
/// <param name="Sources">In the catalogue's order, disabled ones too.</param>
public sealed record JurisdictionCoverage(string Code, string Region, string? Owner, IReadOnlyList<Standing> Sources)
{
    public CoverageState State =>
        Sources.All(standing => !standing.Source.Enabled) ? CoverageState.None
        : Sources.Any(standing => standing.IsCovered) ? (Sources.Where(standing => standing.Source.Enabled).All(standing => standing.IsCovered) ? CoverageState.Covered : CoverageState.Partly)
        : Sources.Any(standing => standing is { Source.Enabled: true, Verified: not null }) ? CoverageState.Broken
        : CoverageState.Unverified;
}

public enum CoverageState
{
    /// <summary>Every source was verified live, and is read as often as declared.</summary>
    Covered,

    /// <summary>Some are.</summary>
    Partly,

    /// <summary>Verified once, and none can be relied on now.</summary>
    Broken,

    /// <summary>Read, but never verified live.</summary>
    Unverified,

    /// <summary>Only sources that are switched off.</summary>
    None,
}

/// <summary>The whole picture at one time.</summary>
/// <param name="WithoutSource">Jurisdictions that no source is declared for, by region: the known gaps.</param>
public sealed record CoverageReport(
    DateTimeOffset At, Silence Silence, IReadOnlyList<JurisdictionCoverage> Jurisdictions, IReadOnlyDictionary<string, IReadOnlyList<string>> WithoutSource)
{
    public int WithSource => Jurisdictions.Count(jurisdiction => jurisdiction.State is not CoverageState.None);
}
