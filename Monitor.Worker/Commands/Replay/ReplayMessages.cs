using Microsoft.Extensions.Options;
using Monitor.Worker.Alerting;
using Monitor.Worker.Alerting.Slack;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Commands.Replay;

/// <summary>The messages of a replay, as Slack would show them.</summary>
internal static class ReplayMessages
{
    private const int Plenty = 1_000;

    public static async Task WriteAsync(TextWriter output, IServiceProvider services, CancellationToken ct)
    {
        var page = new Uri(services.GetRequiredService<IOptions<AlertingOptions>>().Value.PublicUrl);
        var deliveries = await services.GetRequiredService<DeliveryStore>().ListAsync(state: null, channel: null, before: null, Plenty, ct);
        await output.WriteLineAsync($"\n{deliveries.Count} messages, as they would be sent to Slack:");
        foreach (var delivery in deliveries.OrderBy(delivery => delivery.Id))
        {
            var message = SlackMessageRenderer.Render(delivery.Alert, page, new DeliveryTag(null, delivery.Rule));
            await output.WriteLineAsync($"\n── {delivery.Channel} · {delivery.State}\n{SlackOutline.Of(message)}");
        }
    }
}
