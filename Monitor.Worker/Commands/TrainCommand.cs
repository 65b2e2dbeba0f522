using System.CommandLine;
using System.Globalization;
using Monitor.Worker.Learning;

namespace Monitor.Worker.Commands;

/// <summary>Labels in, candidate out; put to use only when a named person says so.</summary>
internal static class TrainCommand
{
    private static readonly Option<string?> Promote = new("--promote") { Description = "Put the new model to use, in this person's name, unless something that is found today would be missed: nobody can sign for what nobody has read yet. Without it the model waits as candidate.", HelpName = "name" };

    private static readonly Option<string?> Reason = new("--reason") { Description = "Why, for the log.", HelpName = "text" };

    public static Command Create()
    {
        var command = new Command("train", "Train a model from the shipped labels, those given here and what is usual in what is crawled; it waits as candidate.") { Promote, Reason };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var toolbox = await Toolbox.Open(parsed).WithModelAsync(ct);
        var card = await toolbox.Get<ModelTraining>().TrainCandidateAsync(new StandardErrorProgress(), ct);
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Candidate {card.Id}: {card.Examples} examples ({card.Relevant} relevant) of {card.Families} families in {card.Languages} languages, {card.VocabularySize} features, {card.Background} passages of what is crawled here."));
        if (parsed.GetValue(Promote) is { Length: > 0 } who) return await ModelWords.PromoteAsync(toolbox, new TrialRead(card.Id, LostMark: null), who, parsed.GetValue(Reason), ct);
        await Console.Out.WriteLineAsync($"It is not in use. 'models try' holds it against the model in use; 'models promote {card.Id} --who NAME' puts it to use.");
        return ExitCodes.Done;
    }
}
