namespace Monitor.Worker.Sources.Entries;

internal sealed class AccessEntry
{
    public string? Method { get; set; }

    public string? Body { get; set; }

    public string? BodyType { get; set; }

    public string? Accept { get; set; }

    public Dictionary<string, string>? Headers { get; set; }

    public KeyEntry? Key { get; set; }

    public TimeSpan? Pace { get; set; }

    public List<string>? Windows { get; set; }

    public TimeSpan? Timeout { get; set; }

    public long? MaxBytes { get; set; }

    public int? MaxRedirects { get; set; }

    public RenderEntry? Render { get; set; }

    public bool? AllowPrivateNetwork { get; set; }

    public List<string>? ChallengeMarkers { get; set; }
}

internal sealed class RenderEntry
{
    public string? WaitFor { get; set; }

    public List<string>? Hosts { get; set; }
}

internal sealed class KeyEntry
{
    public string? Environment { get; set; }

    public string? Header { get; set; }

    public string? Query { get; set; }

    public string? Prefix { get; set; }
}
