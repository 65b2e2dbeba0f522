using System.CommandLine;
using System.Globalization;
using Monitor.Worker.Learning;

namespace Monitor.Worker.Commands;

/// <summary>Labels in, candidate out; put to use only when a named person says so.</summary>
internal static class TrainCommand
{
    private static readonly Option<string?> Promote = new("--promote") { Description = "Put the new model to use, in this person's name. Without it the model waits as candidate.", HelpName = "name" };

    public static Command Create()
    {
        var command = new Command("train", "Train a model from the shipped labels and those given here; it waits as candidate.") { Promote };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var toolbox = await Toolbox.Open(parsed).WithStoreAsync(ct);
        var training = toolbox.Get<ModelTraining>();
        var card = await training.TrainCandidateAsync(new StandardErrorProgress(), ct);
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Candidate {card.Id}: {card.Examples} examples ({card.Relevant} relevant) of {card.Families} families in {card.Languages} languages, {card.VocabularySize} features."));
        if (parsed.GetValue(Promote) is not { Length: > 0 } who)
        {
            await Console.Out.WriteLineAsync("It is not in use. 'evaluate' shows how good it would be; 'train --promote NAME' puts one to use.");
            return ExitCodes.Done;
        }

        await training.PromoteAsync(who, ct);
        await Console.Out.WriteLineAsync($"In use from the next start of the worker on, promoted by {who}. The one before is kept.");
        return ExitCodes.Done;
    }
}
