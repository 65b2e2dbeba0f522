using System.Globalization;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Indexing;

public abstract partial class SearchIndexContract
{
    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    private static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private Task PutDaysAsync() => PutAsync(
        Item(1, "Law of May") with
        {
            PublishedOn = new DateOnly(2021, 5, 10),
            Dates = [new DateOnly(2031, 5, 20), new DateOnly(2018, 1, 1)],
            FirstSeenAt = At(new DateOnly(2021, 5, 12)),
            ChangedAt = At(new DateOnly(2021, 8, 1)),
        },
        Item(2, "Law of June") with
        {
            PublishedOn = new DateOnly(2021, 6, 20),
            Dates = [new DateOnly(2032, 1, 1)],
            FirstSeenAt = At(new DateOnly(2021, 6, 21)),
            ChangedAt = At(new DateOnly(2021, 6, 21)),
        },
        Item(3, "Law without a date") with { FirstSeenAt = At(new DateOnly(2021, 7, 1)), ChangedAt = At(new DateOnly(2021, 7, 1)) });

    [Theory]
    [InlineData("after:2021-05-10", 1, 2)]
    [InlineData("after:2021-05-11", 2)]
    [InlineData("since:2021-06", 2)]
    [InlineData("before:2021-06-20", 1)]
    [InlineData("until:2021-06-21", 1, 2)]
    [InlineData("published:2021-05", 1)]
    [InlineData("date:2021", 1, 2)]
    [InlineData("published:2021-05-10..2021-06-20", 1, 2)]
    [InlineData("published:<2021-06", 1)]
    [InlineData("deadline:2031-05", 1)]
    [InlineData("due:2032", 2)]
    [InlineData("deadline:2018", 1)]
    [InlineData("changed:2021-08", 1)]
    [InlineData("changed:>=2021-07-01", 1, 3)]
    [InlineData("seen:2021-07", 3)]
    [InlineData("seen:<2021-07", 1, 2)]
    [InlineData("law after:2021-06", 2)]
    [InlineData("law -after:2021-06", 1, 3)]
    [InlineData("published:2021-05 OR seen:2021-07", 1, 3)]
    public async Task Days_of_publication_deadline_change_and_first_sight_can_be_asked_for(string text, params int[] expected)
    {
        await PutDaysAsync();

        await AssertFindsAsync(text, [.. expected.Select(id => (long)id)]);
    }

    [Fact]
    public async Task Spans_of_days_count_from_today()
    {
        await PutAsync(
            Item(1, "Law") with { PublishedOn = Today.AddDays(-20), Dates = [Today.AddDays(10)], ChangedAt = At(Today.AddDays(-3)) },
            Item(2, "Law") with { PublishedOn = Today.AddDays(-50), Dates = [Today.AddDays(-10)], ChangedAt = At(Today.AddDays(-40)) },
            Item(3, "Law") with { PublishedOn = Today, Dates = [Today.AddDays(100)], ChangedAt = At(Today) });

        await AssertFindsAsync("after:30d", 1, 3);
        await AssertFindsAsync("before:30d", 2);
        await AssertFindsAsync("published:today", 3);
        await AssertFindsAsync("deadline:2w", 1);
        await AssertFindsAsync("deadline:>1m", 3);
        await AssertFindsAsync("changed:1w", 1, 3);
    }

    [Fact]
    public async Task What_is_no_day_is_a_word_with_a_note()
    {
        await PutDaysAsync();

        var result = await FindAsync("after:tomorrowish");

        Assert.Equal(0, result.Total);
        Assert.Contains("tomorrowish", result.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deadline:<30d", "No item has a date in the next 30 days.")]
    [InlineData("deadline:2051-02", "No item has a date from 2051-02-01 to 2051-02-28.")]
    [InlineData("published:2051-02-03", "No item was published on 2051-02-03.")]
    [InlineData("changed:<1w", "No item changed in the last 7 days.")]
    [InlineData("seen:>=2051-02-03 zebra", "No item has “zebra”. No item was first seen on 2051-02-03 or later.")]
    [InlineData("country:XX", "No item has the jurisdiction “XX”.")]
    [InlineData("police country:XX", "No item has the jurisdiction “XX”.")]
    public async Task Why_nothing_is_found_is_said_once_and_in_words(string text, string note)
    {
        var result = await _index.SearchAsync(new SearchQuery { Text = await WithLaws(text) }, Ct);

        Assert.Equal(note, result.Note);
    }

    [Theory]
    [InlineData("country:ca", 3)]
    [InlineData("topic:preservation", 4)]
    [InlineData("lang:fr", 4)]
    [InlineData("status:committee", 3)]
    [InlineData("type:act", 4)]
    [InlineData("(country:CA OR country:FR) lang:en", 3)]
    public async Task Fields_may_be_called_by_other_names(string text, params int[] expected) =>
        Assert.Equal(expected.Select(id => (long)id), await IdsAsync(await WithLaws(text)));

    [Fact]
    public async Task A_day_narrows_and_does_not_rank()
    {
        await PutAsync(
            Item(1, "Encryption Act") with { PublishedOn = new DateOnly(2021, 1, 1) },
            Item(2, "Act", "On encryption.") with { PublishedOn = new DateOnly(2021, 1, 1) });

        var bare = await FindAsync("encryption");
        var narrowed = await FindAsync("encryption published:2021");

        Assert.Equal(bare.Hits.Select(hit => Rounded(hit.Score)), narrowed.Hits.Select(hit => Rounded(hit.Score)));
    }

    private static string Rounded(double score) => score.ToString("G4", CultureInfo.InvariantCulture);
}
