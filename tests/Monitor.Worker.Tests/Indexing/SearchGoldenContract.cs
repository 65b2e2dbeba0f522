using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;

namespace Monitor.Worker.Tests.Indexing;

/// <summary>
/// 160 laws in 20 languages, and what must be found among them: exact answers to more than 300 queries, and 243 laws that somebody half
/// remembers. Every index passes it. Today is 15 June 2031.
/// </summary>
public abstract class SearchGoldenContract : IAsyncLifetime
{
    private static readonly string Folder = Repository.PathOf("tests", "Monitor.Worker.Tests", "Indexing", "Golden");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2031, 6, 15, 9, 0, 0, TimeSpan.Zero));
    private ISearchIndex _index = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync()
    {
        _index = await OpenAsync(_time);
        await _index.WriteAsync([.. Documents()], [], 1, Ct);
    }

    public virtual ValueTask DisposeAsync()
    {
        _index.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Opens an empty index.</summary>
    private protected abstract Task<ISearchIndex> OpenAsync(TimeProvider time);

    /// <summary>Names of queries that this index answers otherwise, each with the reason. A name that is answered as written fails too.</summary>
    private protected virtual IReadOnlyDictionary<string, string> KnownDifferences => new Dictionary<string, string>();

    [Fact]
    public async Task Every_query_finds_what_it_should_and_nothing_else()
    {
        var wrong = new List<string>();
        foreach (var query in Lines("queries.jsonl"))
        {
            var name = query.GetProperty("name").GetString()!;
            var fault = await FaultAsync(query);
            if (KnownDifferences.ContainsKey(name)) fault = fault is null ? "is a known difference but is answered as written" : null;
            if (fault is not null) wrong.Add($"{name} [{query.GetProperty("q").GetString()}]: {fault}");
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} wrong\n{string.Join('\n', wrong)}");
    }

    [Fact]
    public async Task A_law_that_somebody_half_remembers_comes_first()
    {
        var (ranks, late) = (new List<double>(), new List<string>());
        foreach (var known in Lines("known.jsonl"))
        {
            var (text, id) = (known.GetProperty("q").GetString()!, known.GetProperty("id").GetInt64());
            var hits = (await _index.SearchAsync(new SearchQuery { Text = text, Facets = false, Passages = false }, Ct)).Hits;
            var place = hits.Select(hit => hit.ItemId).ToList().IndexOf(id) + 1;
            ranks.Add(place == 0 ? 0 : 1.0 / place);
            if (place != 1) late.Add($"{text}: {id} at {place}");
        }

        var reciprocal = ranks.Average();
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"MRR {reciprocal:0.000} over {ranks.Count}\n{string.Join('\n', late)}"));
        Assert.True(ranks.Count >= 200);
        Assert.True(reciprocal >= 0.90, FormattableString.Invariant($"MRR {reciprocal:0.000}\n{string.Join('\n', late)}"));
    }

    internal static IEnumerable<SearchDocument> Documents() => Lines("documents.jsonl").Select(Document);

    internal static IEnumerable<SearchQuery> Queries() => Lines("queries.jsonl").Select(QueryOf);

    private async Task<string?> FaultAsync(JsonElement asked)
    {
        var result = await _index.SearchAsync(QueryOf(asked), Ct);
        var found = result.Hits.Select(hit => hit.ItemId).ToList();
        if (asked.GetProperty("expect") is { ValueKind: JsonValueKind.Array } expect)
        {
            var expected = expect.EnumerateArray().Select(id => id.GetInt64()).ToList();
            var isSame = asked.TryGetProperty("sort", out _) ? found.SequenceEqual(expected) : found.Order().SequenceEqual(expected.Order());
            if (!isSame) return $"expected {string.Join(',', expected)}; found {string.Join(',', found)}";
            if (result.Total != expected.Count) return $"the total is {result.Total}";
        }
        else if (result.Total == 0 && result.Note is null)
        {
            return "neither a result nor a hint";
        }

        return asked.TryGetProperty("first", out var first) && found.FirstOrDefault() != first.GetInt64() ? $"{first} is not first: {string.Join(',', found)}" : null;
    }

    private static SearchQuery QueryOf(JsonElement asked) => new()
    {
        Text = asked.GetProperty("q").GetString()!,
        Take = 200,
        Sort = asked.TryGetProperty("sort", out var sort) ? Enum.Parse<SearchSort>(sort.GetString()!) : SearchSort.BestMatch,
        Filters = asked.TryGetProperty("filters", out var filters)
            ? filters.EnumerateObject().ToDictionary(facet => facet.Name, facet => Strings(facet.Value))
            : new Dictionary<string, IReadOnlyList<string>>(),
    };

    private static SearchDocument Document(JsonElement law) => new()
    {
        ItemId = law.GetProperty("id").GetInt64(),
        Title = law.GetProperty("title").GetString()!,
        Text = law.GetProperty("text").GetString()!,
        Headings = law.GetProperty("headings").GetString()!,
        Number = law.GetProperty("number").GetString(),
        Keys = Strings(law.GetProperty("keys")),
        Jurisdiction = law.GetProperty("jurisdiction").GetString()!,
        Region = law.GetProperty("region").GetString()!,
        Sources = Strings(law.GetProperty("sources")),
        Kind = law.GetProperty("kind").GetString(),
        Instruments = Strings(law.GetProperty("instruments")),
        PolicyAreas = Strings(law.GetProperty("areas")),
        Language = law.GetProperty("language").GetString(),
        Stage = Stages.TryParse(law.GetProperty("stage").GetString()!, out var stage) ? stage : throw new InvalidDataException(law.ToString()),
        PublishedOn = law.GetProperty("published").GetString() is { } day ? Day(day) : null,
        Dates = [.. Strings(law.GetProperty("dates")).Select(Day)],
        Relevance = law.GetProperty("relevance").GetDouble(),
        Relevant = law.GetProperty("relevant").GetBoolean(),
        FirstSeenAt = new DateTimeOffset(2031, 6, 1, 0, 0, 0, TimeSpan.Zero),
        ChangedAt = new DateTimeOffset(2031, 6, 1, 0, 0, 0, TimeSpan.Zero),
    };

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> Strings(JsonElement list) => [.. list.EnumerateArray().Select(value => value.GetString()!)];

    private static IEnumerable<JsonElement> Lines(string file)
    {
        foreach (var line in File.ReadLines(Path.Combine(Folder, file)))
        {
            using var parsed = JsonDocument.Parse(line);
            yield return parsed.RootElement.Clone();
        }
    }
}
