using System.CommandLine;
using System.Globalization;
using Monitor.Worker.Following.Searches;
using Monitor.Worker.Indexing;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Commands;

/// <summary>Saved searches from the command line: nothing is changed and nobody is told.</summary>
internal static class SearchesCommand
{
    private static readonly Argument<string[]> Words = new("query") { Description = "As typed in the search box. See docs/search.md.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<bool> OtherLanguages = new("--other-languages") { Description = "Also what the lexicon calls the same in other languages." };
    private static readonly Option<int> Days = new("--days") { Description = "Items that changed in so many days.", DefaultValueFactory = _ => 30 };

    public static Command Create()
    {
        var list = new Command("list", "Show the saved searches and what came of them.");
        list.SetAction(ListAsync);
        var preview = new Command("preview", "Say how often a search would have alerted in the last 90 days.") { Words, OtherLanguages };
        preview.SetAction(PreviewAsync);
        var run = new Command("run", "Ask every active search about what changed lately, without telling anybody.") { Days };
        run.SetAction(RunAsync);
        return new Command("searches", "Searches that alert on what they newly find.") { list, preview, run };
    }

    private static async Task<int> ListAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var toolbox = await Toolbox.Open(parsed).WithStoreToReadAsync(ct);
        var all = await toolbox.Get<SavedSearchStore>().ListAsync(ct);
        if (all.Count == 0) await Console.Out.WriteLineAsync("No saved search yet.");
        foreach (var (search, recent, last) in all)
        {
            var found = last is { } at ? string.Create(CultureInfo.InvariantCulture, $"last {at.UtcDateTime:yyyy-MM-dd}, {recent} in 30 days") : "nothing found yet";
            await Console.Out.WriteLineAsync($"[{search.Id.ToString(CultureInfo.InvariantCulture)}] {search.Name}\t{search.Owner}\t{search.State}\t{search.Channel}, {search.Rhythm}\t{found}\t?{search.Address}");
            if (search.Why is { } why) await Console.Out.WriteLineAsync($"    {why}");
        }

        return ExitCodes.Done;
    }

    private static async Task<int> PreviewAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var toolbox = await Toolbox.Open(parsed).WithStoreToReadAsync(ct);
        var query = SearchAddress.Read(null) with { Text = string.Join(' ', parsed.GetValue(Words)!), OtherLanguages = parsed.GetValue(OtherLanguages) };
        if (SearchAddress.IsEmpty(query))
        {
            await Console.Error.WriteLineAsync("The search asks for nothing: everything would be found.");
            return ExitCodes.Refused;
        }

        using var index = ReadOnlyIndex.Open(toolbox);
        if (index is null)
        {
            await Console.Error.WriteLineAsync("There is no index yet: start the worker, or run 'crawl' or 'reindex'.");
            return ExitCodes.Failed;
        }

        var preview = await toolbox.Get<SearchPreviewer>().ReadAsync(query, index.Asker, ct);
        if (preview.Note is { } note) await Console.Out.WriteLineAsync(note);
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{preview.Total} found; {preview.Recent} alerts in the last {SearchPreview.Days} days, about {preview.AWeek:0.#} a week."));
        foreach (var item in preview.Newest) await Console.Out.WriteLineAsync($"  [{item.Id.ToString(CultureInfo.InvariantCulture)}] {item.Jurisdiction} {item.Title}");
        return ExitCodes.Done;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var toolbox = await Toolbox.Open(parsed).WithStoreToReadAsync(ct);
        var trial = await toolbox.Get<SearchTrial>().RunAsync(parsed.GetValue(Days), ct);
        if (trial.Lines.Count == 0) await Console.Out.WriteLineAsync("No active saved search yet.");
        foreach (var line in trial.Lines)
        {
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"[{line.Search.Id}] {line.Search.Name}: {line.Items.Count} of {trial.Items} items"));
            foreach (var item in line.Items.Take(5)) await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  [{item.ItemId}] {item.Jurisdiction} {item.Title}"));
            if (line.Fault is { } fault) await Console.Out.WriteLineAsync($"  It cannot be asked: {fault}");
        }

        if (trial.Items > 0) await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{trial.MillisecondsAnItem:0.00} ms an item for {trial.Lines.Count} searches."));
        return ExitCodes.Done;
    }
}
