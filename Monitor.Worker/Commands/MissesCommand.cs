using System.CommandLine;
using System.Globalization;
using Monitor.Classifiers.Evaluation;
using Monitor.Worker.Labelling;
using Monitor.Worker.Learning;

namespace Monitor.Worker.Commands;

/// <summary>What the page "What we miss" says, for a terminal.</summary>
internal static class MissesCommand
{
    public static Command Create()
    {
        var misses = new Command("misses", "How much this monitor is likely to miss, whether people agree, and whether what comes in drifts.");
        misses.SetAction(ShowAsync);
        return misses;
    }

    private static async Task<int> ShowAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var toolbox = await Toolbox.Open(parsed).WithModelToReadAsync(ct);
        await TellAsync(await toolbox.Get<RecallReport>().ReadAsync(ct), Console.Out);
        var (agreement, disputes) = await toolbox.Get<AgreementReport>().ReadAsync(ct);
        await Console.Out.WriteLineAsync($"{agreement.InWords()} Open disputes: {disputes.Count}.");
        await TellAsync(await toolbox.Get<DriftReport>().ReadAsync(ct), Console.Out);
        return ExitCodes.Done;
    }

    internal static async Task TellAsync(RecallReading reading, TextWriter output)
    {
        await output.WriteLineAsync(reading.Estimate.InWords());
        if (reading.Rounds > 0) await output.WriteLineAsync(reading.Basis.InWords());
        await output.WriteLineAsync($"Draws: {reading.Rounds}. Waiting for an answer: {reading.Waiting}. Unsure or disputed: {reading.Unsure}. Found relevant below the threshold: {reading.Missed.Count}.");
        foreach (var draw in reading.Draws)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Drawn {draw.Round.At.UtcDateTime:yyyy-MM-dd}, alerts from {draw.Round.Threshold:0.00}:"));
            foreach (var band in draw.Bands)
            {
                await output.WriteLineAsync($"  {band.Stratum.Name}  {(band.Stratum.Above ? "shown    " : "not shown")}  {band.Stratum.Drawn} drawn of {band.Stratum.Population}, {band.Answered} answered, {band.Relevant} relevant");
            }
        }
    }

    private static async Task TellAsync(DriftSummary drift, TextWriter output)
    {
        foreach (var reading in drift.Readings.OrderByDescending(DriftWords.LevelOf)) await output.WriteLineAsync(DriftWords.Say(reading));
        if (drift.NewWords.Count > 0) await output.WriteLineAsync("Words that the model has never seen: " + string.Join(", ", drift.NewWords.Select(found => $"{found.Word} ({found.Documents})")) + ".");
    }
}
