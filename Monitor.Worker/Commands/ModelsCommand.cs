using System.CommandLine;
using System.Globalization;
using Monitor.Classifiers.Models;
using Monitor.Worker.Learning;

namespace Monitor.Worker.Commands;

/// <summary>The model in use, the candidate and those before: tried, promoted, rolled back, each in a person's name.</summary>
internal static class ModelsCommand
{
    private static readonly Option<string> Who = new("--who") { Description = "In whose name it happens.", Required = true, HelpName = "name" };
    private static readonly Option<string?> Reason = new("--reason") { Description = "Why; needed where something that is found today would be missed.", HelpName = "text" };
    private static readonly Option<string?> Lost = new("--lost") { Description = "What would be missed, as 'models try' and a refusal mark it: a signature holds for what was read.", HelpName = "mark" };
    private static readonly Argument<string> Id = new("model") { Description = "Id of a model that 'models list' names." };

    public static Command Create()
    {
        var list = new Command("list", "What is in use, on trial and kept.");
        list.SetAction(ListAsync);
        var trial = new Command("try", "Hold the candidate against the model in use: gold set, canaries, and what it would have done with the last 90 days.");
        trial.SetAction(TryAsync);
        var promote = new Command("promote", "Put the candidate to use that was tried: it is named, because another may have been trained since.") { Id, Who, Reason, Lost };
        promote.SetAction(PromoteAsync);
        var rollback = new Command("rollback", "Go back to the model before.") { Who, Reason };
        rollback.SetAction(RollBackAsync);
        var restore = new Command("restore", "Make an older model the candidate, to be tried and promoted like any other.") { Id, Who };
        restore.SetAction(RestoreAsync);
        return new Command("models", "Models: the one in use, the candidate, those before.") { list, trial, promote, rollback, restore };
    }

    private static async Task<int> ListAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var toolbox = await Toolbox.Open(parsed).WithStoreToReadAsync(ct);
        var folder = toolbox.Get<ModelProvision>().Folder;
        List<string> lines = [];
        foreach (var (slot, name) in ((ModelSlot, string)[])[(ModelSlot.Active, "in use"), (ModelSlot.Candidate, "candidate"), (ModelSlot.Previous, "before")])
        {
            if (folder.ReadCard(slot) is { } card) lines.Add(Line(name, card));
        }

        lines.AddRange(folder.ListRetired().Select(card => Line("kept", card)));
        if (lines.Count == 0) lines.Add("No model yet: 'run' makes one at its first start, and 'train' makes one and a candidate.");
        foreach (var line in lines) await Console.Out.WriteLineAsync(line);
        return ExitCodes.Done;
    }

    private static async Task<int> TryAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var toolbox = await Toolbox.Open(parsed).WithModelToReadAsync(ct);
        if (await toolbox.Get<Promotion>().TryAsync(ct) is not { } trial)
        {
            await Console.Error.WriteLineAsync("There is no candidate; 'train' makes one.");
            return ExitCodes.Refused;
        }

        await ModelWords.TellAsync(trial, Console.Out);
        var watch = toolbox.Get<CandidateWatch>();
        await watch.CatchUpAsync(ct);
        if (await watch.BackTestAsync(ct) is { } past) await ModelWords.TellAsync(past, $"In the last {CandidateWatch.Days} days", Console.Out);
        return ExitCodes.Done;
    }

    private static async Task<int> PromoteAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var toolbox = await Toolbox.Open(parsed).WithModelToReadAsync(ct);
        return await ModelWords.PromoteAsync(toolbox, new TrialRead(parsed.GetRequiredValue(Id), parsed.GetValue(Lost)), parsed.GetRequiredValue(Who), parsed.GetValue(Reason), ct);
    }

    private static async Task<int> RollBackAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var toolbox = await Toolbox.Open(parsed).WithModelToReadAsync(ct);
        return await ModelWords.TellAsync(await toolbox.Get<Promotion>().RollBackAsync(null, parsed.GetRequiredValue(Who), parsed.GetValue(Reason), ct));
    }

    private static async Task<int> RestoreAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var toolbox = await Toolbox.Open(parsed).WithStoreAsync(ct);
        var id = parsed.GetRequiredValue(Id);
        if (!await toolbox.Get<Promotion>().RestoreAsync(id, parsed.GetRequiredValue(Who), ct))
        {
            await Console.Error.WriteLineAsync($"No kept model is called {id}; 'models list' names them.");
            return ExitCodes.Refused;
        }

        await Console.Out.WriteLineAsync($"{id} is the candidate now. 'models try' holds it against the model in use.");
        return ExitCodes.Done;
    }

    private static string Line(string name, ModelCard card) => string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-10} {card.Id}  {card.TrainedAt.UtcDateTime:yyyy-MM-dd HH:mm}  {card.Examples} examples  PR-AUC {card.Metrics.PrAuc:0.000}  recall {card.Metrics.Recall.Value:0.00} ({card.Metrics.Recall.Low:0.00}-{card.Metrics.Recall.High:0.00}, n {card.Metrics.Recall.Of})");
}
