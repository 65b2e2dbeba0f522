using System.Globalization;
using Monitor.Worker.Labelling;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Web.Tuning;

/// <summary>Why a question is asked, and by which chance, as people read it.</summary>
internal static class AskWords
{
    /// <summary>Farther from the threshold than this, the model is not in doubt: the queue had nothing nearer.</summary>
    private const double Near = 0.25;

    private const string ByRule = "Chosen by a rule, not by lot: ";

    /// <summary>In a word or two, for lists.</summary>
    public static string Name(AskReason reason) => reason switch
    {
        AskReason.Uncertain => "near the threshold",
        AskReason.HighUnseen => "scored high, unseen",
        AskReason.Sample => "drawn by lot",
        AskReason.NewSource => "new source",
        AskReason.Repeat => "labelled before",
        AskReason.SecondOpinion => "second opinion",
    };

    /// <summary>As a label keeps it; what an older version kept stays as it was written.</summary>
    public static string Name(string asked) => Enum.TryParse<AskReason>(asked, out var reason) && Enum.IsDefined(reason) ? Name(reason) : asked;

    /// <summary>What may be read before answering: it gives away neither the score nor what others said.</summary>
    public static string Why(Ask ask, SampleRound? round) => ask.Reason switch
    {
        AskReason.Uncertain when Math.Abs(ask.Relevance - ask.Threshold) <= Near => ByRule + "near the threshold, the model does not know.",
        AskReason.Uncertain => ByRule + "of what nobody has looked at, its score is nearest the threshold.",
        AskReason.HighUnseen => ByRule + "it scored high, and no person has looked.",
        AskReason.Sample => $"Drawn by lot: {Drawn(ask, round, "of one band of scores")}.",
        AskReason.NewSource => ByRule + "a new source, of which hardly anything is labelled.",
        AskReason.Repeat => ByRule + "you or somebody else labelled it before. Does one decide alike twice?",
        // The same words for both ways in: which of the two it was would tell what the first label said.
        AskReason.SecondOpinion => "Second opinion: somebody else has labelled it; you do not see what. "
            + $"1 label in {Labeller.SecondedByLot} is seconded by lot, and each that speaks against its precedents.",
    };

    /// <summary>Of a draw by lot, with its band of scores, which is the model's opinion; null for every other reason.</summary>
    public static string? Band(Ask ask, SampleRound? round) => ask is { Reason: AskReason.Sample, Stratum: { } band }
        ? $"Drawn by lot: {Drawn(ask, round, $"that scored {band} in this round")}."
        : null;

    private static string Drawn(Ask ask, SampleRound? round, string which)
    {
        if (round?.Strata.FirstOrDefault(stratum => stratum.Name == ask.Stratum) is { } stratum)
        {
            if (stratum.Drawn >= stratum.Population) return $"all {Words.Count(stratum.Population, "item", "items")} {which}, so your answer counts for itself alone";
            return $"{Words.Count(stratum.Drawn)} of {Words.Count(stratum.Population, "item", "items")} {which}, so your answer counts for {Weight(stratum.Population / (double)stratum.Drawn)}";
        }

        return ask.Probability is { } chance and > 0 ? $"from the items {which}, so your answer counts for {Weight(1 / chance)}" : $"from the items {which}";
    }

    private static string Weight(double others)
    {
        var whole = Math.Round(others);
        var figure = whole.ToString("N0", CultureInfo.InvariantCulture);
        return Math.Abs(others - whole) < 1e-6 ? figure : $"about {figure}";
    }
}
