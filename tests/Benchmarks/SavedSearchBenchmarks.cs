using BenchmarkDotNet.Attributes;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Indexing.Matching;

namespace Benchmarks;

/// <summary>What a thousand saved searches cost a document: words, phrases, alternatives, nearness, prefixes, filters, other languages.</summary>
[MemoryDiagnoser]
public class SavedSearchBenchmarks
{
    // Some stand in nearly every act, most in few: as it is with what people watch.
    private static readonly string[] Words =
    [
        .. Enumerable.Range(0, 200).Select(i => $"{(char)('b' + (i % 20))}ilateral{(char)('a' + (i / 20))}gency"),
        "retention", "interception", "subscriber", "warrant", "subpoena", "encryption", "platform", "preservation", "disclosure", "metadata", "telecommunications",
        "emergency", "child", "exploitation", "terrorist", "content", "evidence", "production", "order", "provider", "privacy", "surveillance", "biometric", "lawful",
        "Vorratsdatenspeicherung", "Bestandsdaten", "conservation", "données", "fournisseur", "retención", "conservazione", "dados", "通信傍受", "個人情報", "zatrzymywanie",
    ];

    private static readonly string[] Countries = ["DE", "FR", "GB", "US", "JP", "BR", "IN", "AU", "CA", "PL"];

    private readonly SavedSearchMatcher _matcher = new(new ConceptShelf(), TimeProvider.System);
    private SearchDocument[] _documents = [];
    private int _next;

    [Params(1_000, 5_000)]
    public int Searches { get; set; }

    /// <summary>Sections of the act: 2 are about 600 words, 40 about 10,000.</summary>
    [Params(2, 40)]
    public int Sections { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(7);
        _matcher.Use([.. Enumerable.Range(0, Searches).Select(i => new StandingSearch(i, Query(random, i)))]);
        _documents = [.. Enumerable.Range(0, 64).Select(i => Document(random, i))];
        _matcher.Match(_documents[0]);
    }

    [Benchmark]
    public int Match() => _matcher.Match(_documents[_next++ % _documents.Length]).Found.Count;

    [Benchmark]
    public int Prefilter() => _matcher.Candidates(_documents[_next++ % _documents.Length]).Count;

    private static SearchQuery Query(Random random, int i)
    {
        string Word() => Words[random.Next(Words.Length)];
        var text = (i % 10) switch
        {
            0 => $"\"{Word()} {Word()}\"",
            1 => $"{Word()} OR {Word()}",
            2 => $"{Word()} NEAR/8 {Word()}",
            3 => $"{Word()[..4]}* {Word()}",
            4 => $"title:{Word()}",
            5 => $"({Word()} OR {Word()}) -{Word()}",
            6 => $"{Word()} {Word()} deadline:<60d",
            7 => $"{Word()} {Word()} {Word()}",
            8 => $"country:{Countries[random.Next(Countries.Length)]} {Word()}",
            _ => $"{Word()} {Word()}",
        };
        return new SearchQuery
        {
            Text = text,
            OtherLanguages = i % 5 == 0,
            Filters = i % 4 == 0 ? new Dictionary<string, IReadOnlyList<string>> { [SearchFacets.Jurisdiction] = [Countries[random.Next(Countries.Length)]] } : new Dictionary<string, IReadOnlyList<string>>(),
        };
    }

    // An act uses a few of the words that searches ask for, as acts do.
    private SearchDocument Document(Random random, int i)
    {
        var own = string.Join(' ', Enumerable.Range(0, 4).Select(_ => Words[random.Next(Words.Length)]));
        return new SearchDocument
        {
            ItemId = i + 1,
            Title = $"Act {i} on {own}",
            Text = $"{own}. {LawText.Act(Sections, seed: i)} {own}",
            Number = $"H.R. {i}",
            Jurisdiction = Countries[i % Countries.Length],
            Region = "Europe",
            Language = i % 3 == 0 ? "de" : "en",
            PublishedOn = new DateOnly(2031, 1, 1),
            FirstSeenAt = DateTimeOffset.UnixEpoch,
            ChangedAt = DateTimeOffset.UnixEpoch,
        };
    }
}
