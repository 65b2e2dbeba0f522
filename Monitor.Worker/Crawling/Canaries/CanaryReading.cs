using Monitor.Worker.Documents;

namespace Monitor.Worker.Crawling.Canaries;

/// <summary>What asking for a canary came to.</summary>
internal abstract record CanaryReading
{
    private CanaryReading()
    {
    }

    public sealed record Read(ParsedDocument Document) : CanaryReading;

    /// <summary>The publisher has taken it away: another one is chosen.</summary>
    public sealed record Gone(string Why) : CanaryReading;

    public sealed record Failed(string Why) : CanaryReading;
}
