using Monitor.Classifiers.Evaluation;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Labelling;

/// <summary>What the running monitor is likely to miss, from what people said of items drawn by lot.</summary>
/// <param name="Estimate">With its interval and number, or why there is none yet.</param>
/// <param name="Rounds">How many draws it rests on.</param>
/// <param name="Waiting">Drawn items that nobody has answered yet.</param>
/// <param name="Unsure">Answered with "unsure" or disputed: they count for neither side.</param>
/// <param name="Missed">Items below the threshold that people found relevant.</param>
internal sealed record RecallReading(RecallEstimate Estimate, int Rounds, int Waiting, int Unsure, IReadOnlyList<long> Missed)
{
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
internal sealed class RecallReport(AskStore asks, LabelStore labels)
{
    public async Task<RecallReading> ReadAsync(CancellationToken ct)
    {
        var rounds = await asks.RoundsAsync(ct);
        var drawn = await asks.OfRoundsAsync(ct);
        var spoken = await labels.HoldingAsync([.. drawn.Select(ask => ask.Fingerprint)], ct);
        var strata = new List<SampledStratum>();
        var draws = new List<DrawnRound>();
        var missed = new List<long>();
        var (waiting, unsure) = (0, 0);
        foreach (var round in rounds)
        {
            var bands = new List<DrawnBand>();
            foreach (var stratum in round.Strata)
            {
                var (sampled, relevant) = (0, 0);
                foreach (var ask in drawn.Where(ask => ask.RoundId == round.Id && ask.Stratum == stratum.Name))
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

                // By the band's name alone: what earlier rounds found in a band says something of it.
                strata.Add(new SampledStratum(stratum.Name, stratum.Above, stratum.Population, sampled, relevant));
                bands.Add(new DrawnBand(stratum, sampled, relevant));
            }

            draws.Add(new DrawnRound(round, bands));
        }

        return new RecallReading(StratifiedRecall.Estimate(strata), rounds.Count, waiting, unsure, missed) { Draws = draws };
    }
}
