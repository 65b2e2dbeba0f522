namespace Monitor.Worker.Indexing.Elasticsearch.Writing;

/// <summary>One version of the index in the cluster. The name may be given again; the cluster's own number never is.</summary>
/// <param name="IsOurs">It is of our making, and of the schema that we write.</param>
/// <param name="Fallbacks">What its analyzers had to do without.</param>
internal sealed record LiveIndex(string Name, string Uuid, bool IsOurs, IReadOnlyList<string> Fallbacks)
{
    /// <summary>What of it was written by us, whichever the schema: nothing else is ever deleted.</summary>
    public bool WasMadeByUs { get; init; }
}
