namespace Monitor.Worker.Documents;

public enum IndexState
{
    Ready,

    /// <summary>It answers, with something that an operator should know.</summary>
    Degraded,

    /// <summary>It does not answer; nothing is lost, the store has everything.</summary>
    Down,
}

/// <summary>How the search index is, for operators.</summary>
/// <param name="Backend">The word in the configuration.</param>
/// <param name="Product">What answers, with its version.</param>
/// <param name="Documents">Items in it; null when it does not answer.</param>
/// <param name="Cursor">Of the last change of the store that is in it; null when it does not answer.</param>
/// <param name="Facts">Name and value of what else is known: name of the index, nodes, features that are missing.</param>
/// <param name="Complaints">What is wrong and what to do, one sentence each; empty when nothing is.</param>
public sealed record IndexHealth(
    string Backend,
    string Product,
    IndexState State,
    long? Documents,
    long? Cursor,
    IReadOnlyList<KeyValuePair<string, string>> Facts,
    IReadOnlyList<string> Complaints);
