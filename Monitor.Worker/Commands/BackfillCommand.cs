using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Monitor.Worker.Crawling;
using Monitor.Worker.Documents;
using Monitor.Worker.Following;
using Monitor.Worker.Sources;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Commands;

/// <summary>Days of the past, read for the archive.</summary>
internal static class BackfillCommand
{
    private static readonly Argument<string> Id = new("source") { Description = "Id from the catalogue." };
    private static readonly Option<DateOnly> From = new("--from") { Description = "The first day, by the source's own calendar.", HelpName = "yyyy-MM-dd", Required = true, CustomParser = Day };
    private static readonly Option<DateOnly?> To = new("--to") { Description = "The last day (default: today).", HelpName = "yyyy-MM-dd", CustomParser = parsed => Day(parsed) };
    private static readonly Option<bool> Again = new("--again") { Description = "Read days that are done already once more." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON, one object a line." };

    public static Command Create()
    {
        var command = new Command(
            "backfill",
            "Read days of the past: of a source whose address holds dates, or of a list that goes on over pages, which is walked back to the first day. It asks politely, alerts nobody, and given again goes on where it was.") { Id, From, To, Again, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static DateOnly Day(ArgumentResult parsed)
    {
        var text = parsed.Tokens is [var token, ..] ? token.Value : "";
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        parsed.AddError($"'{text}' is no day. Write it like 2031-02-04.");
        return default;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var toolbox = Toolbox.Open(parsed);
        var id = parsed.GetValue(Id)!;
        if (toolbox.Get<SourceCatalog>().Find(new SourceId(id)) is not { } source)
        {
            await Console.Error.WriteLineAsync($"Not in the catalogue: {id}. 'sources list' shows the ids.");
            return ExitCodes.Refused;
        }

        var backfill = toolbox.Get<Backfill>();
        var window = new DayWindow(parsed.GetValue(From), parsed.GetValue(To) ?? backfill.Today(source));
        if (backfill.Refusal(source, window) is { } refusal)
        {
            await Console.Error.WriteLineAsync(refusal);
            return ExitCodes.Refused;
        }

        await toolbox.WithStoreAsync(ct);
        await toolbox.WithModelAsync(ct);
        var left = await ReadAsync(backfill, source, window, parsed, ct);
        await toolbox.Get<IndexFollower>().CatchUpAsync(ct);
        var days = await toolbox.Get<LedgerStore>().DaysAsync(source.Id, window, ct);
        await Console.Out.WriteLineAsync(parsed.GetValue(Json) ? BackfillLine.Json(source, window, days) : BackfillLine.Text(source, window, days));
        return left == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    /// <returns>Days that are still owed.</returns>
    private static async Task<int> ReadAsync(Backfill backfill, Source source, DayWindow window, ParseResult parsed, CancellationToken ct)
    {
        var left = await backfill.OweAsync(source, window, parsed.GetValue(Again), ct);
        await Console.Error.WriteLineAsync(Backfill.IsUndated(source)
            ? $"{source.Id}: its list is walked back to {DayWindow.Of(window.From)}; possible gaps since then: {left}."
            : $"{source.Id}: {left} of the {window.Count} days {window} are owed.");
        await foreach (var step in backfill.RunAsync(source, window, ct))
        {
            left = step.Left;
            await (step.Run is null ? Console.Error : Console.Out).WriteLineAsync(parsed.GetValue(Json) && step.Run is not null ? BackfillLine.Json(step) : BackfillLine.Text(step));
        }

        return left;
    }
}
