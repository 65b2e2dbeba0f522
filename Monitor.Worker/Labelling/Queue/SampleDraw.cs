using System.Globalization;
using Monitor.Classifiers.Evaluation;
using Monitor.Worker.Classifying;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Labelling.Queue;

/// <summary>
/// Draws by lot from everything that came in as news since the last draw, more where the scores are less clear. Each item has a known chance, so
/// that what people say of a few tells how many of all were missed.
/// </summary>
internal sealed class SampleDraw(AskStore asks, ActiveClassifier active, TimeProvider time)
{
    public static readonly TimeSpan Every = TimeSpan.FromDays(7);

    /// <summary>The first draw looks back so far: what lies longer behind says little of what comes in.</summary>
    private static readonly TimeSpan FirstReach = TimeSpan.FromDays(28);

    /// <summary>Read a week by one person in a quarter of an hour.</summary>
    private const int Below = 20;

    /// <summary>What was alerted is looked at again, blind: a person who misses a label hides a miss of the model.</summary>
    private const int Above = 6;

    private static readonly double[] Borders = [0, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 1.01];

    /// <returns>The round; null when none is due or nothing came in.</returns>
    public async Task<SampleRound?> DrawIfDueAsync(string who, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var last = await asks.RoundsAsync(ct) is [var newest, ..] ? newest : null;
        return last is not null && now - last.Until < Every ? null : await DrawAsync(last?.Until ?? now - FirstReach, now, who, ct);
    }

    private async Task<SampleRound?> DrawAsync(DateTimeOffset from, DateTimeOffset until, string who, CancellationToken ct)
    {
        var frame = await asks.FrameAsync(from, until, ct);
        if (frame.Count == 0 || !active.IsReady) return null;
        var threshold = active.Thresholds.Alert;
        var drawn = DrawStrata(StrataOf(frame, threshold), threshold, Seed(until));
        var candidates = (await asks.CandidatesAsync([.. drawn.SelectMany(stratum => stratum.Drawn)], ct)).ToDictionary(candidate => candidate.ItemId);
        var questions = drawn.SelectMany(stratum => stratum.Drawn.Where(candidates.ContainsKey).Select(id => new NewAsk(candidates[id], AskReason.Sample, threshold)
        {
            Stratum = stratum.Size.Name,
            Probability = stratum.Drawn.Count / (double)stratum.Size.Population,
        })).ToList();
        // An item whose text could not be found was never asked about, so it was not drawn.
        var strata = drawn.Select(stratum => new DrawnStratum(
            stratum.Size.Name, stratum.Size.LowScore >= threshold, stratum.Size.Population, stratum.Drawn.Count(candidates.ContainsKey))).ToList();
        return await asks.AddRoundAsync(new SampleRound(0, from, until, active.Current.ModelId, threshold, strata, until, who), questions, ct);
    }

    internal static IReadOnlyList<(StratumSize Size, IReadOnlyList<long> Items)> StrataOf(IReadOnlyList<(long ItemId, double Relevance)> frame, double threshold)
    {
        double[] borders = [.. Borders.Append(threshold).Distinct().Order()];
        var strata = new List<(StratumSize, IReadOnlyList<long>)>();
        for (var i = 0; i + 1 < borders.Length; i++)
        {
            var (low, high) = (borders[i], borders[i + 1]);
            var items = frame.Where(item => item.Relevance >= low && item.Relevance < high).Select(item => item.ItemId).ToList();
            if (items.Count > 0) strata.Add((new StratumSize(Name(low, high), low, Math.Min(1, high), items.Count), items));
        }

        return strata;
    }

    private static List<(StratumSize Size, IReadOnlyList<long> Drawn)> DrawStrata(
        IReadOnlyList<(StratumSize Size, IReadOnlyList<long> Items)> strata, double threshold, int seed)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (above, total) in ((bool, int)[])[(false, Below), (true, Above)])
        {
            var sizes = strata.Select(stratum => stratum.Size).Where(size => size.LowScore >= threshold == above).ToList();
            foreach (var (size, draw) in SampleAllocation.Allocate(sizes, total)) counts[size.Name] = draw;
        }

        return [.. strata.Select((stratum, at) => (stratum.Size, SeededSample.Draw(stratum.Items, counts[stratum.Size.Name], seed + at)))];
    }

    private static string Name(double low, double high) => string.Create(CultureInfo.InvariantCulture, $"{low:0.00} to {Math.Min(1, high):0.00}");

    // The same draw of the same day: a crash between the draw and its keeping changes nothing of who is drawn.
    private static int Seed(DateTimeOffset until) => (int)(until.ToUnixTimeSeconds() / 86_400);
}
