using System.CommandLine;
using System.Globalization;
using Monitor.Worker.Following;
using Monitor.Worker.Following.Threads;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Commands;

/// <summary>The outbox from the command line.</summary>
internal static class AlertsCommand
{
    private static readonly TimeSpan ShortestRest = TimeSpan.FromMilliseconds(100);

    private static readonly Option<int> Wait = new("--wait") { Description = "Seconds to wait for messages that are to be tried again.", DefaultValueFactory = _ => 0, HelpName = "seconds" };

    public static Command Create()
    {
        var send = new Command("send", "Send what is owed now, beside a running service or without one, and end.") { Wait };
        send.SetAction(SendAsync);
        return new Command("alerts", "Messages that are owed to channels.") { send, RehearseCommand.Create() };
    }

    private static async Task<int> SendAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var toolbox = await Toolbox.Open(parsed).WithStoreAsync(ct);
        var time = toolbox.Get<TimeProvider>();
        var until = time.GetUtcNow() + TimeSpan.FromSeconds(parsed.GetValue(Wait));
        var sent = 0;
        while (true)
        {
            sent += await toolbox.Get<DeliverySender>().SendDueAsync(ct);
            await toolbox.Get<ParentFollower>().SendDueAsync(ct);
            var now = time.GetUtcNow();
            if (await toolbox.Get<DeliveryStore>().NextDueAsync(ct) is not { } due || due > until || now >= until) break;
            await Task.Delay(due - now > ShortestRest ? due - now : ShortestRest, time, ct);
        }

        var counts = await toolbox.Get<DeliveryStore>().CountsAsync(ct);
        var owed = counts[DeliveryState.Pending] + counts[DeliveryState.Sending];
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{sent} sent, {owed} still owed, {counts[DeliveryState.Dead]} given up."));
        return owed == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }
}
