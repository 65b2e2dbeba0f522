using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Monitor.Worker.Alerting;
using Monitor.Worker.Alerting.Slack;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Alerting;

public sealed class AlertingSetupTests
{
    [Fact]
    public void Nothing_configured_is_a_sound_configuration()
    {
        var services = Services();

        services.GetRequiredService<IStartupValidator>().Validate();

        Assert.IsType<PreviewNotifier>(services.GetRequiredService<INotifier>());
    }

    [Fact]
    public void All_mistakes_of_the_rules_are_told_at_once()
    {
        var services = Services(
            ("Alerting:Notifier", "pigeon"),
            ("Alerting:PublicUrl", "monitor"),
            ("Alerting:Colour", "red"),
            ("Alerting:Rules:0:Name", "first"),
            ("Alerting:Rules:0:Instruments:0", "wiretap"),
            ("Alerting:Rules:0:PolicyAreas:0", "law"),
            ("Alerting:Rules:0:Regions:0", "Atlantis"),
            ("Alerting:Rules:0:Stages:0", "done"),
            ("Alerting:Rules:0:Events:0", "born"),
            ("Alerting:Rules:0:Jurisdictions:0", "Germany"),
            ("Alerting:Rules:0:Sources:0", "EU Lex"),
            ("Alerting:Rules:0:MinRelevance", "80"),
            ("Alerting:Rules:0:Rhythm", "monthly"),
            ("Alerting:ChannelDefaults:DigestAt", "8 o'clock"),
            ("Alerting:Channels:C1:DigestDay", "Montag"),
            ("Alerting:Channels:C1:TimeZone", "Europe/Atlantis"),
            ("Alerting:Channels:C1:Quiet", "22:00"),
            ("Alerting:Channels:C9:DigestAt", "25:00"),
            ("Alerting:Rules:1:Name", "first"),
            ("Alerting:Rules:1:PolicyAreas", "child-safety"),
            ("Alerting:Rules:1:Region:0", "Europe"),
            ("Alerting:Rules:2:Channel", "C1"));

        var mistakes = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<AlertingOptions>>().Value).Failures.ToList();

        string[] expected =
        [
            "'pigeon'", "PublicUrl", "Alerting:Colour", "'wiretap'", "'law'", "'Atlantis'", "'done'", "'born'", "'Germany'", "'EU Lex'", "MinRelevance is 80",
            "2 rules named 'first'", "write a list: [\"child-safety\"]", "Alerting:Rules:1:Region is not known", "has no name",
            "'monthly'", "DigestAt is '8 o'clock'", "'Montag'", "'Europe/Atlantis'", "Alerting:Channels:C1:Quiet is not known", "DigestAt is '25:00'",
            "Alerting:Channels:C9 names a channel to which no rule delivers",
        ];
        Assert.All(expected, words => Assert.Contains(mistakes, mistake => mistake.Contains(words, StringComparison.Ordinal)));
        Assert.Equal(expected.Length, mistakes.Count);
    }

    [Fact]
    public void Quiet_hours_that_cannot_be_are_told_with_what_can()
    {
        var services = Services(
            ("Alerting:Rules:0:Name", "first"),
            ("Alerting:Rules:0:MinUrgency", "101"),
            ("Alerting:Rules:0:People:0", "U0LEA"),
            ("Alerting:Rules:0:People:1", "@lea> <!here"),
            ("Alerting:ChannelDefaults:QuietFrom", "eight"),
            ("Alerting:ChannelDefaults:WorkingDays", "Monday-to-Friday"),
            ("Alerting:ChannelDefaults:MostAtOnce", "0"),
            ("Alerting:ChannelDefaults:UrgentFrom", "102"));

        var mistakes = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<AlertingOptions>>().Value).Failures.ToList();

        string[] expected = ["MinUrgency is 101", "there is no person '@lea> <!here'", "QuietFrom is 'eight'", "go together", "WorkingDays is 'Monday-to-Friday'", "MostAtOnce is 0", "UrgentFrom is 102"];
        Assert.All(expected, words => Assert.Contains(mistakes, mistake => mistake.Contains(words, StringComparison.Ordinal)));
        Assert.Equal(expected.Length, mistakes.Count);
    }

    [Fact]
    public void A_week_of_work_may_begin_on_any_day()
    {
        var manners = Services(
            ("Alerting:Rules:0:Name", "gulf"),
            ("Alerting:Rules:0:Channel", "C1"),
            ("Alerting:Channels:C1:TimeZone", "Asia/Dubai"),
            ("Alerting:Channels:C1:QuietFrom", "20:00"),
            ("Alerting:Channels:C1:QuietUntil", "08:00"),
            ("Alerting:Channels:C1:WorkingDays", "Sunday-Thursday")).GetRequiredService<IOptions<AlertingOptions>>().Value.MannersOf("C1");

        Assert.Equal([DayOfWeek.Sunday, DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday], manners.Quiet!.WorkingDays.Order());
        Assert.Equal((25, "Asia/Dubai", new TimeOnly(20, 0)), (manners.MostAtOnce, manners.TimeZone, manners.Quiet.From));
    }

    [Fact]
    public void A_channel_has_its_own_clock_and_takes_the_rest_from_the_defaults()
    {
        var rules = Services(
            ("Alerting:ChannelDefaults:TimeZone", "Asia/Tokyo"),
            ("Alerting:ChannelDefaults:DigestDay", "friday"),
            ("Alerting:Channels:C1:DigestAt", "9:30"),
            ("Alerting:Channels:C1:TimeZone", "Europe/Berlin"),
            ("Alerting:Rules:0:Name", "week"),
            ("Alerting:Rules:0:Channel", "C1"),
            ("Alerting:Rules:0:Rhythm", "weekly"),
            ("Alerting:Rules:1:Name", "day"),
            ("Alerting:Rules:1:Rhythm", "Daily"),
            ("Alerting:Rules:2:Name", "at once"),
            ("Alerting:Rules:2:Channel", "C2")).GetRequiredService<AlertRules>();

        Assert.Equal(
            [
                ("C1", new DigestClock(Rhythm.Weekly, new TimeOnly(9, 30), DayOfWeek.Friday, "Europe/Berlin")),
                ("preview", new DigestClock(Rhythm.Daily, new TimeOnly(8, 0), DayOfWeek.Friday, "Asia/Tokyo")),
            ],
            rules.Digests);
    }

    [Fact]
    public void Every_word_that_exists_is_taken()
    {
        var settings = new List<(string, string?)> { ("Alerting:Rules:0:Name", "all words") };
        Add("Instruments", LabelWords.Instruments.Keys);
        Add("PolicyAreas", LabelWords.PolicyAreas.Keys);
        Add("Regions", [.. Regions.All, "EMEA", "APAC", "LATAM"]);
        Add("Stages", Stages.Codes);
        Add("Events", EventWords.Codes);
        Add("Jurisdictions", ["DE", "US-CA", "EU", "INT"]);

        var rule = Assert.Single(Services([.. settings]).GetRequiredService<IOptions<AlertingOptions>>().Value.Rules);

        Assert.Equal(Stages.Codes.Count(), rule.Stages.Count);

        void Add(string list, IEnumerable<string> words) => settings.AddRange(words.Select((word, i) => ($"Alerting:Rules:0:{list}:{i}", (string?)word)));
    }

    [Fact]
    public void All_mistakes_of_near_misses_are_told_at_once()
    {
        var services = Services(
            ("Alerting:OperatorsChannel", "C0OPS"),
            ("Alerting:NearMisses:0:Rhythm", "hourly"),
            ("Alerting:NearMisses:0:Most", "50"),
            ("Alerting:NearMisses:0:Channel", "C1"),
            ("Alerting:NearMisses:0:PolicyAreas:0", "child-safety"),
            ("Alerting:NearMisses:0:Regions:0", "Atlantis"),
            ("Alerting:NearMisses:1:Name", "again"),
            ("Alerting:NearMisses:1:Channel", "C1"),
            ("Alerting:NearMisses:2:Name", "operators"),
            ("Alerting:NearMisses:2:Channel", "C0OPS"));

        var mistakes = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<AlertingOptions>>().Value).Failures.ToList();

        string[] expected =
        [
            "has no name", "cannot come 'hourly'; use daily or weekly", "Most is 50; use a number from 5 to 20", "Alerting:NearMisses:0:PolicyAreas is not known", "'Atlantis'",
            "has 2 sections for the channel 'C1'", "OperatorsChannel is 'C0OPS', which readers have too",
        ];
        Assert.All(expected, words => Assert.Contains(mistakes, mistake => mistake.Contains(words, StringComparison.Ordinal)));
        Assert.Equal(expected.Length, mistakes.Count);
    }

    [Fact]
    public void Near_misses_come_by_the_clock_of_their_channel_once_a_week_unless_asked_otherwise()
    {
        var rules = Services(
            ("Alerting:Channels:C1:DigestAt", "9:30"),
            ("Alerting:Channels:C1:TimeZone", "Europe/Berlin"),
            ("Alerting:NearMisses:0:Name", "near in Europe"),
            ("Alerting:NearMisses:0:Channel", "C1"),
            ("Alerting:NearMisses:0:Regions:0", "emea"),
            ("Alerting:NearMisses:0:Jurisdictions:0", "GB"),
            ("Alerting:NearMisses:1:Name", "all of it"),
            ("Alerting:NearMisses:1:Rhythm", "Daily"),
            ("Alerting:NearMisses:1:Most", "5")).GetRequiredService<AlertRules>();

        var (own, all) = (rules.NearMisses[0], rules.NearMisses[1]);
        Assert.Equal(new DigestClock(Rhythm.NearMiss, new TimeOnly(9, 30), DayOfWeek.Monday, "Europe/Berlin") { Every = Rhythm.Weekly }, own.Clock);
        Assert.Equal(("C1", 10, "preview", 5, Rhythm.Daily), (own.Channel, own.Most, all.Channel, all.Most, all.Rhythm));
        Assert.Equal(["preview", "C1"], rules.Channels);
        var source = new SourceId("any");
        Assert.Equal([true, false, false], new[] { ("Europe", "GB-SCT"), ("Europe", "FR"), ("Canada", "GB") }.Select(from => own.Admits(from.Item1, from.Item2, source)));
        Assert.True(all.Admits("Canada", "CA", source));
    }

    [Theory]
    [InlineData("Slack:BotToken", "xoxb-1", null, typeof(ChannelNotifier))]
    [InlineData("Slack:WebhookUrl", "https://hooks.slack.example/services/T/B/x", null, typeof(ChannelNotifier))]
    [InlineData("Slack:BotToken", "xoxb-1", "preview", typeof(PreviewNotifier))]
    public void The_secret_that_is_there_chooses_unless_the_switch_is_set(string key, string secret, string? word, Type chosen)
    {
        var services = Services((key, secret), ("Alerting:Notifier", word));

        Assert.IsType(chosen, services.GetRequiredService<INotifier>());
    }

    [Theory]
    [InlineData("slack-bot", "Slack:BotToken")]
    [InlineData("slack-webhook", "Slack:WebhookUrl")]
    public void A_choice_without_its_secret_is_a_mistake(string word, string missing)
    {
        var mistake = Assert.Single(SlackMistakes(("Alerting:Notifier", word)));

        Assert.Contains(missing, mistake, StringComparison.Ordinal);
    }

    [Fact]
    public void A_channel_without_a_webhook_is_a_mistake()
    {
        var mistake = Assert.Single(SlackMistakes(
            ("Slack:Webhooks:C1", "https://hooks.slack.example/services/T/B/x"),
            ("Alerting:Rules:0:Name", "a"),
            ("Alerting:Rules:0:Channel", "C2")));

        Assert.Contains("'C2'", mistake, StringComparison.Ordinal);
    }

    [Fact]
    public void Mistakes_never_repeat_a_secret()
    {
        var mistakes = SlackMistakes(
            ("Slack:BotToken", "xapp-very-secret"),
            ("Slack:WebhookUrl", "http://hooks.slack.example/services/very-secret"),
            ("Slack:Webhooks:C1", "very-secret"),
            ("Slack:ApiUrl", "http://slack.example/api"),
            ("Slack:Tokn", "very-secret"));

        Assert.Equal(5, mistakes.Count);
        Assert.All(mistakes, mistake => Assert.DoesNotContain("very-secret", mistake, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_secret_may_stand_in_a_file()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "xoxb-from-a-file\n", TestContext.Current.CancellationToken);

        var secrets = Services(("Slack:BotToken_FILE", file)).GetRequiredService<SlackSettings>().Of("C1").Secrets;
        File.Delete(file);

        Assert.Equal("xoxb-from-a-file", secrets.BotToken!.Reveal());
        Assert.Equal("(secret)", $"{secrets.BotToken}");
    }

    [Fact]
    public async Task A_channels_webhook_may_stand_in_a_file_too()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "https://hooks.slack.example/services/T/B/x\n", TestContext.Current.CancellationToken);

        var secrets = Services(("Slack:Webhooks:C1_FILE", file)).GetRequiredService<SlackSettings>().Of("C1").Secrets;
        File.Delete(file);

        Assert.Equal("https://hooks.slack.example/services/T/B/x", secrets.Webhook("C1")!.Reveal());
        Assert.Null(secrets.Webhook("C2"));
    }

    [Fact]
    public void A_file_that_is_not_there_is_a_mistake_that_names_it()
    {
        var mistake = Assert.Single(SlackMistakes(("Slack:BotToken_FILE", "/no/such/secret")));

        Assert.Contains("/no/such/secret", mistake, StringComparison.Ordinal);
    }

    [Fact]
    public void The_labels_are_those_of_the_topics_file()
    {
        var topics = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(Repository.PathOf("Monitor.Classifiers", "topics.json")))!;
        Assert.SkipWhen(topics["instruments"] is null, "The topics file names no instruments yet.");

        var instruments = topics["instruments"]!.AsArray().Select(topic => topic!["id"]!.GetValue<string>());

        Assert.Equal(LabelWords.Instruments.Keys.Order(), instruments.Order());
    }

    private static List<string> SlackMistakes(params (string Key, string? Value)[] settings) =>
        [.. Assert.Throws<OptionsValidationException>(() => Services(settings).GetRequiredService<IOptions<SlackOptions>>().Value).Failures];

    private static ServiceProvider Services(params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>(setting.Key, setting.Value)))
            .Build();
        return new ServiceCollection().AddLogging().AddAlerting(configuration).BuildServiceProvider();
    }
}
