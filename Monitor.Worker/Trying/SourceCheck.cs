using System.Globalization;
using Monitor.Worker.Crawling;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Trying;

/// <summary>
/// The four checks before a source is trusted: it can be fetched, what is declared is found and passes the record test, enough text
/// remains to judge by, and two readings in a row come to the same.
/// </summary>
internal sealed class SourceCheck(SourceTrial trial, TimeProvider time)
{
    private const int LeastCharacters = 100;

    private const double LeastInCommon = 0.9;

    /// <summary>Of what was read a few rows may be no records; more is another shape.</summary>
    private const double MostRejected = 0.1;

    private static readonly TrialLimits Limits = new(Pages: 1, Details: 1);

    private static readonly string[] Names = ["fetchable", "found as declared", "at least 100 characters", "two readings equal"];

    public async Task<CheckReport> RunAsync(Source source, CancellationToken ct)
    {
        if (CrawlWindow.OpensAfter(source, time.GetUtcNow()) is { } opens)
        {
            return Report(source, CheckVerdict.Postponed, [], string.Create(CultureInfo.InvariantCulture, $"Its terms allow programs again at {opens.UtcDateTime:yyyy-MM-dd HH:mm} UTC."));
        }

        var first = await trial.RunAsync(source, Limits, ct);
        if (Fetchable(first) is { Passed: not true } failed) return Report(source, Verdict(first.Outcome), [failed], failed.Words);
        if (first.Outcome is RunOutcome.Quiet) return Report(source, CheckVerdict.Unproven, [Fetchable(first)], first.Words!);

        List<CheckStep> steps = [Fetchable(first), Found(first), Text(first)];
        if (steps.TrueForAll(step => step.Passed == true)) steps.Add(Equal(first, await trial.RunAsync(source, Limits, ct)));
        var stopped = steps.Find(step => step.Passed != true);
        return Report(source, stopped is null ? CheckVerdict.Passed : CheckVerdict.Failed, steps, stopped?.Words ?? Invariant($"{first.Records.Count} records read twice."));
    }

    private CheckReport Report(Source source, CheckVerdict verdict, List<CheckStep> steps, string words)
    {
        var untried = Names.Skip(steps.Count).Select(name => new CheckStep(name, null, "Not tried."));
        return new CheckReport(source, verdict, [.. steps, .. untried], time.GetUtcNow(), words);
    }

    private static CheckStep Fetchable(Trial trial) => trial.Pages > 0 || trial.Outcome is RunOutcome.ParseDrift or RunOutcome.SoftError or RunOutcome.TextMissing
        ? new CheckStep(Names[0], true, Invariant($"{trial.Bytes:N0} bytes in {trial.Requests} requests."))
        : new CheckStep(Names[0], false, trial.Words ?? trial.Outcome.Code());

    private static CheckStep Found(Trial trial)
    {
        if (trial.Records.Count == 0 || trial.Outcome is not (RunOutcome.OkNew or RunOutcome.Partial)) return new CheckStep(Names[1], false, trial.Words ?? "No record was found.");
        var rejected = trial.Rejected.Count / (double)(trial.Records.Count + trial.Rejected.Count);
        if (rejected > MostRejected) return new CheckStep(Names[1], false, Invariant($"{trial.Rejected.Count} of {trial.Records.Count + trial.Rejected.Count} are no records. The first: {trial.Rejected[0]}"));
        return new CheckStep(Names[1], true, Invariant($"{trial.Records.Count} records{Empty(trial)}."));
    }

    /// <summary>A field that no record has is no failure, since many are rare; but it is said.</summary>
    private static string Empty(Trial trial)
    {
        var never = trial.Source.Mapping.Fields.Keys.Where(field => !trial.Records.Any(record => record.Fields.ContainsKey(field))).ToList();
        return never.Count == 0 ? "" : $"; none has {string.Join(", ", never)}";
    }

    private static CheckStep Text(Trial trial)
    {
        if (trial.Details is [{ } detail, ..])
        {
            return detail.Read is { } read ? Enough(read.Text.Length, "of its first record's own page") : new CheckStep(Names[2], false, $"{detail.Address}: {detail.Trouble}");
        }

        return Enough(trial.Records.Sum(record => record.Title.Length + record.Text.Length), "of its records");
    }

    private static CheckStep Enough(int characters, string where) => new(Names[2], characters >= LeastCharacters, Invariant($"{characters:N0} characters {where}."));

    private static CheckStep Equal(Trial first, Trial second)
    {
        var before = first.Records.ToDictionary(record => record.NativeId, StringComparer.Ordinal);
        var both = second.Records.Where(record => before.ContainsKey(record.NativeId)).ToList();
        if (both.Count < LeastInCommon * Math.Max(first.Records.Count, second.Records.Count)) return new CheckStep(Names[3], false, Invariant($"Of {first.Records.Count} records {both.Count} came again: their ids do not last."));
        if (both.Find(record => !IsSame(before[record.NativeId], record)) is { } changed) return new CheckStep(Names[3], false, $"{changed.NativeId} came to something else at once: '{Short(changed.Title)}'.");
        var texts = (Before: Detail(first), After: Detail(second));
        return texts.Before == texts.After
            ? new CheckStep(Names[3], true, "The same records with the same words.")
            : new CheckStep(Names[3], false, "The text of the first record's own page differs between two readings: something in it is not the document's (a counter, a time, an advertisement). Name it under detail.drop.");
    }

    private static bool IsSame(ParsedDocument one, ParsedDocument other) =>
        one.Title == other.Title && one.Text == other.Text && one.PublishedOn == other.PublishedOn && one.Url == other.Url && one.Number == other.Number;

    private static string? Detail(Trial trial) => trial.Details is [{ Read: { } read }, ..] ? read.Text : null;

    private static CheckVerdict Verdict(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Unreachable => CheckVerdict.Unreachable,
        RunOutcome.Blocked or RunOutcome.Challenged or RunOutcome.RobotsRefused => CheckVerdict.Blocked,
        RunOutcome.KeyMissing => CheckVerdict.KeyMissing,
        RunOutcome.RateLimited => CheckVerdict.Postponed,
        _ => CheckVerdict.Failed,
    };

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
