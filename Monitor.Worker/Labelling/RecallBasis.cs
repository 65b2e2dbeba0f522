using System.Globalization;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Labelling;

/// <summary>The draws that an estimate of misses rests on.</summary>
/// <param name="Rounds">Newest first.</param>
/// <param name="InForce">All were drawn under the model and the threshold in force.</param>
/// <param name="All">There are no others.</param>
internal sealed record RecallBasis(IReadOnlyList<SampleRound> Rounds, bool InForce, bool All)
{
    /// <summary>Of what the estimate speaks, in a sentence or two; empty while nothing was drawn.</summary>
    public string InWords()
    {
        if (Rounds.Count == 0) return "";
        return InForce
            ? $"This speaks of the model and the threshold in force ({Makers()}), by {Draws(Rounds.Count)} from what came in {Span()}."
            : $"Too little was read since the model or the threshold last changed, so this speaks of {(All ? "all there is" : "the newest draws")}: {Draws(Rounds.Count)} from what came in {Span()}, {Makers()}.";
    }

    private string Makers()
    {
        var makers = Rounds.GroupBy(round => (round.ModelId, round.Threshold)).ToList();
        return string.Join("; ", makers.Select(maker => string.Create(
            CultureInfo.InvariantCulture, $"{(makers.Count > 1 ? $"{maker.Count()} " : "")}by model {maker.Key.ModelId}, which alerted from {maker.Key.Threshold:0.00}")));
    }

    // The first draw of an older store looked back to the beginning.
    private string Span()
    {
        var (from, until) = (Rounds.Min(round => round.From), Rounds.Max(round => round.Until));
        return from.Year < 1900 ? $"until {Day(until)}" : $"from {Day(from)} to {Day(until)}";
    }

    private static string Draws(int count) => count == 1 ? "1 draw" : string.Create(CultureInfo.InvariantCulture, $"{count} draws");

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
