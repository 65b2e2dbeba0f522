using Monitor.Classifiers.Evaluation;
using Monitor.Worker.Classifying;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Labelling;

/// <summary>What the running monitor is likely to miss, from what people said of items drawn by lot.</summary>
/// <param name="Estimate">With its interval and number, or why there is none yet.</param>
/// <param name="Basis">The draws that it rests on.</param>
/// <param name="Waiting">Items of any draw that nobody has answered yet.</param>
/// <param name="Unsure">Of those draws, answered with "unsure" or disputed: they count for neither side.</param>
/// <param name="Missed">Of those draws, items below the threshold that people found relevant.</param>
internal sealed record RecallReading(RecallEstimate Estimate, RecallBasis Basis, int Waiting, int Unsure, IReadOnlyList<long> Missed)
{
    /// <summary>How many draws there are.</summary>
    public int Rounds => Draws.Count;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<DrawnRound> Draws { get; init; } = [];
}

/// <summary>A round with what people said of its items so far.</summary>
public sealed record DrawnRound(SampleRound Round, IReadOnlyList<DrawnBand> Bands);

/// <param name="Stratum">As it was drawn.</param>
/// <param name="Answered">Those of the drawn that people found relevant or not.</param>
/// <param name="Relevant">Of the answered.</param>
public sealed record DrawnBand(DrawnStratum Stratum, int Answered, int Relevant);

/// <summary>Gathers rounds and their answers into an estimate.</summary>
internal sealed class RecallReport(AskStore asks, LabelStore labels, ActiveClassifier active)
{
    public async Task<RecallReading> ReadAsync(CancellationToken ct)
    {
        var rounds = await asks.RoundsAsync(ct);
        var drawn = await asks.OfRoundsAsync(ct);
        var spoken = await labels.HoldingAsync([.. drawn.Select(ask => ask.Fingerprint)], ct);
        var ofRound = drawn.ToLookup(ask => ask.RoundId!.Value);
        var all = rounds.Select(round => Read(round, ofRound[round.Id], spoken)).ToList();
        var used = Basis(all);
        return new RecallReading(
            StratifiedRecall.Estimate(StrataOf(used)),
            new RecallBasis([.. used.Select(one => one.Draw.Round)], used.All(IsInForce), used.Count == all.Count),
            all.Sum(one => one.Waiting),
            used.Sum(one => one.Unsure),
            [.. used.SelectMany(one => one.Missed)])
        { Draws = [.. all.Select(one => one.Draw)] };
    }

    /// <summary>
    /// What an earlier model or threshold showed and missed says little of what is missed now. Where too little was read since, the newest
    /// draws speak, as few as there must be.
    /// </summary>
    private List<ReadRound> Basis(List<ReadRound> newestFirst)
    {
        var inForce = newestFirst.Where(IsInForce).ToList();
        if (StratifiedRecall.IsReadEnough(StrataOf(inForce)) || inForce.Count == newestFirst.Count) return inForce;
        var needed = Enumerable.Range(1, newestFirst.Count).FirstOrDefault(count => StratifiedRecall.IsReadEnough(StrataOf(newestFirst[..count])), newestFirst.Count);
        return newestFirst[..needed];
    }

    private bool IsInForce(ReadRound read) => active.Now is { } now && read.Draw.Round.ModelId == now.Classifier.ModelId && read.Draw.Round.Threshold == now.Thresholds.Alert;

    // By the band's name alone: what earlier rounds found in a band says something of it.
    private static List<SampledStratum> StrataOf(IEnumerable<ReadRound> rounds) =>
        [.. rounds.SelectMany(one => one.Draw.Bands).Select(band => new SampledStratum(band.Stratum.Name, band.Stratum.Above, band.Stratum.Population, band.Answered, band.Relevant))];

    private static ReadRound Read(SampleRound round, IEnumerable<Ask> asked, ILookup<string, Label> spoken)
    {
        var byStratum = asked.ToLookup(ask => ask.Stratum);
        var missed = new List<long>();
        var (waiting, unsure) = (0, 0);
        var bands = new List<DrawnBand>();
        foreach (var stratum in round.Strata)
        {
            var (sampled, relevant) = (0, 0);
            foreach (var ask in byStratum[stratum.Name])
            {
                var resolution = LabelResolution.Of(spoken[ask.Fingerprint]);
                if (resolution.Verdict is not { } verdict)
                {
                    // Spoken of without a verdict that counts, or not spoken of at all.
                    if (resolution.Voices.Count > 0) unsure++;
                    else waiting++;
                    continue;
                }

                sampled++;
                if (verdict != Verdict.Relevant) continue;
                relevant++;
                if (!stratum.Above) missed.Add(ask.ItemId);
            }

            bands.Add(new DrawnBand(stratum, sampled, relevant));
        }

        return new ReadRound(new DrawnRound(round, bands), waiting, unsure, missed);
    }

    private sealed record ReadRound(DrawnRound Draw, int Waiting, int Unsure, IReadOnlyList<long> Missed);
}
