using System.Globalization;
using Monitor.Worker.Documents;
using Monitor.Worker.Trying;

namespace Monitor.Worker.Commands;

/// <summary>A trial for people: its outcome in words, the records as a table, the first records' own pages.</summary>
internal static class TrialTable
{
    private const int TitleWidth = 70;

    private const int NumberWidth = 18;

    private const int TextStart = 300;

    private const int MostRejected = 5;

    public static async Task WriteAsync(TextWriter output, Trial trial, int take)
    {
        await output.WriteLineAsync(Summary(trial));
        foreach (var line in Table(trial.Records, take)) await output.WriteLineAsync(line);
        foreach (var reason in trial.Rejected.Take(MostRejected)) await output.WriteLineAsync($"  not a record: {reason}");
        foreach (var detail in trial.Details) await output.WriteLineAsync(Detail(detail));
    }

    public static IEnumerable<string> Table(IReadOnlyList<ParsedDocument> records, int take)
    {
        foreach (var record in records.Take(take))
        {
            yield return $"  {Day(record.PublishedOn),-10}  {Cut(record.Number ?? "", NumberWidth),-NumberWidth}  {Cut(record.Title, TitleWidth),-TitleWidth}  {record.Url}";
        }

        if (records.Count > take) yield return Text($"  … and {records.Count - take} more");
    }

    private static string Summary(Trial trial)
    {
        var counts = Text($"{trial.Records.Count} records on {trial.Pages} pages, {trial.Rejected.Count} rejected, {trial.LeftOut} left out; {trial.Requests} requests, {trial.Bytes:N0} bytes.");
        var total = trial.Total is { } all ? Text($" The publisher counts {all}.") : "";
        return $"{trial.Source.Id}: {trial.Outcome.Code()}. {(trial.Words is { } words ? words + " " : "")}{counts}{total}{GoingOn(trial)}";
    }

    // A next page that nobody declared is to be looked at by whoever tries the source.
    private static string GoingOn(Trial trial) => trial.Next is { } next
        ? $" The list goes on{(trial.Source.Paging.Kind == PagingKind.Found ? ", as its page shows," : "")} at {next}"
        : "";

    private static string Detail(TriedDetail detail)
    {
        if (detail.Read is not { } read) return $"{Environment.NewLine}{detail.Listed.NativeId}: {detail.Trouble} {detail.Address}";
        var text = read.Text.Length > TextStart ? Text($"{read.Text[..TextStart]}… ({read.Text.Length:N0} characters)") : read.Text;
        var dates = string.Concat(read.Dates.OrderBy(date => date.Key, StringComparer.Ordinal).Select(date => Text($", {date.Key} {date.Value:yyyy-MM-dd}")));
        return $"{Environment.NewLine}{read.Title}{Environment.NewLine}  {detail.Address} ({read.Stage.Code()}{dates}){Environment.NewLine}  {text.ReplaceLineEndings($"{Environment.NewLine}  ")}";
    }

    private static string Day(DateOnly? date) => date is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "-";

    private static string Cut(string text, int width) => text.Length <= width ? text : text[..(width - 1)] + "…";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
