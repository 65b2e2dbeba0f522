using Monitor.Worker.Indexing.Elasticsearch.Mapping;
using Monitor.Worker.Indexing.Elasticsearch.Transport;

namespace Monitor.Worker.Indexing.Elasticsearch.Cluster;

/// <summary>
/// Finds out which of our analyzers a cluster can have, by trying each. What it lacks is left out; a language without its stemmer is
/// left to the neutral analyzer.
/// </summary>
/// <param name="index">One that is there: analysis without an index needs rights over the whole cluster.</param>
internal sealed class AnalysisProbe(ElasticTransport transport, string index)
{
    private readonly Dictionary<string, bool> _has = new(StringComparer.Ordinal);

    public async Task<AnalysisSupport> AskAsync(Capabilities capabilities, CancellationToken ct)
    {
        var fallbacks = new SortedSet<string>(StringComparer.Ordinal);
        var full = AnalysisSupport.Full(capabilities.StemsRomanianCommas);
        var neutral = await ReducedAsync(full.Neutral, fallbacks, ct) ?? Plain(ElasticAnalyzers.Neutral);
        var search = await ReducedAsync(full.NeutralSearch, fallbacks, ct) ?? Plain(ElasticAnalyzers.NeutralSearch);
        var languages = new Dictionary<string, AnalysisChain>(StringComparer.Ordinal);
        foreach (var (code, chain) in full.Languages)
        {
            if (await ReducedAsync(chain, fallbacks, ct) is { } possible) languages[code] = possible;
            else fallbacks.Add($"{code}: no grammar, found by whole words alone");
        }

        return new AnalysisSupport(neutral, search, languages, [.. fallbacks]);
    }

    /// <returns>The chain without the parts that the cluster lacks; null when it is of no use without one.</returns>
    private async Task<AnalysisChain?> ReducedAsync(AnalysisChain chain, SortedSet<string> fallbacks, CancellationToken ct)
    {
        if (await WorksAsync(chain, ct)) return chain;
        var kept = new List<AnalysisPart>();
        foreach (var part in chain.Parts)
        {
            if (await HasAsync(part, ct)) kept.Add(part);
            else if (part.Loss is null) return null;
            else fallbacks.Add($"{part.Name} is missing{(part.Loss.Length == 0 ? "" : $": {part.Loss}")}");
        }

        var reduced = chain with { Parts = kept };
        return await WorksAsync(reduced, ct) ? reduced : null;
    }

    private async Task<bool> HasAsync(AnalysisPart part, CancellationToken ct)
    {
        if (_has.TryGetValue(part.Name, out var known)) return known;
        return _has[part.Name] = await WorksAsync(new AnalysisChain(part.Name, [part]), ct);
    }

    private async Task<bool> WorksAsync(AnalysisChain chain, CancellationToken ct)
    {
        var request = ElasticRequest.Post("indices.analyze", $"/{index}/_analyze", IndexDefinition.Bytes(chain.Trial("a")));
        using var answer = await transport.SendAsync(request, ct);
        // Any other refusal says nothing about what the cluster has.
        return answer.Status is not 400 && answer.Good(request, transport.Settings).IsGood;
    }

    /// <summary>Every cluster has these.</summary>
    private static AnalysisChain Plain(string name) => new(name, [NeutralChain.Lowercase]);
}
