using Monitor.Worker.Storage;
using Monitor.Worker.Versioning.Likeness;

namespace Monitor.Worker.Following;

/// <summary>Looks at each item whose text is new for others that may be the same matter, and suggests them. A person decides.</summary>
internal sealed partial class LikenessFollower(LikenessStore store, CommitSignal signal, TimeProvider time, ILogger<LikenessFollower> logger) : BackgroundService
{
    private const int Batch = 50;

    /// <summary>A legislative term is seldom longer; what lies further apart is another attempt.</summary>
    private const int NearDays = 730;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(60);

    /// <summary>Until everything that is committed now has been looked at.</summary>
    /// <returns>How many suggestions are new.</returns>
    public async Task<int> CatchUpAsync(CancellationToken ct)
    {
        var suggested = 0;
        for (var cursor = await store.CursorAsync(ct); ;)
        {
            var batch = await store.ReadSinceAsync(cursor, Batch, ct);
            if (batch.Cursor == cursor) return suggested;
            suggested += await LookAsync(batch, ct);
            cursor = batch.Cursor;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var ticket = signal.Next();
            try
            {
                var suggested = await CatchUpAsync(stoppingToken);
                if (suggested > 0) Log.Suggested(logger, suggested);
                await signal.WaitAsync(ticket, Look, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                Log.Behind(logger, Pause, fault);
                await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<int> LookAsync(LikenessBatch batch, CancellationToken ct)
    {
        List<Sketch> sketches = [.. batch.Items.Select(item => new Sketch(item, Sketcher.Of(item.Jurisdiction, item.Title, item.Text)))];
        if (sketches.Count > 0) await store.SketchAsync(sketches, ct);
        var pairs = new List<AlikePair>();
        foreach (var sketch in sketches) pairs.AddRange(await AlikeAsync(sketch, ct));
        return await store.FinishAsync(sketches, pairs, batch.Cursor, ct);
    }

    private async Task<IReadOnlyList<AlikePair>> AlikeAsync(Sketch sketch, CancellationToken ct)
    {
        var candidates = await store.CandidatesAsync(sketch, NearDays, ct);
        if (candidates.Count == 0) return [];
        var own = PortraitOf(sketch.Item);
        var pairs = new List<AlikePair>();
        foreach (var candidate in candidates)
        {
            var alike = Alikeness.Of(own, PortraitOf(candidate));
            if (alike.IsEnough) pairs.Add(new AlikePair(sketch.Item.ItemId, candidate.ItemId, alike.Title, alike.Text));
        }

        return pairs;
    }

    private static Portrait PortraitOf(LikenessText item) => Portrait.Of(item.Title, item.Text, item.Number);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Count} new suggestions that two items are one matter; they wait on the page Merges.")]
        public static partial void Suggested(ILogger logger, int count);

        [LoggerMessage(Level = LogLevel.Error, Message = "Looking for items that are alike failed; nothing is lost, it is tried again in {Pause}.")]
        public static partial void Behind(ILogger logger, TimeSpan pause, Exception fault);
    }
}
