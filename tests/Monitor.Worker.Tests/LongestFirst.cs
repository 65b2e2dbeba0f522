using Monitor.Worker.Tests.Fuzzing;
using Monitor.Worker.Tests.Indexing.Elasticsearch;
using Monitor.Worker.Tests.Journey;
using Monitor.Worker.Tests.Learning;
using Monitor.Worker.Tests.Storage;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Monitor.Worker.Tests.LongestFirst))]

namespace Monitor.Worker.Tests;

/// <summary>
/// Classes that take minutes, or most of one, begin first: begun last, they would run alone at the end while the second core has nothing to
/// do. What mostly waits for servers stands beside what computes.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long =
    [
        $".{nameof(KillTests)}", nameof(ElasticIndexTests), OwnElasticServers.Name, ElasticServers.Name, nameof(PostgresStoreTests), nameof(EffectAndDriftTests), nameof(DemoTests),
        "AccessibilityTests", nameof(ManySourcesTests), nameof(StormTests), nameof(GoldenFuzzTests), nameof(MadeSiteTests), "BrowserTests", nameof(PromotionTests),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => Place(collection.TestCollectionDisplayName))];

    private static int Place(string name)
    {
        var place = Array.FindIndex(Long, word => name.Contains(word, StringComparison.Ordinal));
        return place < 0 ? Long.Length : place;
    }
}
