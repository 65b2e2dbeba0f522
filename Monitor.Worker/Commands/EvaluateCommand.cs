using System.CommandLine;
using System.Globalization;
using Monitor.Classifiers.Evaluation;
using Monitor.Worker.Learning;

namespace Monitor.Worker.Commands;

/// <summary>How good the classifier is on texts whose family it has not seen, beside plain keywords.</summary>
internal static class EvaluateCommand
{
    private static readonly Option<bool> Json = new("--json") { Description = "Print the whole report as JSON." };

    private static readonly Option<bool> UnseenLanguages = new("--unseen-languages")
    {
        Description = "Train without each larger language in turn, and ask about it: how a language without labels is understood.",
    };

    public static Command Create()
    {
        var command = new Command("evaluate", "Cross-validate on the labels, never splitting a law from its variants; compare with keywords.") { Json, UnseenLanguages };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var toolbox = await Toolbox.Open(parsed).WithStoreAsync(ct);
        if (parsed.GetValue(UnseenLanguages)) return await PrintUnseenLanguagesAsync(toolbox, parsed.GetValue(Json), ct);

        var report = await toolbox.Get<ModelTraining>().EvaluateAsync(new StandardErrorProgress(), ct);
        if (parsed.GetValue(Json))
        {
            await Console.Out.WriteLineAsync(report.ToJson());
            return ExitCodes.Done;
        }

        await Console.Out.WriteLineAsync($"Model {report.ModelId}, {report.Folds} folds by family, seed {report.Seed}.");
        await Console.Out.WriteLineAsync(Line("all", report.Relevance));
        foreach (var (language, comparison) in report.Languages) await Console.Out.WriteLineAsync(Line(language, comparison));
        foreach (var (instrument, comparison) in report.Instruments) await Console.Out.WriteLineAsync(Line(instrument, comparison));
        await Console.Out.WriteLineAsync(Line(report.HiddenSections));
        return ExitCodes.Done;
    }

    private static async Task<int> PrintUnseenLanguagesAsync(Toolbox toolbox, bool asJson, CancellationToken ct)
    {
        var found = await toolbox.Get<ModelTraining>().EvaluateWithoutEachLanguageAsync(new StandardErrorProgress(), ct);
        if (asJson)
        {
            await Console.Out.WriteLineAsync(EvaluationReport.ToJson(found));
            return ExitCodes.Done;
        }

        foreach (var (language, comparison) in found) await Console.Out.WriteLineAsync(Line(language, comparison));
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"mean of {found.Count} languages: PR-AUC {found.Values.Average(comparison => comparison.Learned.PrAuc):0.000}   keywords: {found.Values.Average(comparison => comparison.Keywords.PrAuc):0.000}"));
        return ExitCodes.Done;
    }

    private static string Line(HiddenSections hidden) => string.Create(
        CultureInfo.InvariantCulture,
        $"relevant sections in long documents on something else: {hidden.Found.Hits} of {hidden.Found.Of} found, {hidden.Found.Value:0.00} ({hidden.Found.Low:0.00}-{hidden.Found.High:0.00}); the same documents without them: {hidden.Flagged.Hits} flagged");

    private static string Line(string name, Comparison comparison) => string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-26} n {comparison.Learned.Examples,5}  {Figures(comparison.Learned)}   keywords: {Figures(comparison.Keywords)}");

    private static string Figures(Metrics metrics) => string.Create(
        CultureInfo.InvariantCulture,
        $"precision {metrics.Precision.Value:0.00} ({metrics.Precision.Low:0.00}-{metrics.Precision.High:0.00}) recall {metrics.Recall.Value:0.00} ({metrics.Recall.Low:0.00}-{metrics.Recall.High:0.00}) PR-AUC {metrics.PrAuc:0.000} recall at precision .90 {metrics.RecallAtPrecision90:0.00}");
}
