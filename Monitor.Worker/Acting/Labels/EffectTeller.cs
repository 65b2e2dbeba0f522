using System.Collections.Concurrent;
using Monitor.Worker.Acting.Caring;
using Monitor.Worker.Acting.Intake;
using Monitor.Worker.Acting.Slack;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Acting.Labels;

/// <summary>A label whose giver wants to know what it would change.</summary>
/// <param name="Back">Where to tell it.</param>
internal sealed record ExpectedEffect(long Label, ItemSummary Item, SlackRequest Back);

/// <summary>
/// Tells those who labelled in Slack what their label would change, once that is worked out. What is not known in time stands on the item's
/// page when it is.
/// </summary>
internal sealed partial class EffectTeller(LabelStore labels, SlackTalk talk, IItemMessages messages, ActingSettings settings, TimeProvider time, ILogger<EffectTeller> logger) : BackgroundService
{
    private const int MostWaiting = 200;

    /// <summary>Working it out takes seconds, and several times that when many label.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<long, (ExpectedEffect Expected, DateTimeOffset Until)> _waiting = new();

    public void Expect(ExpectedEffect expected)
    {
        if (_waiting.Count < MostWaiting) _waiting[expected.Label] = (expected, time.GetUtcNow() + Patience);
    }

    /// <summary>Tells what has become known, and lets go what nobody waits for any longer.</summary>
    /// <returns>How many were told.</returns>
    public async Task<int> LookAsync(CancellationToken ct)
    {
        var told = 0;
        foreach (var (id, (expected, until)) in _waiting)
        {
            var label = await labels.FindAsync(id, ct);
            if (label is { Holds: true, Effect: { } effect } && _waiting.TryRemove(id, out _))
            {
                await talk.TellAsync(expected.Back with { ResponseUrl = null }, LabelSentences.Effect(effect, ItemLine.Title(expected.Item, settings)), ct);
                await messages.RefreshAsync(expected.Item.Id, ct);
                told++;
            }
            else if (label is not { Holds: true } || until <= time.GetUtcNow())
            {
                _waiting.TryRemove(id, out _);
            }
        }

        return told;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested && settings.Workspaces.Any(workspace => workspace.BotToken is not null))
        {
            try
            {
                await LookAsync(stoppingToken);
                await Task.Delay(Look, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                Log.Failed(logger, fault);
                await Task.Delay(Look, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "What a label would change could not be told; it stands on the item's page.")]
        public static partial void Failed(ILogger logger, Exception fault);
    }
}
