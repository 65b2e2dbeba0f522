using System.Text.Json;
using Monitor.Worker.Fetching.Robots;

namespace Monitor.Worker.Tests.Fetching;

public sealed class RobotsRulesTests
{
    [Fact]
    public void All_cases_of_the_reference_parser_come_out_as_there()
    {
        var path = SharedFolder.Require("corpora", "robots", "rfc9309-cases.json");
        using var cases = JsonDocument.Parse(File.ReadAllText(path));

        var wrong = cases.RootElement.EnumerateArray().Where(IsWrong).Select(one => one.ToString()).ToList();

        Assert.Empty(wrong);
        Assert.Equal(142, cases.RootElement.GetArrayLength());
    }

    [Theory]
    [InlineData("User-agent: *\nDisallow: /%7Eme", "/~me/x")]
    [InlineData("User-agent: *\nDisallow: /~me", "/%7eme/x")]
    [InlineData("User-agent: *\nDisallow: /gesetz/ü", "/gesetz/%c3%bc")]
    public void A_refusal_counts_however_the_path_is_spelled(string robots, string path) =>
        Assert.False(RobotsRules.Parse(robots).IsAllowed("Monitor", path));

    [Theory]
    [InlineData("\uFEFFUser-agent: *\nDisallow: /x")]
    [InlineData("User-agent: *\rDisallow: /x\r")]
    [InlineData("User-agent: *\r\nDisallow: /x\r\n")]
    [InlineData("  user-agent :  Monitor/0.1 (x)  \n\n disallow:/x # here")]
    public void Line_ends_marks_and_spaces_do_not_matter(string robots)
    {
        var rules = RobotsRules.Parse(robots);

        Assert.False(rules.IsAllowed("Monitor", "/x/y"));
        Assert.True(rules.IsAllowed("Monitor", "/y"));
    }

    [Fact]
    public void The_file_itself_may_always_be_asked_for() =>
        Assert.True(RobotsRules.Parse("User-agent: *\nDisallow: /").IsAllowed("Monitor", "/robots.txt"));

    [Fact]
    public void The_rule_that_refuses_is_told() =>
        Assert.Equal("Disallow: /x/*.php$", RobotsRules.Parse("User-agent: *\nAllow: /\nDisallow: /x/*.php$").RefusingRule("Monitor", "/x/a.php"));

    [Theory]
    [InlineData("User-agent: *\nCrawl-delay: 10", 10.0)]
    [InlineData("User-agent: *\nCrawl-delay: 2.5", 2.5)]
    [InlineData("User-agent: Monitor\nCrawl-delay: 3\n\nUser-agent: *\nCrawl-delay: 10", 3.0)]
    [InlineData("User-agent: Other\nCrawl-delay: 30\nUser-agent: *\nDisallow: /x", null)]
    [InlineData("User-agent: Monitor\nDisallow: /x\n\nUser-agent: *\nCrawl-delay: 10", null)]
    [InlineData("User-agent: *\nCrawl-delay: soon", null)]
    [InlineData("User-agent: *\nCrawl-delay: -1", null)]
    [InlineData("Crawl-delay: 10", null)]
    public void A_crawl_delay_belongs_to_its_group(string robots, double? seconds) =>
        Assert.Equal(seconds, RobotsRules.Parse(robots).CrawlDelay("Monitor")?.TotalSeconds);

    [Fact]
    public void What_lies_beyond_the_limit_is_not_read()
    {
        var robots = "User-agent: *\nDisallow: /x\n" + new string('#', RobotsRules.MaxBytes) + "\nDisallow: /y";

        var rules = RobotsRules.Parse(robots);

        Assert.False(rules.IsAllowed("Monitor", "/x"));
        Assert.True(rules.IsAllowed("Monitor", "/y"));
    }

    [Fact]
    public void A_pattern_of_many_stars_is_decided_quickly()
    {
        var rules = RobotsRules.Parse("User-agent: *\nDisallow: /" + string.Concat(Enumerable.Repeat("*a", 3_000)) + "b$");
        var started = TimeProvider.System.GetTimestamp();

        Assert.True(rules.IsAllowed("Monitor", "/" + new string('a', 8_000)));
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(2));
    }

    private static bool IsWrong(JsonElement one) =>
        RobotsRules.Parse(one.GetProperty("robots").GetString()!)
            .IsAllowed(one.GetProperty("agent").GetString()!, RobotsRules.PathAndQueryOf(one.GetProperty("url").GetString()!))
        != one.GetProperty("allowed").GetBoolean();
}
