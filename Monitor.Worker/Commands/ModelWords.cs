using System.Globalization;
using Monitor.Classifiers.Evaluation;
using Monitor.Worker.Learning;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Commands;

/// <summary>Trials and promotions as the command line tells them.</summary>
internal static class ModelWords
{
    private const int MostTitles = 20;

    public static async Task<int> PromoteAsync(Toolbox toolbox, TrialRead read, string who, string? reason, CancellationToken ct) =>
        await TellAsync(await toolbox.Get<Promotion>().PromoteAsync(read, who, reason, ct));

    public static async Task<int> TellAsync(PromotionOutcome outcome)
    {
        switch (outcome)
        {
            case PromotionOutcome.Done(var change):
                await Console.Out.WriteLineAsync($"{change.ModelId} is in use, in the name of {change.Who}; a running worker takes it up within a minute. 'models rollback' goes back to {change.Before}.");
                return ExitCodes.Done;
            case PromotionOutcome.NeedsReason(var trial):
                await Console.Error.WriteLineAsync($"Not promoted: {trial.Lost.Count} that are found today would be missed. Look at them, and sign with {Signature(trial)} to promote all the same.");
                await ListAllAsync(trial.Lost);
                return ExitCodes.Refused;
            case PromotionOutcome.OtherLosses(var trial):
                await Console.Error.WriteLineAsync($"Not promoted: what would be missed is not what was read, because labels, the dial or the model in use changed meanwhile. It is now {trial.Lost.Count}; look at them, and sign with {Signature(trial)} to promote all the same.");
                await ListAllAsync(trial.Lost);
                return ExitCodes.Refused;
            case PromotionOutcome.AnotherThere:
                await Console.Error.WriteLineAsync("Nothing was changed: another model stands there now than the one that was named. 'models list' names it, and 'models try' tries a candidate.");
                return ExitCodes.Refused;
            case PromotionOutcome.NothingThere(var why):
                await Console.Error.WriteLineAsync(why);
                return ExitCodes.Refused;
            default:
                throw new InvalidOperationException($"Unknown outcome {outcome}.");
        }
    }

    public static async Task TellAsync(CandidateTrial trial, TextWriter output)
    {
        await output.WriteLineAsync($"Candidate {trial.Candidate.Id} beside {trial.OfActive.ModelId}, on {trial.OfCandidate.Outcomes.Count} gold examples that nobody trains on:");
        await output.WriteLineAsync("  candidate  " + Figures(trial.OfCandidate.Relevance));
        await output.WriteLineAsync("  in use     " + Figures(trial.OfActive.Relevance));
        await output.WriteLineAsync("  keywords   " + Figures(trial.OfKeywords.Relevance));
        await output.WriteLineAsync($"Canaries met: {trial.OfCandidate.CanariesMet.Count} of {trial.OfCandidate.Canaries.Count}.");
        await ListAsync("Would be missed and is found today (or is a law that every model must know)", trial.Lost, output);
        if (trial.NeedsSignature) await output.WriteLineAsync($"  Whoever promotes it all the same signs for these: {Signature(trial)}");
        await ListAsync("Would be found and is missed today", trial.Won, output);
        await ListAsync("Would be flagged for nothing", trial.Noise, output);
    }

    public static async Task TellAsync(TrialSummary summary, string when, TextWriter output)
    {
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{when} ({summary.Items} items that were news): {summary.FlaggedNow} flagged by the model in use, {summary.FlaggedByTrial} by the candidate; you would have got {summary.Gained} more and lost {summary.Lost}."));
        foreach (var item in summary.MostGained) await output.WriteLineAsync(Line("+", item));
        foreach (var item in summary.MostLost) await output.WriteLineAsync(Line("-", item));
    }

    private static string Signature(CandidateTrial trial) => $"--reason TEXT --lost {trial.LostMark}";

    private static async Task ListAllAsync(IReadOnlyList<string> titles)
    {
        foreach (var title in titles) await Console.Error.WriteLineAsync("  " + title);
    }

    private static string Line(string sign, TrialDifference item) => string.Create(
        CultureInfo.InvariantCulture, $"  {sign} {item.Before:0.00} -> {item.After:0.00}  {item.Item.Jurisdiction}  {item.Item.Title}");

    private static async Task ListAsync(string what, IReadOnlyList<string> titles, TextWriter output)
    {
        await output.WriteLineAsync($"{what}: {titles.Count}");
        foreach (var title in titles.Take(MostTitles)) await output.WriteLineAsync("  " + title);
        if (titles.Count > MostTitles) await output.WriteLineAsync($"  and {titles.Count - MostTitles} more");
    }

    private static string Figures(Metrics metrics) => string.Create(
        CultureInfo.InvariantCulture,
        $"recall {metrics.Recall.Value:0.00} ({metrics.Recall.Low:0.00}-{metrics.Recall.High:0.00}, n {metrics.Recall.Of})  precision {metrics.Precision.Value:0.00} ({metrics.Precision.Low:0.00}-{metrics.Precision.High:0.00}, n {metrics.Precision.Of})  PR-AUC {metrics.PrAuc:0.000}");
}
