using Monitor.Worker.Commands;

namespace Monitor.Worker.Tests.Commands;

public sealed class CommandLineTests
{
    private static readonly string[] Verbs =
        ["run", "demo", "replay", "crawl", "backfill", "sources", "search", "searches", "alerts", "reindex", "train", "evaluate", "models", "dial", "misses", "labels", "users", "parse", "classifier", "heartbeat", "index", "slack"];

    [Fact]
    public void Every_verb_is_there_and_says_what_it_is_for()
    {
        var root = CommandLine.Create();

        Assert.Equal(Verbs.Order(StringComparer.Ordinal), root.Subcommands.Select(command => command.Name).Order(StringComparer.Ordinal));
        Assert.All(root.Subcommands, command => Assert.False(string.IsNullOrWhiteSpace(command.Description)));
    }

    [Theory]
    [InlineData("craw")]
    [InlineData("crawl")]
    [InlineData("crawl", "some-source", "--urls", "list.txt")]
    [InlineData("parse", "--as", "novel", "a.xml")]
    [InlineData("users", "add", "ada", "--role", "king")]
    [InlineData("labels", "import", "rows.tsv")]
    [InlineData("sources", "add", "example.org")]
    [InlineData("sources", "try")]
    [InlineData("searches", "preview")]
    public void Bad_usage_is_an_error_before_anything_is_done(params string[] arguments) =>
        Assert.NotEmpty(CommandLine.Create().Parse(arguments).Errors);

    [Theory]
    [InlineData("run")]
    [InlineData("demo", "--exit")]
    [InlineData("crawl", "uk-bills-api", "--data", "elsewhere")]
    [InlineData("sources", "list", "--disabled")]
    [InlineData("sources", "check", "uk-bills-api", "--hosts", "4", "--json")]
    [InlineData("sources", "check", "--file-only")]
    [InlineData("sources", "try", "uk-bills-api", "--pages", "2", "--json")]
    [InlineData("sources", "add", "https://example.org/news", "--write")]
    [InlineData("search", "data retention", "--take", "3")]
    [InlineData("labels", "export")]
    [InlineData("searches", "list")]
    [InlineData("searches", "preview", "data retention", "--other-languages")]
    [InlineData("searches", "run", "--days", "7")]
    [InlineData("users", "add", "ada", "--role", "policy-lead")]
    public void Good_usage_is_understood(params string[] arguments) =>
        Assert.Empty(CommandLine.Create().Parse(arguments).Errors);
}
