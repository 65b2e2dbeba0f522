using System.CommandLine;
using System.Globalization;
using Monitor.Classifiers.Evaluation;
using Monitor.Worker.Learning;

namespace Monitor.Worker.Commands;

/// <summary>The two thresholds in users' words.</summary>
internal static class DialCommand
{
    private static readonly Option<double> Alert = new("--alert") { Description = "Relevance from which an item is alerted, 0.01 to 0.99.", Required = true };
    private static readonly Option<double> Review = new("--review") { Description = "Relevance from which it is listed as a near miss, at most the other.", Required = true };
    private static readonly Option<string> Who = new("--who") { Description = "In whose name.", Required = true, HelpName = "name" };
    private static readonly Option<string?> Reason = new("--reason") { Description = "Why.", HelpName = "text" };

    public static Command Create()
    {
        var set = new Command("set", "Set both thresholds. A running worker takes them up within a minute.") { Alert, Review, Who, Reason };
        set.SetAction(SetAsync);
        var dial = new Command("dial", "How much to be alerted: what each position of the dial would have meant.") { set };
        dial.SetAction(ShowAsync);
        return dial;
    }

    private static async Task<int> ShowAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var toolbox = await Toolbox.Open(parsed).WithModelToReadAsync(ct);
        var reading = await toolbox.Get<DialReport>().ReadAsync(ct);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"In force: alert from {reading.Now.Alert:0.00}, near miss from {reading.Now.Review:0.00}."));
        foreach (var position in reading.Positions)
        {
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{position.Threshold:0.00}  (a missed law is as bad as {position.CostRatio} needless alerts): {DialWords.Say(position)}"));
        }

        return ExitCodes.Done;
    }

    private static async Task<int> SetAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var toolbox = await Toolbox.Open(parsed).WithModelToReadAsync(ct);
        var wrong = await toolbox.Get<DialReport>().SetAsync(parsed.GetValue(Alert), parsed.GetValue(Review), parsed.GetRequiredValue(Who), parsed.GetValue(Reason), ct);
        if (wrong is null) return ExitCodes.Done;
        await Console.Error.WriteLineAsync(wrong);
        return ExitCodes.Refused;
    }
}
