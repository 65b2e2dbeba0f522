using Microsoft.Extensions.Options;
using Monitor.Worker.Alerting;
using Monitor.Worker.Alerting.Slack.Drawing;
using Monitor.Worker.Following;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Commands.Replay;

/// <summary>The messages of a replay, as Slack would show them.</summary>
internal static class ReplayMessages
{
    private const int Plenty = 1_000;

    public static async Task WriteAsync(TextWriter output, IServiceProvider services, CancellationToken ct)
    {
        var page = new Uri(services.GetRequiredService<IOptions<AlertingOptions>>().Value.PublicUrl);
        var deliveries = await services.GetRequiredService<DeliveryStore>().ListAloneAsync(state: null, before: null, Plenty, ct);
        await output.WriteLineAsync($"\n{deliveries.Count} messages, as they would be sent to Slack:");
        foreach (var delivery in deliveries.OrderBy(delivery => delivery.Id))
        {
            var message = SlackMessageRenderer.Render(delivery.Alert, page, new DeliveryTag(null, delivery.Rule));
            await output.WriteLineAsync($"\n── {delivery.Channel} · {delivery.State}\n{SlackOutline.Of(message)}");
        }

        foreach (var digest in await services.GetRequiredService<DigestStore>().ListAsync(skip: 0, Plenty, ct)) await WriteAsync(output, digest, page);
    }

    private static async Task WriteAsync(TextWriter output, StoredDigest digest, Uri page)
    {
        if (digest.Coverage is not { } coverage) return;
        foreach (var part in SlackDigest.Split(DigestDraft.Of(digest, coverage), page))
        {
            await output.WriteLineAsync($"\n── {digest.Channel} · {digest.Rhythm} digest · {digest.State}\n{SlackOutline.Of(SlackDigest.Render(part, page, DeliveryTag.None))}");
        }
    }
}
