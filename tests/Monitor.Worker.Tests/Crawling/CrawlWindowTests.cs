using Monitor.Worker.Crawling;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Crawling;

public sealed class CrawlWindowTests
{
    [Fact]
    public void A_source_without_windows_may_be_asked_at_any_time() =>
        Assert.Null(CrawlWindow.OpensAfter(Source("Asia/Singapore"), At("2031-02-04T12:00Z")));

    [Theory]
    [InlineData("2031-02-03T19:00Z", null)]
    [InlineData("2031-02-03T22:59Z", null)]
    [InlineData("2031-02-03T23:00Z", "2031-02-04T19:00Z")]
    [InlineData("2031-02-04T12:00Z", "2031-02-04T19:00Z")]
    public void Outside_its_hours_a_source_waits_for_their_next_beginning_by_its_own_clock(string at, string? opens) =>
        Assert.Equal(opens is null ? null : At(opens), CrawlWindow.OpensAfter(Source("Asia/Singapore", Window(3, 0, 7)), At(at)));

    [Fact]
    public void Of_several_windows_the_next_one_counts()
    {
        var source = Source("UTC", Window(6, 0, 7), Window(22, 0, 2));

        Assert.Equal(At("2031-02-04T22:00Z"), CrawlWindow.OpensAfter(source, At("2031-02-04T08:00Z")));
        Assert.Equal(At("2031-02-05T06:00Z"), CrawlWindow.OpensAfter(source, At("2031-02-05T02:00Z")));
        Assert.Null(CrawlWindow.OpensAfter(source, At("2031-02-05T01:00Z")));
    }

    [Fact]
    public void A_window_that_begins_in_the_hour_left_out_in_spring_begins_after_it() =>
        // On 30 March 2031 Copenhagen's clocks go from 02:00 to 03:00, which is 01:00 UTC.
        Assert.Equal(At("2031-03-30T01:00Z"), CrawlWindow.OpensAfter(Source("Europe/Copenhagen", Window(2, 15, 5)), At("2031-03-29T23:30Z")));

    private static AccessWindow Window(int hour, int minute, int until) => new(new TimeOnly(hour, minute), new TimeOnly(until, 0));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static Source Source(string zone, params AccessWindow[] windows) => new()
    {
        Id = new SourceId("xx"),
        Name = "Sample",
        Jurisdiction = "XX",
        Region = "Europe",
        Kind = "gazette",
        Languages = ["en"],
        Format = SourceFormat.Feed,
        Url = "https://example.org/",
        Schedule = "0 0 6 * * ?",
        TimeZone = zone,
        Enabled = true,
        Access = new SourceAccess { Windows = windows },
    };
}
