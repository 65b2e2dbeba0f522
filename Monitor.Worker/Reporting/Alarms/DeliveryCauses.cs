using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Reporting.Alarms;

/// <summary>What operators must know of channels, and a workspace, that take no messages. Pure.</summary>
internal static class DeliveryCauses
{
    public const string Workspace = "Slack";

    public static IEnumerable<AlarmCause> Of(IReadOnlyList<SendingBlock> blocks)
    {
        // While the workspace takes nothing, each of its channels is the workspace's trouble.
        var told = blocks.Any(IsWorkspace) ? blocks.Where(IsWorkspace) : blocks;
        return told.Select(block => new AlarmCause(AlarmKind.Delivery, block.Channel, IsWorkspace(block) ? Workspace : $"Channel {block.Channel}", block.Since, block.Reason));
    }

    private static bool IsWorkspace(SendingBlock block) => block.Channel.Length == 0;
}
