using Monitor.Worker.Documents;

namespace Monitor.Worker.Indexing.Matching;

/// <summary>A question that waits for documents, where a search waits for nothing.</summary>
/// <param name="Id">By which the one who asks knows it again.</param>
/// <param name="Query">Its order and its page do not count.</param>
public sealed record StandingSearch(long Id, SearchQuery Query);

/// <summary>A standing search that a document answers.</summary>
/// <param name="Passages">As a hit of the index has them.</param>
public sealed record SearchMatch(long SearchId, IReadOnlyList<IReadOnlyList<Fragment>> Passages);

/// <summary>What came of a document.</summary>
/// <param name="Faults">Searches that could not be asked, each with why: they must not keep the others from being asked.</param>
public sealed record MatchOutcome(IReadOnlyList<SearchMatch> Matches, IReadOnlyList<SearchFault> Faults)
{
    public static MatchOutcome Nothing { get; } = new([], []);
}

public sealed record SearchFault(long SearchId, string Why);
