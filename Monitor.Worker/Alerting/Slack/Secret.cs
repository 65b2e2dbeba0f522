namespace Monitor.Worker.Alerting.Slack;

/// <summary>A value that prints as nothing, so that no log, error or debugger string can carry it by accident.</summary>
internal sealed class Secret(string value)
{
    /// <summary>Only where it goes onto the wire.</summary>
    public string Reveal() => value;

    public bool IsSameAs(Secret other) => value == other.Reveal();

    public override string ToString() => "(secret)";
}
