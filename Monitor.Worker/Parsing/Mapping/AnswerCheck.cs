using System.Globalization;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Parsing.Mapping;

/// <summary>What an answer says about itself beside its records. Status 200 is not proof of a record.</summary>
internal static class AnswerCheck
{
    private static readonly string[] ErrorPlaces =
        ["error/message", "error/description", "error", "errors/message", "errors/detail", "errors", "Error/Message", "Error", "fault/faultstring", "fault", "Fault/faultstring"];

    /// <summary>An error that the source's mapping declares; null when there is none.</summary>
    public static ParseOutcome.Refused? DeclaredError(IRecordTree answer, RecordMapping mapping) =>
        FirstMatch(answer, mapping.Errors) is { } said ? SoftError(said) : null;

    /// <summary>An answer without the text that every good answer of the source has.</summary>
    public static ParseOutcome.Refused? LacksMark(FetchedPage page, Source source) =>
        source.Expect.Contains is { } mark && !page.Text.Contains(mark, StringComparison.OrdinalIgnoreCase)
            ? new ParseOutcome.Refused(ParseFault.SoftError, $"The answer lacks '{mark}', which every good answer of this source has.")
            : null;

    /// <summary>An error in the forms that everyone uses. Asked only where the records are missing.</summary>
    public static ParseOutcome.Refused? UsualError(IRecordTree answer) => ErrorPlaces
        .SelectMany(answer.Values)
        .FirstOrDefault(said => said.Length > 0 && said is not ("false" or "0")) is { } said ? SoftError(said) : null;

    public static bool SaysNothingFound(IRecordTree answer, RecordMapping mapping) =>
        Total(answer, mapping) == 0 || FirstMatch(answer, mapping.Nothing) is not null;

    public static int? Total(IRecordTree answer, RecordMapping mapping) =>
        mapping.Total is { } path && answer.Values(path) is [var text, ..]
        && int.TryParse(text.Trim(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var total) ? total : null;

    public static ParseOutcome.Refused SoftError(string said)
    {
        var text = MarkupText.OneLine(said);
        return new ParseOutcome.Refused(ParseFault.SoftError, $"The answer is an error message: {(text.Length > 200 ? text[..200] + "…" : text)}");
    }

    private static string? FirstMatch(IRecordTree answer, IReadOnlyDictionary<string, string> patterns) => patterns
        .SelectMany(pair => answer.Values(pair.Key).Where(value => TextPattern.Of(pair.Value).Admits(value)))
        .FirstOrDefault();
}
