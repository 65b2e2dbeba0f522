using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Reporting.Alarms;

/// <summary>What operators must know of channels, and workspaces, that take no messages. Pure.</summary>
internal static class DeliveryCauses
{
    public static IEnumerable<AlarmCause> Of(IReadOnlyList<SendingBlock> blocks)
    {
        // While a workspace takes nothing, each of its channels is the workspace's trouble.
        var closed = blocks.Select(block => ChannelName.Of(block.Channel)).Where(name => name.IsWorkspace).Select(name => name.Workspace).ToHashSet(StringComparer.Ordinal);
        return
            from block in blocks
            let name = ChannelName.Of(block.Channel)
            where name.IsWorkspace || !closed.Contains(name.Workspace)
            select new AlarmCause(AlarmKind.Delivery, block.Channel, name.IsWorkspace ? Words(block.Channel) : $"Channel {block.Channel}", block.Since, block.Reason);
    }

    /// <summary>What an alarm is about: a channel, or a whole workspace.</summary>
    public static string Words(string subject) => ChannelName.Of(subject) switch
    {
        { IsWorkspace: false } => subject,
        { Workspace: ChannelName.Unnamed } => "Slack",
        var name => $"Slack workspace {name.Workspace}",
    };
}
