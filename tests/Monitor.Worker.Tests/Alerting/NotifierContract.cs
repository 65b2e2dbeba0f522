using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Monitor.Worker.Alerting;

namespace Monitor.Worker.Tests.Alerting;

/// <summary>What every notifier keeps, whatever is behind it. The world outside is a server on loopback.</summary>
public abstract class NotifierContract : IAsyncLifetime
{
    protected const string Channel = "C0LEADS";

    private readonly LogTrap _logs = new();
    private ServiceProvider? _services;

    private protected FakeSlack Slack { get; private set; } = null!;

    private protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 7, 0, 0, TimeSpan.Zero));

    private protected INotifier Notifier => _services!.GetRequiredService<INotifier>();

    /// <summary>What must never be seen outside the request itself.</summary>
    protected abstract string? Secret { get; }

    public async ValueTask InitializeAsync()
    {
        Slack = await FakeSlack.StartAsync();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Alerting:PublicUrl", TestAlerts.Page.AbsoluteUri), .. Settings(Slack.Address)])
            .Build();
        _services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_logs))
            .AddSingleton<TimeProvider>(Time)
            .AddAlerting(configuration)
            .BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _services!.DisposeAsync();
        await Slack.DisposeAsync();
    }

    protected abstract IEnumerable<KeyValuePair<string, string?>> Settings(Uri slack);

    /// <summary>The service takes the next message.</summary>
    protected abstract void Accepts();

    [Fact]
    public async Task A_message_that_is_taken_is_sent()
    {
        Accepts();

        var outcome = await SendAsync();

        Assert.IsType<NotifyOutcome.Sent>(outcome);
    }

    [Fact]
    public async Task Giving_up_by_the_caller_is_not_an_outcome()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Notifier.SendAsync(Channel, TestAlerts.Golden["new"](), DeliveryTag.None, stopped.Token));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(302)]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task The_secret_is_in_no_log_and_no_outcome_whatever_comes_back(int status)
    {
        Slack.Answers(status, $"not slack at all, but it repeats {Secret}");

        var outcome = await SendAsync();

        Assert.DoesNotContain(Secret ?? "xoxb", outcome.ToString(), StringComparison.Ordinal);
        Assert.All(_logs.Lines, line => Assert.DoesNotContain(Secret ?? "xoxb", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_secret_is_in_no_log_and_no_outcome_when_the_line_breaks()
    {
        Slack.BreaksOff();

        var outcome = await SendAsync();

        Assert.DoesNotContain(Secret ?? "xoxb", outcome.ToString(), StringComparison.Ordinal);
        Assert.All(_logs.Lines, line => Assert.DoesNotContain(Secret ?? "xoxb", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_preview_channel_needs_no_service()
    {
        var outcome = await Notifier.SendAsync(AlertingOptions.Preview, TestAlerts.Golden["new"](), TestContext.Current.CancellationToken);

        Assert.Equal(new NotifyOutcome.Sent("preview", null), outcome);
        Assert.Empty(Slack.Posts);
        Assert.Contains(_logs.Lines, line => line.Contains("Digital Evidence & Lawful Access Act", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_digest_that_is_taken_is_sent_in_as_many_messages_as_it_was_cut_into()
    {
        var parts = Notifier.Split(Channel, TestDigests.Long(120));

        foreach (var part in parts)
        {
            Accepts();
            Assert.IsType<NotifyOutcome.Sent>(await Notifier.SendAsync(Channel, part, new DeliveryTag($"digest-7-{part.Part}", null), TestContext.Current.CancellationToken));
            Time.Advance(TimeSpan.FromSeconds(2));
        }

        Assert.True(parts.Count > 1);
        Assert.Equal(Enumerable.Range(0, 120).Select(n => (long)n), parts.SelectMany(part => part.Lines).Select(line => line.DeliveryId).Order());
        Assert.All(_logs.Lines, line => Assert.DoesNotContain(Secret ?? "xoxb", line, StringComparison.Ordinal));
    }

    private protected IEnumerable<string> Logged => _logs.Lines;

    private protected Task<NotifyOutcome> SendAsync(string name = "new") =>
        Notifier.SendAsync(Channel, TestAlerts.Golden[name](), new DeliveryTag("d-77", "Canada and friends"), TestContext.Current.CancellationToken);

    private protected static JsonNode GoldenPayload(string name) =>
        JsonNode.Parse(File.ReadAllText(Repository.PathOf("tests", "Monitor.Worker.Tests", "Alerting", "Golden", $"{name}.json")))!;
}
