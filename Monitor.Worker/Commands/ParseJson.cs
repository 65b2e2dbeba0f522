using System.Text.Json.Serialization;

namespace Monitor.Worker.Commands;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(FeedLine))]
[JsonSerializable(typeof(ArticleLine))]
[JsonSerializable(typeof(PdfLineOut))]
[JsonSerializable(typeof(RobotsLine))]
[JsonSerializable(typeof(RobotsCase[]))]
[JsonSerializable(typeof(RobotsCaseLine))]
[JsonSerializable(typeof(RobotsTotal))]
[JsonSerializable(typeof(BenchLine))]
internal sealed partial class ParseJson : JsonSerializerContext;

internal sealed record ArticleLine(string File, string Outcome, string? Title, string? Published, string? Language, string? Text);

/// <param name="Reason">Why it was refused, for people.</param>
internal sealed record PdfLineOut(string File, string Outcome, int? Pages, string? Title, string? Text, string? Reason);

internal sealed record BenchLine(int Files, long Bytes, double DocsS, double MbS, double RssMib);
