namespace Monitor.Worker.Alerting;

/// <summary>What cannot be sent to until an operator mends it.</summary>
/// <param name="Channel">As rules name it; without an id, the whole workspace.</param>
/// <param name="NextProbe">When it is tried again, by one message or one question.</param>
internal sealed record SendingBlock(string Channel, DateTimeOffset Since, string Reason, DateTimeOffset NextProbe);

/// <summary>
/// Channels that stand still, and workspaces that do. Known to this process only: another finds out by its own first message,
/// and so does this one after a restart.
/// </summary>
internal sealed class SendingBlocks(TimeProvider time)
{
    public static readonly TimeSpan ProbeEvery = TimeSpan.FromMinutes(3);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, SendingBlock> _blocks = new(StringComparer.Ordinal);

    /// <summary>Each workspace before its channels.</summary>
    public IReadOnlyList<SendingBlock> All
    {
        get
        {
            lock (_gate) return [.. _blocks.Values.OrderBy(block => block.Channel, StringComparer.Ordinal)];
        }
    }

    /// <returns>True when it stands still only now.</returns>
    public bool Stop(BlockScope scope, string channel, string reason)
    {
        var key = scope == BlockScope.Workspace ? WorkspaceOf(channel) : channel;
        var now = time.GetUtcNow();
        lock (_gate)
        {
            var isNew = !_blocks.TryGetValue(key, out var known);
            _blocks[key] = new SendingBlock(key, known?.Since ?? now, reason, now + ProbeEvery);
            return isNew;
        }
    }

    /// <summary>A message went through: neither the channel nor its workspace stands still.</summary>
    public void Passed(string channel)
    {
        if (channel == AlertingOptions.Preview) return;
        lock (_gate)
        {
            _blocks.Remove(channel);
            _blocks.Remove(WorkspaceOf(channel));
        }
    }

    /// <summary>The workspace takes us again; what is wrong with single channels is not known by that.</summary>
    public void WorkspacePassed(string workspace)
    {
        lock (_gate) _blocks.Remove(workspace);
    }

    /// <summary>Whether messages go to the channel now, as many as there are.</summary>
    public bool IsOpen(string channel)
    {
        if (channel == AlertingOptions.Preview) return true;
        lock (_gate) return !_blocks.ContainsKey(channel) && !_blocks.ContainsKey(WorkspaceOf(channel));
    }

    /// <summary>Whether one message may find out whether a channel that stands still still does. Its workspace must go.</summary>
    public bool MayProbe(string channel)
    {
        lock (_gate) return !_blocks.ContainsKey(WorkspaceOf(channel)) && _blocks.TryGetValue(channel, out var block) && block.NextProbe <= time.GetUtcNow();
    }

    /// <summary>The workspaces that stand still and are to be asked, each as a channel without an id.</summary>
    public IReadOnlyList<string> WorkspacesToProbe()
    {
        var now = time.GetUtcNow();
        lock (_gate) return [.. _blocks.Values.Where(block => ChannelName.Of(block.Channel).IsWorkspace && block.NextProbe <= now).Select(block => block.Channel)];
    }

    private static string WorkspaceOf(string channel) => ChannelName.OfWorkspace(ChannelName.Of(channel).Workspace).ToString();
}
