using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Monitor.Worker.Indexing;
using Monitor.Worker.Indexing.Elasticsearch.Cluster;
using Monitor.Worker.Indexing.Elasticsearch.Mapping;
using Monitor.Worker.Indexing.Elasticsearch.Transport;

namespace Monitor.Worker.Tests.Indexing.Elasticsearch;

/// <summary>What a cluster lacks is left out by name, and no more than that.</summary>
public sealed class AnalysisProbeTests
{
    private static readonly Capabilities Eight = new(ElasticProduct.Elasticsearch, "8.19.8", "c");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_cluster_loses_nothing()
    {
        var found = await AskAsync(_ => true);

        Assert.Empty(found.Fallbacks);
        Assert.Equal(LanguageChains.Codes, found.Languages.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_language_without_its_stemmer_is_left_to_the_neutral_analyzer()
    {
        var found = await AskAsync(body => !body.Contains("\"language\":\"armenian\"", StringComparison.Ordinal));

        Assert.Equal(["hy: no grammar, found by whole words alone"], found.Fallbacks);
        Assert.False(found.Languages.ContainsKey("hy"));
        var title = Mappings(found).GetProperty("title_hy");
        Assert.Equal(("monitor_neutral", "monitor_neutral_search"), (title.GetProperty("analyzer").GetString(), title.GetProperty("search_analyzer").GetString()));
    }

    [Fact]
    public async Task A_missing_filter_shortens_the_chains_that_have_it()
    {
        var found = await AskAsync(body => !body.Contains("\"decimal_digit\"", StringComparison.Ordinal));

        Assert.Equal(["decimal_digit is missing: digits of other scripts count as written"], found.Fallbacks);
        Assert.Equal(28, found.Languages.Count);
        Assert.DoesNotContain(found.Chains.SelectMany(chain => chain.Parts), part => part.Name == "decimal_digit");
    }

    [Fact]
    public async Task A_cluster_with_nothing_but_the_standard_analyzer_is_served_too()
    {
        var found = await AskAsync(body => body.Contains("\"char_filter\":[],\"filter\":[\"lowercase\"]", StringComparison.Ordinal));

        Assert.Equal(["lowercase"], found.Neutral.Parts.Select(part => part.Name));
        Assert.Equal(["lowercase"], found.NeutralSearch.Parts.Select(part => part.Name));
        Assert.Empty(found.Languages);
        Assert.Contains(found.Fallbacks, lost => lost.StartsWith("monitor_letters is missing: accents and old spellings count", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refusal_of_another_kind_is_not_taken_for_a_lack()
    {
        using var transport = Transport(_ => new HttpResponseMessage(System.Net.HttpStatusCode.NotFound));

        await Assert.ThrowsAsync<IndexUnavailableException>(() => new AnalysisProbe(transport, "laws-state").AskAsync(Eight, Ct));
    }

    [Fact]
    public void The_rules_of_folding_say_what_our_own_folding_does()
    {
        var rules = FoldingRules.All.Select(rule => rule.Split(" => ")).ToDictionary(rule => rule[0], rule => rule[1], StringComparer.Ordinal);

        Assert.Equal(("e", "ss", "ae", "", "'", "ガ", "ي"), (rules["É"], rules["ß"], rules["Æ"], rules["\u0301"], rules["’"], rules["ｶﾞ"], rules["ی"]));
        Assert.DoesNotContain("½", rules.Keys);
        Assert.DoesNotContain("a", rules.Keys);
        Assert.InRange(rules.Count, 4_000, 8_000);
    }

    private static async Task<AnalysisSupport> AskAsync(Func<string, bool> has)
    {
        using var transport = Transport(asked => has(asked.Body) ? ScriptedCluster.Json(200, """{"tokens":[]}""") : ScriptedCluster.Error(400, "illegal_argument_exception", "failed to find global filter"));
        return await new AnalysisProbe(transport, "laws-state").AskAsync(Eight, Ct);
    }

    private static ElasticTransport Transport(Func<ScriptedCluster.Asked, HttpResponseMessage> answer) =>
        new(ScriptedCluster.Settings(), new ScriptedCluster(answer), new InstantTime(), NullLogger<ElasticTransport>.Instance);

    private static JsonElement Mappings(AnalysisSupport analysis) =>
        JsonDocument.Parse(IndexDefinition.Template(ScriptedCluster.Settings(), Eight, analysis)).RootElement.GetProperty("template").GetProperty("mappings").GetProperty("properties");
}
