using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Monitor.Classifiers;

namespace Monitor.Worker.Commands;

/// <summary>The classifier on files: what the active model says of each document.</summary>
internal static partial class ClassifierCommand
{
    private static readonly Option<FileInfo> Input = new("--in")
    {
        Description = "Documents, one JSON object a line: id, title, text, and where known language and jurisdiction.",
        Required = true,
        HelpName = "file",
    };

    private static readonly ScoreJson Json =
        new(new JsonSerializerOptions(ScoreJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static Command Create()
    {
        Input.AcceptExistingOnly();
        var score = new Command("score", "Print relevance, labels, reasons and the carrying passage of each document.") { Input };
        score.SetAction(ScoreAsync);
        return new Command("classifier", "Ask the classifier about texts in a file, and measure it.") { score, ClassifierBench.Create(), ClassifierScreen.Create() };
    }

    private static async Task<int> ScoreAsync(ParseResult parsed, CancellationToken ct)
    {
        var classifier = await ScoringModel.OpenAsync(parsed, ct);
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(parsed.GetRequiredValue(Input).FullName, ct))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            await Console.Out.WriteLineAsync(Answer(classifier, line, number));
        }

        return ExitCodes.Done;
    }

    private static string Answer(ITextClassifier classifier, string line, int number)
    {
        try
        {
            var input = JsonSerializer.Deserialize(line, Json.ScoreInput) ?? throw new JsonException("null is not a document");
            var assessment = classifier.Assess(new TextToAssess { Title = input.Title, Body = input.Text, Language = input.Language, Jurisdiction = input.Jurisdiction });
            return JsonSerializer.Serialize(ToScore(input.Id, assessment), Json.Score);
        }
        catch (JsonException mistake)
        {
            return JsonSerializer.Serialize(new Refusal(number, mistake.Message), Json.Refusal);
        }
    }

    private static Score ToScore(string id, Assessment assessment) => new(
        id,
        assessment.Relevance,
        assessment.Relevant,
        assessment.Instruments.ToDictionary(score => score.Id, score => score.Probability),
        [.. assessment.Instruments.Where(score => score.Assigned).Select(score => score.Id)],
        assessment.Language,
        [.. assessment.Reasons.Select(reason => new ScoreReason(reason.Term, reason.Weight, reason.Gloss, reason.Concept))],
        assessment.Passage?.Text,
        assessment.ModelId);

    private sealed record ScoreInput
    {
        public required string Id { get; init; }

        public string Title { get; init; } = "";

        public string Text { get; init; } = "";

        public string? Language { get; init; }

        public string? Jurisdiction { get; init; }
    }

    private sealed record Score(
        string Id, double Relevance, bool Relevant, IReadOnlyDictionary<string, double> Labels, IReadOnlyList<string> Assigned, string? Language,
        IReadOnlyList<ScoreReason> Reasons, string? Passage, string Model);

    private sealed record ScoreReason(string Term, double Weight, string? Gloss, string? Concept);

    private sealed record Refusal(int Line, string Error);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(ScoreInput))]
    [JsonSerializable(typeof(Score))]
    [JsonSerializable(typeof(Refusal))]
    private sealed partial class ScoreJson : JsonSerializerContext;
}
