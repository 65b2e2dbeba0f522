using System.Text.Json.Nodes;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing.Elasticsearch.Mapping;
using Monitor.Worker.Indexing.Querying;

namespace Monitor.Worker.Indexing.Elasticsearch.Searching;

/// <summary>By what the hits of one search are ordered: <see cref="Ranks"/>, said without a script, which many clusters forbid.</summary>
internal sealed class ElasticRanking(QueryPlan plan, SearchSort sort)
{
    private readonly int _today = plan.Today.DayNumber;

    public bool ByScore { get; } = sort is SearchSort.BestMatch && plan.RanksByWords;

    /// <summary>The query as it must be asked: with its score, or without where the order is another.</summary>
    public JsonObject Query(JsonObject words, IReadOnlyList<JsonObject> filters)
    {
        if (!ByScore) return Dsl.Bool(filter: [words, .. filters]);
        var query = filters.Count == 0 ? words : Dsl.Bool(must: [words], filter: filters);
        return Dsl.Of("function_score", new JsonObject
        {
            ["query"] = query,
            ["functions"] = new JsonArray(
                new JsonObject { ["filter"] = Dsl.MatchAll(), ["weight"] = 1 },
                Share(ElasticFields.RelevanceShare, Ranks.RelevanceWeight),
                Share(ElasticFields.StageRank, Ranks.StageWeight),
                new JsonObject
                {
                    ["exp"] = Dsl.Of(ElasticFields.Day, new JsonObject { ["origin"] = _today, ["scale"] = Ranks.HalfLife, ["decay"] = 0.5 }),
                    ["weight"] = Ranks.FreshnessWeight,
                }),
            ["score_mode"] = "sum",
            ["boost_mode"] = "multiply",
        });
    }

    public JsonArray Sort()
    {
        JsonObject day = By(ElasticFields.Day, "desc"), id = By(ElasticFields.Id, "asc");
        return sort switch
        {
            SearchSort.BestMatch when ByScore => new(By("_score", "desc"), day, id),
            SearchSort.Oldest => new(By(ElasticFields.Day, "asc"), id),
            SearchSort.MostRelevant => new(By(ElasticFields.Relevance, "desc"), day, id),
            // Items are numbered as they come: of those of one day the new come before the amended.
            SearchSort.LastChanged => new(By(ElasticFields.Changed, "desc"), By(ElasticFields.Id, "desc")),
            _ => new(day, id),
        };
    }

    /// <param name="stored">The hit's own values.</param>
    public (double Score, RankParts? Parts) Rank(double score, RankedValues stored)
    {
        if (ByScore)
        {
            var bare = Ranks.Parts(1, stored.Relevance / 1e6, stored.Stage, stored.Day, _today);
            return (score, bare with { Words = score / Ranks.Score(bare) });
        }

        return (sort switch { SearchSort.Oldest => -stored.Day, SearchSort.MostRelevant => stored.Relevance, SearchSort.LastChanged => stored.Changed, _ => stored.Day }, null);
    }

    private static JsonObject Share(string field, double weight) =>
        Dsl.Of("field_value_factor", new JsonObject { ["field"] = field, ["factor"] = weight, ["missing"] = 0 });

    private static JsonObject By(string field, string order) => Dsl.Of(field, new JsonObject { ["order"] = order });
}

/// <param name="Relevance">In millionths.</param>
internal readonly record struct RankedValues(long Relevance, double Stage, long Day, long Changed);
