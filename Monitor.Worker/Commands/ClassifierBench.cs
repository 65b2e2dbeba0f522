using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Monitor.Classifiers.Benches;
using Monitor.Classifiers.Training;

namespace Monitor.Worker.Commands;

/// <summary>How well and how fast Monitor's own pipeline learns a label set that has nothing to do with it.</summary>
internal static partial class ClassifierBench
{
    private static readonly Option<FileInfo> Train = new("--train")
    {
        Description = "Examples to learn, one a line: label, tab, text. Labels are 0 and 1, or names of classes.",
        Required = true,
        HelpName = "file",
    };

    private static readonly Option<FileInfo> Test = new("--test")
    {
        Description = "Examples to ask about, in the same form.",
        Required = true,
        HelpName = "file",
    };

    public static Command Create()
    {
        Train.AcceptExistingOnly();
        Test.AcceptExistingOnly();
        var bench = new Command("bench", "Train on one label set, ask about another, and print one JSON line of figures.") { Train, Test };
        bench.SetAction(RunAsync);
        return bench;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var (train, trainMistakes) = await ReadAsync(parsed.GetRequiredValue(Train), ct);
        var (test, testMistakes) = await ReadAsync(parsed.GetRequiredValue(Test), ct);
        List<string> mistakes = [.. trainMistakes, .. testMistakes];
        if (train.Count == 0) mistakes.Add($"{parsed.GetRequiredValue(Train)} holds no example.");
        if (test.Count == 0) mistakes.Add($"{parsed.GetRequiredValue(Test)} holds no example.");
        if (mistakes.Count == 0 && train.DistinctBy(row => row.Label).Count() < 2) mistakes.Add($"{parsed.GetRequiredValue(Train)} has one class only; there is nothing to tell apart.");
        foreach (var mistake in mistakes) await Console.Error.WriteLineAsync(mistake);
        if (mistakes.Count > 0) return ExitCodes.Refused;

        var result = TextBench.Run(train, test, TrainingInput.DefaultSeed, ct);
        using var process = Process.GetCurrentProcess();
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(Figures.Of(result, process.PeakWorkingSet64 / (1024.0 * 1024)), BenchJson.Default.Figures));
        return ExitCodes.Done;
    }

    private static async Task<(List<LabelledText> Rows, List<string> Mistakes)> ReadAsync(FileInfo file, CancellationToken ct)
    {
        List<LabelledText> rows = [];
        List<string> mistakes = [];
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(file.FullName, ct))
        {
            number++;
            if (line.Length == 0) continue;
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab > 0) rows.Add(new LabelledText(line[..tab], line[(tab + 1)..]));
            else mistakes.Add($"{file}, line {number}: expected a label, a tab and a text.");
        }

        return (rows, mistakes);
    }

    private sealed record Figures(
        int Train, int Test, int Classes, int Features, double FitS, double BatchDocsS, double SingleDocsS, double P99Ms, double Accuracy, double F1, double PrAuc,
        double RssMib)
    {
        public static Figures Of(TextBenchResult result, double rss) => new(
            result.Train, result.Test, result.Classes, result.Features, result.FitS, result.BatchDocsS, result.SingleDocsS, result.P99Ms, result.Accuracy,
            result.F1, result.PrAuc, rss);
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(Figures))]
    private sealed partial class BenchJson : JsonSerializerContext;
}
