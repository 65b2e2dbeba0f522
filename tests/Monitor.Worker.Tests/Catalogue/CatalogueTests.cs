using Monitor.Worker.Documents;
using Monitor.Worker.Sources;
using Quartz;

namespace Monitor.Worker.Tests.Catalogue;

/// <summary>What holds for the shipped catalogue as a whole.</summary>
public sealed class CatalogueTests
{
    private static readonly SourceCatalog Catalogue = SourceCatalog.Load(Repository.PathOf("sources.json"));

    private static readonly string File = System.IO.File.ReadAllText(Repository.PathOf("sources.json"));

    [Fact]
    public void The_catalogue_is_broad()
    {
        Assert.InRange(Catalogue.All.Count, 200, 1_000);
        Assert.InRange(Catalogue.Enabled.Count(), 120, 1_000);
        Assert.InRange(Catalogue.All.Select(source => source.Jurisdiction).Distinct(StringComparer.Ordinal).Count(), 60, 250);
        Assert.InRange(Catalogue.Enabled.Select(source => source.Jurisdiction).Distinct(StringComparer.Ordinal).Count(), 45, 250);
    }

    [Fact]
    public void Every_region_is_read()
    {
        var read = Catalogue.Enabled.Select(source => source.Region).ToHashSet(StringComparer.Ordinal);

        Assert.All(Regions.All, region => Assert.Contains(region, read));
    }

    [Fact]
    public void Every_format_has_a_source()
    {
        Assert.Empty(Enum.GetValues<SourceFormat>().Except(Catalogue.All.Select(source => source.Format)));
    }

    [Fact]
    public void A_disabled_source_says_why_and_an_enabled_one_does_not()
    {
        Assert.All(Catalogue.All, source => Assert.Equal(source.Enabled, string.IsNullOrWhiteSpace(source.Reason)));
    }

    [Fact]
    public void Publishers_that_turn_robots_away_are_listed_and_left_alone()
    {
        var refusing = Catalogue.All.Where(source => source.Reason?.Contains("turns robots away", StringComparison.Ordinal) == true).ToList();

        Assert.InRange(refusing.Count, 6, 100);
        Assert.DoesNotContain(refusing, source => source.Enabled);
    }

    [Fact]
    public void A_fresh_start_has_no_source_that_lacks_a_key()
    {
        Assert.Empty(Catalogue.Enabled.Where(source => source.Access.Key is not null).Select(source => source.Id));
    }

    [Fact]
    public void A_source_with_a_key_names_its_variable_to_the_reader_too()
    {
        var keyed = Catalogue.All.Where(source => source.Access.Key is not null).ToList();

        Assert.NotEmpty(keyed);
        Assert.All(keyed, source => Assert.StartsWith("MONITOR_KEY_", source.Access.Key!.Environment, StringComparison.Ordinal));
        Assert.All(keyed, source => Assert.Contains(source.Access.Key!.Environment, source.Reason, StringComparison.Ordinal));

        // One key opens one host, whatever is asked there.
        Assert.All(keyed.GroupBy(source => source.Access.Key!.Environment, StringComparer.Ordinal), sharing => Assert.Single(sharing.Select(Host).Distinct(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("api_key=")]
    [InlineData("apikey=")]
    [InlineData("token=")]
    [InlineData("Bearer ")]
    [InlineData("OC=test")]
    public void No_key_stands_in_the_file(string mark)
    {
        Assert.DoesNotContain(mark, File, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void No_two_sources_ask_the_same_question()
    {
        Assert.Distinct(Catalogue.All.Select(source => $"{source.Access.Method} {source.Url} {source.Access.Body}"));
    }

    [Fact]
    public void Every_mapping_tells_what_it_rests_on_and_nothing_claims_a_live_check()
    {
        Assert.Empty(Catalogue.All.Where(source => source.Evidence is not { Length: > 20 }).Select(source => source.Id));
        Assert.Empty(Catalogue.All.Where(source => source.Verified is not null).Select(source => source.Id));
    }

    [Fact]
    public void Sources_do_not_start_together()
    {
        var starts = Catalogue.Enabled.SelectMany(Starts).GroupBy(start => start).Where(group => group.Count() > 3);

        Assert.Empty(starts.Select(group => $"{group.Key:HH:mm} has {group.Count()}"));
    }

    [Fact]
    public void Sources_of_one_host_agree_on_its_pace_and_none_hurries()
    {
        var hosts = Catalogue.All.GroupBy(Host, StringComparer.Ordinal);

        Assert.Empty(hosts.Where(host => host.Select(source => source.Access.Pace).Distinct().Count() > 1).Select(host => host.Key));
        Assert.Empty(Catalogue.All.Where(source => source.Access.Pace < TimeSpan.FromSeconds(2)).Select(source => source.Id));
    }

    [Theory]
    [InlineData("dk-retsinformation", 10, "03:00", "23:45")]
    [InlineData("sg-sso", 6, "03:00", "07:00")]
    [InlineData("au-frl", 10, "00:00", "23:59")]
    [InlineData("jp-kokkai", 3, "00:00", "23:59")]
    public void Terms_on_pace_and_hours_are_kept(string id, int seconds, string from, string until)
    {
        var source = Catalogue.Find(new SourceId(id))!;

        Assert.InRange(source.Access.Pace.TotalSeconds, seconds, 3600);
        Assert.All(LocalStarts(source), start => Assert.InRange(start, TimeOnly.Parse(from, null), TimeOnly.Parse(until, null)));
    }

    [Fact]
    public void One_bill_has_one_key_in_all_its_sources()
    {
        string[][] families =
        [
            ["us-congress-gov", "us-govinfo-api", "us-govinfo-rss-bills"],
            ["us-federal-register-api", "us-federal-register-rss", "us-fr-public-inspection", "us-fcc-via-fr", "us-regulations-gov"],
            ["eu-cellar-sparql", "eu-eurlex-rss-oj-l", "eu-eurlex-rss-com"],
            ["uk-bills-api", "uk-bills-rss"],
            ["uk-legislation-new", "uk-legislation-uksi", "uk-legislation-publog", "uk-si-api"],
            ["uk-govuk-search", "uk-govuk-consultations", "uk-ofcom-govuk", "uk-ico-govuk"],
            ["de-dip", "de-dip-text"],
            ["es-boe-sumario", "es-boe-consolidada", "es-boe-rss"],
            ["il-knesset-v4", "il-knesset-docs"],
            ["br-camara", "br-senado-processo"],
        ];

        Assert.All(families, family => Assert.Single(family.Select(id => Scheme(Catalogue.Find(new SourceId(id))!)).Distinct(StringComparer.Ordinal)));
    }

    [Fact]
    public void Every_source_says_what_it_takes_for_a_record()
    {
        Assert.Empty(Catalogue.All.Where(source => source.RecordTest.Count == 0).Select(source => source.Id));
        Assert.DoesNotContain(Catalogue.All.SelectMany(source => source.RecordTest.Values), pattern => pattern is "" or "." or ".*" or ".+");
    }

    [Fact]
    public void Parliaments_and_daily_gazettes_have_a_calendar()
    {
        var daily = Catalogue.Enabled.Where(source => source.Url.Contains("{today", StringComparison.Ordinal) && source.Expect.Results);
        var sitting = Catalogue.All.Where(source => source.Calendar.Recess.Count > 0).Select(source => source.Jurisdiction).ToHashSet(StringComparer.Ordinal);

        Assert.All(daily.Where(source => source.Url.Contains("dd", StringComparison.Ordinal)), source => Assert.NotEqual("", source.Calendar.Name));
        Assert.Superset(new HashSet<string>(StringComparer.Ordinal) { "US", "CA", "GB", "EU", "IE", "DE", "FR", "PL", "SE", "DK", "NO", "EE", "IL", "ZA", "AU", "NZ", "BR" }, sitting);
    }

    [Fact]
    public void Hours_that_terms_name_are_in_the_file()
    {
        var named = Catalogue.All.Where(source => source.Access.Windows.Count > 0).Select(source => source.Id.Value);

        Assert.Equal(["dk-retsinformation", "sg-sso"], named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_the_file_shares_is_used()
    {
        using var file = System.Text.Json.JsonDocument.Parse(File);
        var sources = file.RootElement.GetProperty("sources").EnumerateArray().ToList();

        foreach (var (list, name) in new[] { ("shapes", "use"), ("calendars", "calendar") })
        {
            var used = sources.Where(source => source.TryGetProperty(name, out _)).Select(source => source.GetProperty(name).GetString()!).ToHashSet(StringComparer.Ordinal);
            Assert.Empty(file.RootElement.GetProperty(list).EnumerateObject().Select(member => member.Name).Except(used, StringComparer.Ordinal));
        }
    }

    private static string Host(Source source) => new Uri(source.Url.Replace('{', '_').Replace('}', '_')).Host;

    private static string Scheme(Source source) => source.Mapping.Keys[0][..source.Mapping.Keys[0].IndexOf(':', StringComparison.Ordinal)];

    // A week that holds each weekday once.
    private static IEnumerable<DateTimeOffset> Starts(Source source)
    {
        var cron = new CronExpression(source.Schedule, TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone));
        var last = new DateTimeOffset(2031, 3, 10, 0, 0, 0, TimeSpan.Zero);
        for (var next = cron.GetNextValidTimeAfter(last.AddDays(-7)); next is { } start && start < last; next = cron.GetNextValidTimeAfter(start)) yield return start;
    }

    private static IEnumerable<TimeOnly> LocalStarts(Source source) => Starts(source)
        .Select(start => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(start, TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone)).DateTime));
}
