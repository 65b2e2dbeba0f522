using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsvHelper;
using CsvHelper.Configuration;
using Monitor.Classifiers.Benches;

namespace Monitor.Worker.Commands;

/// <summary>How much reading the labelling queue saves, on a set of records whose labels are known.</summary>
internal static partial class ClassifierScreen
{
    private static readonly string[] Columns = ["title", "abstract", "label"];

    private static readonly Option<FileInfo> Data = new("--data-set", "--data")
    {
        Description = "Records as CSV with the columns title, abstract and label (1 for relevant, 0 for not).",
        Required = true,
        HelpName = "file",
    };

    private static readonly Option<int> Seeds = new("--seeds")
    {
        Description = "How many times to begin, each time with another first record of either kind.",
        DefaultValueFactory = _ => 3,
        HelpName = "count",
    };

    public static Command Create()
    {
        Data.AcceptExistingOnly();
        Seeds.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seeds) || seeds < 1)) result.AddError("--seeds must be a whole number of at least 1.");
        });
        var screen = new Command("screen", "Play the labelling queue through on labelled records, and print how many need reading.") { Data, Seeds };
        screen.SetAction(RunAsync);
        return screen;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var (records, mistakes) = await ReadAsync(parsed.GetRequiredValue(Data), ct);
        foreach (var mistake in mistakes) await Console.Error.WriteLineAsync(mistake);
        if (mistakes.Count > 0) return ExitCodes.Refused;

        var result = Screening.Run(records, parsed.GetValue(Seeds), ct);
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(result, ScreenJson.Default.ScreeningResult));
        return ExitCodes.Done;
    }

    private static async Task<(List<ScreeningRecord> Records, List<string> Mistakes)> ReadAsync(FileInfo file, CancellationToken ct)
    {
        List<ScreeningRecord> records = [];
        List<string> mistakes = [];
        using var reader = new StreamReader(file.FullName);
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            PrepareHeaderForMatch = header => header.Header.Trim().ToLowerInvariant(),
            BadDataFound = null,
            MissingFieldFound = null,
        });
        if (!await csv.ReadAsync() || !csv.ReadHeader()) return ([], [$"{file} is empty; it needs the columns {string.Join(", ", Columns)}."]);
        var missing = Columns.Where(column => csv.HeaderRecord?.Contains(column, StringComparer.OrdinalIgnoreCase) != true).ToList();
        if (missing.Count > 0) return ([], [$"{file} lacks the column {string.Join(" and ", missing)}."]);
        while (await csv.ReadAsync())
        {
            ct.ThrowIfCancellationRequested();
            var label = csv.GetField("label")?.Trim();
            if (label is "0" or "1") records.Add(new ScreeningRecord(csv.GetField("title") ?? "", csv.GetField("abstract") ?? "", label == "1"));
            else mistakes.Add($"{file}, line {csv.Parser.RawRow}: the label is \"{label}\", neither 0 nor 1.");
        }

        if (mistakes.Count == 0 && records.DistinctBy(record => record.Relevant).Count() < 2) mistakes.Add($"{file} needs at least one relevant and one irrelevant record.");
        return (records, mistakes);
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(ScreeningResult))]
    private sealed partial class ScreenJson : JsonSerializerContext;
}
