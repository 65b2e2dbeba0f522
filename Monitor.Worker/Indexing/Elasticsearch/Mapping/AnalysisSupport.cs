namespace Monitor.Worker.Indexing.Elasticsearch.Mapping;

/// <summary>The analyzers that a cluster can have: ours as far as it goes, and what had to be left out.</summary>
/// <param name="Neutral">For the index.</param>
/// <param name="NeutralSearch">For queries.</param>
/// <param name="Languages">By code; a language that is absent falls back to the neutral ones.</param>
/// <param name="Fallbacks">What is lost, in words.</param>
internal sealed record AnalysisSupport(
    AnalysisChain Neutral, AnalysisChain NeutralSearch, IReadOnlyDictionary<string, AnalysisChain> Languages, IReadOnlyList<string> Fallbacks)
{
    /// <summary>Everything.</summary>
    public static AnalysisSupport Full(bool stemsRomanianCommas) => new(
        NeutralChain.ForIndex, NeutralChain.ForSearch,
        LanguageChains.Codes.ToDictionary(code => code, code => LanguageChains.For(code, stemsRomanianCommas), StringComparer.Ordinal), []);

    public IEnumerable<AnalysisChain> Chains => [Neutral, NeutralSearch, .. Languages.Values];
}
