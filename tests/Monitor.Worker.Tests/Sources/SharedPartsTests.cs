using Monitor.Worker.Documents;
using Monitor.Worker.Sources;

namespace Monitor.Worker.Tests.Sources;

/// <summary>Shapes and calendars: what sources have in common is written once.</summary>
public sealed class SharedPartsTests
{
    private const string Shapes =
        """
        "shapes": { "bills": { "format": "json", "kind": "bill tracker", "evidence": "The publisher's documentation.", "access": { "pace": "00:00:09" },
          "mapping": { "items": "bills", "fields": { "id": "id", "title": "title", "status": "status" }, "stages": [ { "field": "status", "match": "law", "stage": "enacted" } ] } } }
        """;

    private const string Calendars = """ "calendars": { "weekdays": { "weekdays": ["MON", "TUE", "WED", "THU", "FRI"], "holidays": "12-25", "recess": "08-01/09-01" } } """;

    private const string Place = """ "jurisdiction": "US", "region": "United States", "languages": "en", "schedule": "0 15 6 ? * *", "timeZone": "America/New_York", "enabled": true """;

    [Fact]
    public void A_source_takes_from_its_shape_what_it_does_not_say_itself_and_from_the_defaults_what_neither_says()
    {
        var catalog = SourceCatalog.Parse(
            $$"""
            { "defaults": { {{Place}}, "kind": "gazette", "access": { "pace": "00:00:02", "timeout": "00:02:00" } }, {{Shapes}},
              "sources": [
                { "id": "a", "name": "A", "use": "bills", "url": "https://a.example/" },
                { "id": "b", "name": "B", "use": "bills", "url": "https://b.example/", "mapping": { "fields": { "title": "name", "number": "no" }, "stages": [] } } ] }
            """);

        var (a, b) = (catalog.All[0], catalog.All[1]);
        Assert.Equal(("bill tracker", TimeSpan.FromSeconds(9), TimeSpan.FromMinutes(2)), (a.Kind, a.Access.Pace, a.Access.Timeout));
        Assert.Equal(["title"], a.Mapping.Fields["title"].Path);
        Assert.Equal(Stage.Enacted, Assert.Single(a.Mapping.Stages).Stage);
        Assert.Equal(["id", "number", "status", "title"], b.Mapping.Fields.Keys.Order());
        Assert.Equal(["name"], b.Mapping.Fields["title"].Path);
        Assert.Empty(b.Mapping.Stages);
    }

    [Fact]
    public void A_calendar_tells_the_days_on_which_nothing_is_expected()
    {
        var catalog = SourceCatalog.Parse($$"""{ {{Calendars}}, {{Shapes}}, "sources": [ { "id": "a", "name": "A", "use": "bills", "url": "https://a.example/", "calendar": "weekdays", {{Place}} } ] }""");

        var calendar = Assert.Single(catalog.All).Calendar;
        Assert.Equal("weekdays", calendar.Name);
        Assert.Equal("no day of publication in the week", calendar.RestOn(new DateOnly(2031, 3, 1)));
        Assert.Equal("a holiday", calendar.RestOn(new DateOnly(2031, 12, 25)));
        Assert.Equal("recess", calendar.RestOn(new DateOnly(2031, 8, 4)));
        Assert.Null(calendar.RestOn(new DateOnly(2031, 3, 3)));
    }

    [Fact]
    public void Without_a_calendar_something_may_come_on_any_day() =>
        Assert.Null(PublishingCalendar.EveryDay.RestOn(new DateOnly(2031, 12, 28)));

    [Fact]
    public void Mistakes_in_what_is_shared_are_told_where_they_stand_and_once()
    {
        var problems = Problems(
            $$"""
            { "calendars": { "odd": { "weekdays": "Monday", "holidays": ["25.12."], "recess": "08-01" } },
              "shapes": { "named": { "id": "x", "kind": "y" }, "broken": { "mapping": { "itemz": "a" } } },
              "sources": [
                { "id": "a", "name": "A", "use": "nmed", "url": "https://a.example/", {{Place}} },
                { "id": "b", "name": "B", "use": "broken", "url": "https://a.example/", {{Place}} },
                { "id": "c", "name": "C", "kind": "k", "format": "feed", "calendar": "even", "url": "https://a.example/", {{Place}} },
                { "id": "d", "name": "D", "kind": "k", "format": "feed", "calendar": "odd", "url": "https://a.example/", {{Place}} } ] }
            """);

        Assert.Equal(
            ["calendars.odd.holidays[0]", "calendars.odd.weekdays[0]", "shapes.broken.mapping.itemz", "shapes.named.id", "sources[0].use", "sources[2].calendar"],
            problems.Select(problem => problem.Path).Order(StringComparer.Ordinal));
        Assert.Contains("named", problems.Single(problem => problem.Path == "sources[0].use").Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"access\": { \"windows\": \"3 to 7\" }", "access.windows[0]")]
    [InlineData("\"access\": { \"windows\": \"07:00-09:00\" }", "schedule")]
    [InlineData("\"access\": { \"windows\": [\"22:00-04:00\", \"07:00-09:00\"] }", "schedule")]
    [InlineData("\"recordTest\": { \"nmber\": \"^B-\" }", "recordTest.nmber")]
    [InlineData("\"recordTest\": { \"id\": \"(\" }", "recordTest.id")]
    public void Windows_and_record_tests_must_make_sense(string part, string place)
    {
        var problems = Problems($$"""{ {{Shapes}}, "sources": [ { "id": "a", "name": "A", "use": "bills", "url": "https://a.example/", {{Place}}, {{part}} } ] }""");

        Assert.Equal($"sources[0].{place}", Assert.Single(problems).Path);
    }

    [Fact]
    public void A_schedule_within_its_windows_is_fine()
    {
        var catalog = SourceCatalog.Parse($$"""{ {{Shapes}}, "sources": [ { "id": "a", "name": "A", "use": "bills", "url": "https://a.example/", {{Place}}, "access": { "windows": ["06:00-07:00", "22:00-02:00"] } } ] }""");

        Assert.Equal(new AccessWindow(new TimeOnly(6, 0), new TimeOnly(7, 0)), Assert.Single(catalog.All).Access.Windows[0]);
    }

    private static IReadOnlyList<SourceProblem> Problems(string text) => Assert.Throws<SourceCatalogException>(() => SourceCatalog.Parse(text)).Problems;
}
