using System.Diagnostics;
using Microsoft.Extensions.Options;
using Monitor.Worker.Alerting;
using Monitor.Worker.Following.Threads;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Following;

/// <summary>
/// Sends what is owed, each channel in a lane of its own, so that one that is slow or closed holds up no other. A row is claimed before
/// its message is sent and marked after; a claim whose process died is due again when its lease ends.
/// </summary>
internal sealed partial class DeliverySender(
    DeliveryStore deliveries, DeliveryDispatch dispatch, INotifier notifier, SendingBlocks blocks, IOptions<AlertingOptions> options,
    CommitSignal signal, TimeProvider time, ILogger<DeliverySender> logger) : SendingLoop(signal, time, logger)
{
    private const int Batch = 20;

    private static readonly TimeSpan ShortestRest = TimeSpan.FromSeconds(1);

    // A lane that has to wait longer ends, and is begun again when its messages are due.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Task<LaneRun>> _lanes = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override async Task<int> SendDueAsync(CancellationToken ct)
    {
        var sent = 0;
        while (true)
        {
            var runs = await Task.WhenAll(await LanesAsync(RunAsync, ct));
            sent += runs.Sum(run => run.Sent);
            if (runs.All(run => run.Claimed == 0)) return sent;
        }
    }

    protected override async Task<TimeSpan> LookAsync(CancellationToken ct)
    {
        await LanesAsync(RunGuardedAsync, ct);
        var wait = await deliveries.NextDueAsync(ct) is { } due ? due - Now : Look;
        return wait < ShortestRest ? ShortestRest : wait > Look ? Look : wait;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await base.ExecuteAsync(stoppingToken);
        Task[] lanes;
        lock (_gate) lanes = [.. _lanes.Values];
        await Task.WhenAll(lanes).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<List<Task<LaneRun>>> LanesAsync(Func<string, CancellationToken, Task<LaneRun>> run, CancellationToken ct)
    {
        await ProbeAsync(ct);
        var due = await deliveries.DueChannelsAsync(Now, ct);
        lock (_gate)
        {
            var running = new List<Task<LaneRun>>();
            foreach (var channel in due.Where(channel => blocks.IsOpen(channel) || blocks.MayProbe(channel)))
            {
                if (!_lanes.TryGetValue(channel, out var lane) || lane.IsCompleted) _lanes[channel] = lane = Task.Run(() => run(channel, ct), ct);
                running.Add(lane);
            }

            return running;
        }
    }

    private async Task<LaneRun> RunGuardedAsync(string channel, CancellationToken ct)
    {
        try
        {
            return await RunAsync(channel, ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            Log.LaneFailed(Logger, channel, fault);
            return LaneRun.Nothing;
        }
    }

    private async Task<LaneRun> RunAsync(string channel, CancellationToken ct)
    {
        for (var run = LaneRun.Nothing; ;)
        {
            var isOpen = blocks.IsOpen(channel);
            if (!isOpen && !blocks.MayProbe(channel)) return run;
            var (claimed, sent, pause) = await SendSomeAsync(channel, isOpen ? Batch : 1, ct);
            run = new LaneRun(run.Claimed + claimed, run.Sent + sent);
            if (claimed == 0 || pause > LongestPause) return run;
            if (pause > TimeSpan.Zero) await RestAsync(pause, ct);
        }
    }

    private async Task<(int Claimed, int Sent, TimeSpan Pause)> SendSomeAsync(string channel, int take, CancellationToken ct)
    {
        var (claimed, sent) = (0, 0);
        foreach (var delivery in await deliveries.DueInAsync(channel, Now, take, ct))
        {
            var now = Now;
            if (!await deliveries.ClaimAsync(delivery, now, now + options.Value.Lease, ct)) continue;
            claimed++;
            switch (await SendAsync(delivery, ct))
            {
                case DeliveryStep.Done:
                    sent++;
                    break;
                case DeliveryStep.Again { Stops: not null }:
                    return (claimed, sent, TimeSpan.MaxValue);
                case DeliveryStep.Again { IsFree: true } limit:
                    return (claimed, sent, limit.NotBefore - Now);
            }
        }

        return (claimed, sent, TimeSpan.Zero);
    }

    private async Task<DeliveryStep> SendAsync(Delivery delivery, CancellationToken ct)
    {
        var done = await dispatch.SendAsync(delivery, ct);
        var now = Now;
        var step = DeliveryPolicy.After(done.Outcome, delivery.AttemptsWithThis, now, options.Value.RetryAfter);
        switch (step)
        {
            case DeliveryStep.Done at:
                blocks.Passed(delivery.Channel);
                await deliveries.MarkSentAsync(delivery.Id, now, new PostedMessage(at.ChannelId, at.MessageId) { Drawn = done.Drawn, Remark = done.Remark }, ct);
                break;
            case DeliveryStep.Again again:
                if (again.Stops is { } scope && blocks.Stop(scope, delivery.Channel, again.Reason)) Log.Stopped(Logger, delivery.Channel, again.Reason);
                await deliveries.MarkRetryAsync(delivery.Id, new SendingEnd(again.NotBefore, again.Reason) { InDoubt = again.InDoubt || done.StillInDoubt, IsFree = again.IsFree }, ct);
                break;
            case DeliveryStep.Dead dead:
                Log.Dead(Logger, delivery.Id, delivery.Channel, dead.Reason);
                await deliveries.MarkDeadAsync(delivery.Id, new SendingEnd(now, dead.Reason) { InDoubt = dead.InDoubt || done.StillInDoubt }, ct);
                break;
            default:
                throw new UnreachableException();
        }

        return step;
    }

    /// <summary>A workspace that takes nothing is asked one question now and then, not with each message.</summary>
    private Task ProbeAsync(CancellationToken ct) => Task.WhenAll(blocks.WorkspacesToProbe().Select(workspace => ProbeAsync(workspace, ct)));

    private async Task ProbeAsync(string workspace, CancellationToken ct)
    {
        if (notifier.ConversationIn(workspace) is not { } talk) return;
        var outcome = await talk.ProbeAsync(workspace, ct);
        if (outcome is NotifyOutcome.Sent)
        {
            blocks.WorkspacePassed(workspace);
            Log.Mended(Logger, workspace.Length == 0 ? "" : $" ({workspace})");
            return;
        }

        blocks.Stop(BlockScope.Workspace, workspace, outcome switch
        {
            NotifyOutcome.Blocked blocked => blocked.Reason,
            NotifyOutcome.TryLater later => later.Reason,
            NotifyOutcome.Refused refused => refused.Reason,
            _ => "Slack gives no answer that tells.",
        });
    }

    private readonly record struct LaneRun(int Claimed, int Sent)
    {
        public static LaneRun Nothing => default;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Message {DeliveryId} to {Channel} is given up: {Reason} It is kept under dead letters.")]
        public static partial void Dead(ILogger logger, long deliveryId, string channel, string reason);

        [LoggerMessage(Level = LogLevel.Error, Message = "Nothing can be sent by way of {Channel}: {Reason} Messages are kept and sent once it is mended.")]
        public static partial void Stopped(ILogger logger, string channel, string reason);

        [LoggerMessage(Level = LogLevel.Information, Message = "Slack takes messages again{Workspace}; those that waited are sent.")]
        public static partial void Mended(ILogger logger, string workspace);

        [LoggerMessage(Level = LogLevel.Error, Message = "Messages to {Channel} could not be read or marked; they stay due.")]
        public static partial void LaneFailed(ILogger logger, string channel, Exception fault);
    }
}
