using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Monitor.Worker.Crawling;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Commands;

/// <summary>The progress of a backfill and its end in one line each, for people or for programs.</summary>
internal static partial class BackfillLine
{
    public static string Text(BackfillStep step) => step.Run is { } run
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{Days(run)}: {run.Outcome.Code()}, {run.Listed} listed, {run.New} new, {run.Changed} changed, {run.Requests} requests; {step.Left} days left. {run.Detail}").TrimEnd()
        : string.Create(CultureInfo.InvariantCulture, $"The publisher is to be left alone until {step.WaitUntil:u}; {step.Left} days left. Give the same order again then.");

    public static string Json(BackfillStep step)
    {
        var run = step.Run!;
        return JsonSerializer.Serialize(
            new Step(run.Source.Value, Iso(run.From), Iso(run.Until), run.Outcome.Code(), run.Detail, run.Listed, run.New, run.Changed, run.Unchanged, run.PutAside, run.Pages, run.Requests, step.Left),
            BackfillJson.Default.Step);
    }

    public static string Text(Source source, DayWindow window, IReadOnlyList<SourceDay> days)
    {
        var sum = Sum(source, window, days);
        return string.Create(CultureInfo.InvariantCulture, $"{source.Id}, {window}: {sum.Done} days done, {sum.Nothing} of them without an issue; {sum.Owed} owed, {sum.GivenUp} given up{(sum.PossibleGaps > 0 ? string.Create(CultureInfo.InvariantCulture, $", {sum.PossibleGaps} possible gaps still open: the list does not go back so far, or could not be read") : "")}.");
    }

    public static string Json(Source source, DayWindow window, IReadOnlyList<SourceDay> days) =>
        JsonSerializer.Serialize(Sum(source, window, days), BackfillJson.Default.End);

    private static End Sum(Source source, DayWindow window, IReadOnlyList<SourceDay> days) => new(
        source.Id.Value, Iso(window.From), Iso(window.Until), days.Count(day => day.State == DayState.Done), days.Count(day => day is { State: DayState.Done, Nothing: true }),
        days.Count(day => day.State == DayState.Owed), days.Count(day => day.State == DayState.GivenUp), days.Count(day => day.State == DayState.Doubted));

    private static string Days(SourceRun run) => new DayWindow(run.From ?? default, run.Until ?? default).ToString();

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record Step(
        string Source, string? From, string? To, string Outcome, string? Detail, int Listed, int New, int Changed, int Unchanged, int PutAside, int Pages, int Requests, int DaysLeft);

    private sealed record End(string Source, string? From, string? To, int Done, int Nothing, int Owed, int GivenUp, int PossibleGaps);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(Step))]
    [JsonSerializable(typeof(End))]
    private sealed partial class BackfillJson : JsonSerializerContext;
}
