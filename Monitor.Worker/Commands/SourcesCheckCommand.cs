using System.CommandLine;
using System.Globalization;
using Monitor.Worker.Documents;
using Monitor.Worker.Sources;
using Monitor.Worker.Storage;
using Monitor.Worker.Trying;

namespace Monitor.Worker.Commands;

/// <summary>Is the file right, and does each publisher still answer as its entry says?</summary>
internal static class SourcesCheckCommand
{
    private const int MostHosts = 64;

    private static readonly Argument<string[]> Ids = new("source") { Description = "Ids from the catalogue (default: all that are enabled).", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<bool> FileOnly = new("--file-only") { Description = "Only whether the file is right; nobody is asked." };
    private static readonly Option<bool> Write = new("--write") { Description = "Also note the day of each pass as 'verified' in the file." };
    private static readonly Option<int> Hosts = new("--hosts") { Description = "Publishers asked side by side; one host is never asked twice at the same time.", DefaultValueFactory = _ => 8 };
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON, one object a line." };

    public static Command Create()
    {
        var command = new Command(
            "check",
            "Read the catalogue strictly and tell all its mistakes at once; then ask each publisher: can it be fetched, is what is declared found, is there enough text, are two readings equal.")
        {
            Ids, FileOnly, Write, Hosts, Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        if (Misuse(parsed) is { } misuse)
        {
            await Console.Error.WriteLineAsync(misuse);
            return ExitCodes.Refused;
        }

        await using var toolbox = Toolbox.Open(parsed);
        var path = SourcesSetup.PathOf(toolbox.Get<IConfiguration>());
        var catalog = SourceCatalog.Load(path);
        await Console.Error.WriteLineAsync($"{path}: {catalog.All.Count} sources, {catalog.Enabled.Count()} enabled, no mistakes.");
        if (parsed.GetValue(FileOnly)) return ExitCodes.Done;

        var ids = parsed.GetValue(Ids)!;
        var unknown = ids.Where(id => catalog.Find(new SourceId(id)) is null).ToList();
        if (unknown.Count > 0)
        {
            await Console.Error.WriteLineAsync($"Not in the catalogue: {string.Join(", ", unknown)}. 'sources list --disabled' shows the ids.");
            return ExitCodes.Refused;
        }

        var sources = ids.Length == 0 ? catalog.Enabled.ToList() : [.. ids.Distinct(StringComparer.Ordinal).Select(id => catalog.Find(new SourceId(id))!)];
        var json = parsed.GetValue(Json);
        var reports = await toolbox.Get<SourceChecker>().RunAsync(sources, parsed.GetValue(Hosts), report => Console.Out.WriteLineAsync(json ? CheckLine.Json(report) : CheckLine.Text(report)), ct);
        await KeepAsync(toolbox, path, reports, parsed.GetValue(Write), ct);
        await Console.Error.WriteLineAsync(Sum(reports));
        return reports.All(report => report.Verdict is CheckVerdict.Passed) ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static string? Misuse(ParseResult parsed) =>
        parsed.GetValue(Hosts) is < 1 or > MostHosts ? "--hosts is between 1 and 64."
        : parsed.GetValue(FileOnly) && parsed.GetValue(Write) ? "--file-only asks nobody, so that there is nothing to --write."
        : null;

    private static async Task KeepAsync(Toolbox toolbox, string path, IReadOnlyList<CheckReport> reports, bool write, CancellationToken ct)
    {
        var passed = reports.Where(report => report.Verdict is CheckVerdict.Passed).ToList();
        if (passed.Count == 0) return;
        await toolbox.WithStoreAsync(ct);
        await toolbox.Get<VerificationStore>().RecordAsync([.. passed.Select(report => new Verification(report.Source.Id, report.At, report.Source.Fingerprint))], ct);
        if (write) SourcesFile.Verify(path, passed.ToDictionary(report => report.Source.Id.Value, report => report.Source.Fingerprint), DateOnly.FromDateTime(toolbox.Get<TimeProvider>().GetUtcNow().UtcDateTime));
    }

    private static string Sum(IReadOnlyList<CheckReport> reports)
    {
        var counts = reports.GroupBy(report => report.Verdict).OrderBy(group => group.Key).Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {CheckLine.Word(group.Key)}"));
        return string.Create(CultureInfo.InvariantCulture, $"{reports.Count} checked: {string.Join(", ", counts)}.");
    }
}
