using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Indexing.Embedded;
using Monitor.Worker.Indexing.Matching;

namespace Monitor.Worker.Tests.Indexing.Matching;

public sealed class SavedSearchMatcherTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2031, 6, 15, 9, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("monitor-match-").FullName;
    private readonly FakeTimeProvider _time = new(Now);
    private readonly ConceptShelf _concepts = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("retention", true)]
    [InlineData("retentions", true)]
    [InlineData("\"retentions\"", false)]
    [InlineData("retention provider", false)]
    [InlineData("retention OR provider", true)]
    [InlineData("retention -data", false)]
    [InlineData("-provider", true)]
    [InlineData("reten*", true)]
    [InlineData("title:retention", true)]
    [InlineData("title:traffic", false)]
    [InlineData("traffic NEAR/3 retained", true)]
    [InlineData("traffic NEAR/2 retained", false)]
    [InlineData("jurisdiction:DE", true)]
    [InlineData("country:FR retention", false)]
    [InlineData("deadline:<30d", true)]
    [InlineData("deadline:<10d", false)]
    [InlineData("published:2031-06 retention", true)]
    [InlineData("H.R. 4321", true)]
    [InlineData("number:4321", true)]
    [InlineData("number:4322", false)]
    [InlineData("the retention", true)]
    [InlineData("country:Germany", true)]
    [InlineData("kind:tracker retention", true)]
    [InlineData("-kind:tracker", false)]
    [InlineData("kind:track", false)]
    public void A_search_finds_a_document_as_the_search_box_would(string text, bool expected)
    {
        var law = Laws.Of("Data Retention Act", "By this law traffic data are retained.") with { Number = "H.R. 4321", Kind = "bill tracker" };

        Assert.Equal(expected, Finds(new SearchQuery { Text = text }, law));
    }

    [Fact]
    public void A_match_shows_the_passage_with_its_words_marked()
    {
        var matcher = new SavedSearchMatcher(_concepts, _time);
        matcher.Use([Standing(1, "retained")]);

        var passages = matcher.Passages(Laws.Of("Data Act", "By this law traffic data are retained for six months."), [1])[1];

        Assert.Equal(["retained"], passages.SelectMany(passage => passage).Where(fragment => fragment.Marked).Select(fragment => fragment.Text));
    }

    [Fact]
    public void What_is_known_already_is_not_asked_again()
    {
        var matcher = new SavedSearchMatcher(_concepts, _time);
        matcher.Use([Standing(1, "retained"), Standing(2, "data")]);

        Assert.Equal([2], matcher.Match(Laws.Of("Data Act", "Traffic data are retained."), id => id == 1).Found);
    }

    [Fact]
    public void Chosen_filters_must_hold_too()
    {
        var law = Laws.Of("Data Retention Act");

        Assert.True(Finds(Filtered("jurisdiction", "de"), law));
        Assert.False(Finds(Filtered("jurisdiction", "FR"), law));
        Assert.True(Finds(Filtered("region", "EMEA"), law));
        Assert.True(Finds(new SearchQuery { Text = "retention", MinRelevance = 0.7 }, law));
        Assert.False(Finds(new SearchQuery { Text = "retention", MinRelevance = 0.71 }, law));
        Assert.False(Finds(new SearchQuery { Text = "retention", PublishedFrom = new DateOnly(2031, 6, 2) }, law));
    }

    [Fact]
    public void Other_languages_are_looked_for_where_the_search_asks_for_them()
    {
        var law = Laws.Of("Gesetz zur Einführung einer Vorratsdatenspeicherung", language: "de");

        Assert.True(Finds(new SearchQuery { Text = "\"data retention\"", OtherLanguages = true }, law));
        Assert.False(Finds(new SearchQuery { Text = "\"data retention\"" }, law));
    }

    [Fact]
    public void A_span_of_days_is_counted_from_the_day_of_the_document()
    {
        var matcher = new SavedSearchMatcher(_concepts, _time);
        matcher.Use([new StandingSearch(1, new SearchQuery { Text = "deadline:<20d" })]);
        var law = Laws.Of("Data Act");

        Assert.Single(matcher.Match(law).Found);
        _time.Advance(TimeSpan.FromDays(17));
        Assert.Empty(matcher.Match(law).Found);
    }

    [Fact]
    public void Only_searches_whose_words_are_there_are_asked_at_all()
    {
        var matcher = new SavedSearchMatcher(_concepts, _time);
        matcher.Use(
        [
            Standing(1, "retention data"), Standing(2, "retention fisheries"), Standing(3, "fisheries OR data"), Standing(4, "jurisdiction:FR"),
            Standing(5, "reten*"), Standing(6, "fish*"), Standing(7, "-fisheries"),
        ]);

        Assert.Equal([1, 3, 5, 7], matcher.Candidates(Laws.Of("Data Retention Act")));
    }

    /// <summary>The promise of the whole: no generated question means one thing here and another in the index.</summary>
    [Fact]
    public void The_matcher_says_yes_exactly_when_an_index_of_this_document_alone_finds_it()
    {
        using var index = EmbeddedIndex.Open(Path.Combine(_folder, "index"), _time, _concepts, NullLogger<EmbeddedIndex>.Instance);
        var matcher = new SavedSearchMatcher(_concepts, _time);
        var cursor = 0L;

        Gen.Select(Documents, Questions.Array[12]).Sample(
            (law, questions) =>
            {
                index.WriteAsync([law], [], ++cursor, Ct).GetAwaiter().GetResult();
                var expected = questions.Select((question, i) => (question, i)).Where(pair => index.SearchAsync(pair.question, Ct).GetAwaiter().GetResult().Total > 0).Select(pair => (long)pair.i);
                matcher.Use([.. questions.Select((question, i) => new StandingSearch(i, question))]);
                var outcome = matcher.Match(law);

                Assert.Empty(outcome.Faults);
                Assert.Equal(expected, outcome.Found);
            },
            iter: 200, threads: 1, print: pair => $"{pair.Item1.Title} | {pair.Item1.Text} | {pair.Item1.Language} | {pair.Item1.Number}: {string.Join(" ;; ", pair.Item2.Select(question => SearchAddress.Of(question)))}");
    }

    private static Gen<string> Words => Gen.Int[0, Laws.Vocabulary.Length - 1].Select(i => Laws.Vocabulary[i]);

    private static Gen<string> Sentence => Words.Array[0, 7].Select(words => string.Join(' ', words));

    private static Gen<SearchDocument> Documents =>
        Gen.Select(Sentence, Sentence, Gen.Int[0, Laws.Languages.Length - 1], Words.Array[0, 2], (title, text, language, number) =>
            Laws.Of(title.Length == 0 ? "Act" : title, text, Laws.Languages[language]) with { Number = string.Join(' ', number), Keys = [.. number.Select(part => "xx:" + part)], Headings = text.Length % 3 == 0 ? title : "" });

    private static Gen<string> Leaf => Gen.Select(Words, Words, Gen.Int[0, 13], (one, other, kind) => kind switch
    {
        0 => $"\"{one} {other}\"",
        1 => $"{one[..Math.Min(3, one.Length)]}*",
        2 => $"title:{one}",
        3 => $"{one} NEAR/2 {other}",
        4 => $"number:{one}",
        5 => $"-{one}",
        6 => $"\"{one} {other}\"~2",
        7 => "jurisdiction:DE",
        8 => "deadline:<30d",
        9 => $"({one} OR {other})",
        _ => one,
    });

    private static Gen<SearchQuery> Questions => Gen.Select(Leaf.Array[0, 4], Gen.Int[0, 9], Gen.Bool, (parts, way, widened) => new SearchQuery
    {
        Text = string.Join(way % 3 == 0 ? " OR " : " ", parts),
        OtherLanguages = widened,
        Filters = way == 1 ? new Dictionary<string, IReadOnlyList<string>> { ["language"] = ["de", "en"] } : new Dictionary<string, IReadOnlyList<string>>(),
        PublishedFrom = way == 2 ? new DateOnly(2031, 6, 1) : null,
    });

    private static StandingSearch Standing(long id, string text) => new(id, new SearchQuery { Text = text });

    private static SearchQuery Filtered(string facet, string value) => new() { Text = "retention", Filters = new Dictionary<string, IReadOnlyList<string>> { [facet] = [value] } };

    private bool Finds(SearchQuery query, SearchDocument law)
    {
        var matcher = new SavedSearchMatcher(_concepts, _time);
        matcher.Use([new StandingSearch(1, query)]);
        return matcher.Match(law).Found.Count == 1;
    }
}
