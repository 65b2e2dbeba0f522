using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Parsing.Json;

/// <summary>Text to JSON, or to the reason why it is none.</summary>
internal static partial class JsonText
{
    private const int Deepest = 256;

    private static readonly JsonDocumentOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = Deepest,
    };

    /// <summary>Exactly one of the two is null. The document is the caller's to dispose.</summary>
    public static (JsonDocument? Document, ParseOutcome.Refused? Refusal) Read(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(Whole(text.AsSpan().Trim(" \t\r\n\uFEFF\0").ToString()));
        if (bytes.Length == 0) return (null, new ParseOutcome.Refused(ParseFault.NoText, "The answer is empty."));
        try
        {
            return (JsonDocument.Parse(bytes, Options), null);
        }
        catch (JsonException fault)
        {
            return (null, Refusal(bytes, fault));
        }
    }

    private static ParseOutcome.Refused Refusal(byte[] bytes, JsonException fault)
    {
        if (bytes[0] == '<') return new(ParseFault.WrongFormat, "Markup where JSON is expected: an error page, or another format by default.");
        var where = $"line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}";
        return bytes[0] is (byte)'{' or (byte)'[' && BreaksOff(bytes)
            ? new(ParseFault.Truncated, $"The JSON breaks off at {where}.")
            : new(ParseFault.WrongFormat, $"This is no JSON from {where} on.");
    }

    // Read as the first part of something longer: if nothing is wrong then, only the end is missing.
    private static bool BreaksOff(byte[] bytes)
    {
        try
        {
            var options = new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = Deepest };
            var reader = new Utf8JsonReader(bytes, isFinalBlock: false, new JsonReaderState(options));
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // Half of a surrogate pair, escaped, is legal JSON and no text: reading it would throw.
    private static string Whole(string text) =>
        text.Contains("\\ud", StringComparison.OrdinalIgnoreCase) ? Escape().Replace(text, Mend) : text;

    private static string Mend(Match match) => match.Groups["lone"].Success ? "\\ufffd" : match.Value;

    [GeneratedRegex(@"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<lone>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)", RegexOptions.Singleline)]
    private static partial Regex Escape();
}
