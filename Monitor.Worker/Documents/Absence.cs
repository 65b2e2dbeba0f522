namespace Monitor.Worker.Documents;

/// <summary>A time in which a source was not read though it should have been: Monitor was down, or could not reach it.</summary>
/// <param name="From">When it was read last.</param>
/// <param name="Until">When it was read again.</param>
public sealed record Absence(DateTimeOffset From, DateTimeOffset Until)
{
    public Absence Union(Absence other) => new(From < other.From ? From : other.From, Until > other.Until ? Until : other.Until);
}
