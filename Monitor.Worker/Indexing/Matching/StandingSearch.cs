using Monitor.Worker.Documents;

namespace Monitor.Worker.Indexing.Matching;

/// <summary>A question that waits for documents, where a search waits for nothing.</summary>
/// <param name="Id">By which the one who asks knows it again.</param>
/// <param name="Query">Its order and its page do not count.</param>
public sealed record StandingSearch(long Id, SearchQuery Query);

/// <summary>What came of a document.</summary>
/// <param name="Found">The searches that find it.</param>
/// <param name="Faults">Searches that could not be asked, each with why: they must not keep the others from being asked.</param>
public sealed record MatchOutcome(IReadOnlyList<long> Found, IReadOnlyList<SearchFault> Faults)
{
    public static MatchOutcome Nothing { get; } = new([], []);
}

public sealed record SearchFault(long SearchId, string Why);
