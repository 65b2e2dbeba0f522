using Monitor.Worker.Tests.Indexing.Elasticsearch;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Monitor.Worker.Tests.LongestFirst))]

namespace Monitor.Worker.Tests;

/// <summary>
/// Classes that take minutes begin first: begun last, they would run alone at the end while the second core has nothing to do. They mostly
/// wait for servers, so they stand beside tests that compute.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = [nameof(ElasticIndexTests), OwnElasticServers.Name, ElasticServers.Name, "AccessibilityTests"];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => Place(collection.TestCollectionDisplayName))];

    private static int Place(string name)
    {
        var place = Array.FindIndex(Long, word => name.Contains(word, StringComparison.Ordinal));
        return place < 0 ? Long.Length : place;
    }
}
