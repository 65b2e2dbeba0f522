namespace Monitor.Worker.Alerting;

/// <summary>
/// One section of "Alerting:NearMisses": a channel that is shown what scored just below the threshold. It is chosen by origin alone:
/// instruments and policy areas are given to relevant items only.
/// </summary>
internal sealed class NearMissRule
{
    public const int FewestMost = 5;
    public const int MostMost = 20;
    public const int UsualMost = 10;

    public string Name { get; set; } = "";

    /// <summary>A Slack channel id, or <c>preview</c>; left out, the default channel. One section a channel.</summary>
    public string? Channel { get; set; }

    /// <summary>daily or weekly; left out, weekly.</summary>
    public string? Rhythm { get; set; }

    /// <summary>How many are shown at once, 5 to 20; left out, 10.</summary>
    public int? Most { get; set; }

    /// <summary>Regions, or the groups EMEA, APAC and LATAM.</summary>
    public IList<string> Regions { get; } = [];

    /// <summary>ISO 3166 codes, EU, INT; a country also admits its subdivisions.</summary>
    public IList<string> Jurisdictions { get; } = [];

    /// <summary>Ids of sources.</summary>
    public IList<string> Sources { get; } = [];
}
