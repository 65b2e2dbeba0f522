namespace Monitor.Worker.Tests.Parsing.Mapping;

public sealed class OpenDatesTests
{
    private const string Source =
        """
        { "format": "json", "mapping": { "items": "laws", "fields": { "id": "id", "title": "title", "published": "published" },
          "dates": { "effective": "from", "sunset": "until" } } }
        """;

    [Fact]
    public void An_open_end_is_no_date_and_nothing_to_look_into()
    {
        var law = Sample.One(Source, """{"laws":[{"id":"1","title":"Act","published":"0001-01-01T00:00:00","from":"2031-07-01","until":"9999-12-31"}]}""");

        Assert.Null(law.PublishedOn);
        Assert.Equal([("effective", new DateOnly(2031, 7, 1))], law.Dates.Select(date => (date.Key, date.Value)));
        Assert.Empty(law.UnreadDates);
    }

    [Fact]
    public void A_year_of_another_calendar_is_no_date_and_is_noted()
    {
        var law = Sample.One(Source, """{"laws":[{"id":"1","title":"Act","published":"2574-02-04","until":"2160-01-01"}]}""");

        Assert.Null(law.PublishedOn);
        Assert.Empty(law.Dates);
        Assert.Equal(["published", "sunset"], law.UnreadDates.Order(StringComparer.Ordinal));
    }
}
