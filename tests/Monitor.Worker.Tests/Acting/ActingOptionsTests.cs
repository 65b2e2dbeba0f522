using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Monitor.Worker.Acting;

namespace Monitor.Worker.Tests.Acting;

public sealed class ActingOptionsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("monitor-acting-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Nothing_set_is_no_mistake_and_opens_no_door()
    {
        var (secrets, mistakes) = Read();

        Assert.Empty(mistakes);
        Assert.Equal((null, null, 0), (secrets.AppToken, secrets.SigningSecret, secrets.People.Count));
    }

    [Fact]
    public void Each_secret_and_the_table_of_people_may_stand_in_a_file()
    {
        var (secrets, mistakes) = Read(
            ("Slack:BotToken", "xoxb-1"), ("Slack:AppToken_FILE", File("xapp-1-secret\n")), ("Slack:SigningSecret_FILE", File("0123456789abcdef0123")),
            ("Slack:People:U00001", "Ada"), ("Slack:People_FILE", File("""{"U00002":" Bob "}""")));

        Assert.Empty(mistakes);
        Assert.Equal(("xapp-1-secret", "0123456789abcdef0123"), (secrets.AppToken!.Reveal(), secrets.SigningSecret!.Reveal()));
        Assert.Equal([("U00001", "Ada"), ("U00002", "Bob")], secrets.People.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value)));
    }

    [Theory]
    [InlineData("Slack:AppToken", "xoxb-wrong-kind", "Slack:AppToken is no app-level token")]
    [InlineData("Slack:SigningSecret", "wrong-kind", "Slack:SigningSecret is too short")]
    [InlineData("Slack:People:ada", "Ada", "Slack:People:ada is no id of a Slack user")]
    [InlineData("Slack:People:U00001", " ", "Slack:People:U00001 names no account")]
    [InlineData("Slack:AppToken_FILE", "/nowhere/at/all", "Slack:AppToken_FILE names '/nowhere/at/all', which cannot be read")]
    public void A_mistake_is_told_with_what_to_do_and_without_the_secret(string key, string value, string told)
    {
        var mistake = Assert.Single(Read(("Slack:BotToken", "xoxb-1"), (key, value)).Mistakes);

        Assert.StartsWith(told, mistake, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-kind", mistake, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"U00001":"a","U00001":"b"}""")]
    [InlineData("""{"U00001":1}""")]
    public void A_table_of_people_that_is_none_is_refused(string json) =>
        Assert.Contains(Read(("Slack:People_FILE", File(json))).Mistakes, mistake => mistake.StartsWith("Slack:People_FILE is no JSON object", StringComparison.Ordinal));

    [Fact]
    public void An_account_that_is_nothing_in_the_file_is_told() =>
        Assert.Equal("Slack:People:U00001 names no account.", Assert.Single(Read(("Slack:People_FILE", File("""{"U00001":null}"""))).Mistakes));

    [Fact]
    public void Somebody_in_both_tables_is_told()
    {
        var mistake = Assert.Single(Read(("Slack:People:U00001", "Ada"), ("Slack:People_FILE", File("""{"U00001":"Bob"}"""))).Mistakes);

        Assert.Equal("Slack:People and Slack:People_FILE both name U00001; keep one.", mistake);
    }

    [Fact]
    public void A_door_without_a_bot_token_is_refused_at_the_start()
    {
        var configuration = Configuration(("Slack:AppToken", "xapp-1"));

        var result = new ActingOptionsValidator(configuration).Validate(Options.DefaultName, Bound(configuration));

        Assert.Contains("nothing could be answered", result.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void The_mistakes_of_every_workspace_are_told_at_once_and_name_it()
    {
        var configuration = Configuration(
            ("Slack:BotToken", "xoxb-1"), ("Slack:AppToken", "xapp-very-secret"), ("Slack:SigningSecret", "0123456789-very-secret"),
            ("Slack:Workspaces:Emea:BotToken", "xoxb-2"), ("Slack:Workspaces:Emea:AppToken", "xapp-very-secret"), ("Slack:Workspaces:Emea:SigningSecret", "0123456789-very-secret"),
            ("Slack:Workspaces:apac:WebhookUrl", "https://hooks.slack.example/x"), ("Slack:Workspaces:apac:AppToken", "xoxb-very-secret"), ("Slack:Workspaces:apac:People:ada", "Ada"));

        var mistakes = new ActingOptionsValidator(configuration).Validate(Options.DefaultName, Bound(configuration)).Failures!.ToList();

        string[] expected =
        [
            "Slack:Workspaces:emea:AppToken holds the same secret as Slack:AppToken", "Slack:Workspaces:emea:SigningSecret holds the same secret as Slack:SigningSecret",
            "Slack:Workspaces:apac:AppToken is no app-level token", "Slack:Workspaces:apac:People:ada is no id of a Slack user", "but Slack:Workspaces:apac:BotToken is not",
        ];
        Assert.All(expected, words => Assert.Contains(mistakes, mistake => mistake.Contains(words, StringComparison.Ordinal)));
        Assert.Equal(expected.Length, mistakes.Count);
        Assert.All(mistakes, mistake => Assert.DoesNotContain("very-secret", mistake, StringComparison.Ordinal));
    }

    private string File(string text)
    {
        var path = Path.Combine(_folder.FullName, Guid.NewGuid().ToString("N"));
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    private static (ActingSecrets Secrets, IReadOnlyList<string> Mistakes) Read(params (string Key, string Value)[] settings) => ActingSecrets.Read(Bound(Configuration(settings)), "Slack");

    private static ActingOptions Bound(IConfiguration configuration)
    {
        var options = new ActingOptions();
        configuration.GetSection(ActingOptions.Section).Bind(options);
        return options;
    }

    private static IConfigurationRoot Configuration(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build();
}
