namespace Monitor.Worker.Alerting;

/// <summary>One rule of "Alerting:Rules". A list that is left empty admits everything; all lists that are not must admit the item.</summary>
internal sealed class AlertRule
{
    public string Name { get; set; } = "";

    /// <summary>A Slack channel id, in another workspace with its name and a slash before it, or <c>preview</c>; left out, the default channel.</summary>
    public string? Channel { get; set; }

    /// <summary>immediate, hourly, daily or weekly; left out, immediate.</summary>
    public string? Rhythm { get; set; }

    /// <summary>Ids of instrument labels, any of which the item must have.</summary>
    public IList<string> Instruments { get; } = [];

    /// <summary>law-enforcement-response, emergency-response, child-safety.</summary>
    public IList<string> PolicyAreas { get; } = [];

    /// <summary>0 to 1, on top of the model's own threshold.</summary>
    public double? MinRelevance { get; set; }

    /// <summary>0 to 100: see <see cref="Urgency"/>.</summary>
    public int? MinUrgency { get; set; }

    /// <summary>Regions, or the groups EMEA, APAC and LATAM.</summary>
    public IList<string> Regions { get; } = [];

    /// <summary>ISO 3166 codes, EU, INT; a country also admits its subdivisions.</summary>
    public IList<string> Jurisdictions { get; } = [];

    /// <summary>Ids of sources.</summary>
    public IList<string> Sources { get; } = [];

    /// <summary>Codes of stages: introduced, in-force, ...</summary>
    public IList<string> Stages { get; } = [];

    /// <summary>new, text-changed, stage-changed, date-moved, became-relevant, withdrawn, reminder.</summary>
    public IList<string> Events { get; } = [];

    /// <summary>
    /// Events that are shown in the channel as well as in the item's thread; left out, withdrawn and the changes of stage after which a
    /// text is law. <c>none</c> shows nothing twice.
    /// </summary>
    public IList<string> Broadcast { get; } = [];

    /// <summary>Ids of Slack users and user groups who are called in its messages.</summary>
    public IList<string> People { get; } = [];
}
