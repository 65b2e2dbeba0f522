using System.Globalization;
using Monitor.Worker.Acting.People;
using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Reporting.Coverage;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Acting.Asking;

/// <summary><c>status</c>: what it is worth that nothing was told.</summary>
internal sealed class StatusQuestion(CoverageReader coverage, DeliveryStore deliveries, ActingSettings settings) : IQuestion
{
    private const int LongestLine = 1_500;

    public string Word => "status";

    public (string Usage, string Does) Help => ("status", "says what silence is worth: which sources were read, and which were not");

    public async Task<Told> AnswerAsync(string asked, Person person, CancellationToken ct)
    {
        var line = SlackText.Escaped((await coverage.SilenceAsync(ct)).Line(), LongestLine);
        var counts = await deliveries.CountsAsync(ct);
        var owed = counts[DeliveryState.Pending] + counts[DeliveryState.Sending];
        var told = string.Create(CultureInfo.InvariantCulture, $"{line} {owed} {(owed == 1 ? "message waits" : "messages wait")} to be sent, {counts[DeliveryState.Dead]} could not be.");
        return Told.Of($"{told} {SlackText.Link(settings.Page("/coverage"), "Coverage on the page", 60)}");
    }
}
