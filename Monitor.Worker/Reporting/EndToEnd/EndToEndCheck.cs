using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Monitor.Worker.Alerting;
using Monitor.Worker.Alerting.Slack.Drawing;
using Monitor.Worker.Classifying;
using Monitor.Worker.Crawling;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Parsing;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Reporting.EndToEnd;

/// <summary>
/// Goes the whole way by itself: a made document is read, judged and drawn as it would be told, what came in lately must be found by
/// search, and what is owed must have been sent. Nothing of it is kept, so no reader and no figure ever sees it.
/// </summary>
internal sealed partial class EndToEndCheck(
    ChangeJudge judge, ActiveClassifier classifier, ItemStore items, ISearchIndex index, DeliveryStore deliveries, NoticeStore notices, SendingBlocks blocks,
    EndToEndState state, IOptions<AlertingOptions> alerting, TimeProvider time)
{
    /// <summary>What came in, or fell due, longer ago must have arrived.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private const int WordsOfTitle = 5;

    private readonly ParserSet _parsers = new(time);

    public async Task<EndToEndReport> RunAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        IReadOnlyList<EndToEndStep> steps = [.. Judged(now), await SearchedAsync(now, ct), await SentAsync(now, ct)];
        var before = state.Last is { HasPassed: false } failed ? failed : null;
        var isWell = steps.All(step => step.Trouble is null);
        return state.Last = new EndToEndReport(now, steps, before is null || isWell ? 0 : before.FailedBefore + 1, isWell ? null : before?.FailingSince ?? now);
    }

    private IEnumerable<EndToEndStep> Judged(DateTimeOffset now)
    {
        const string Read = "Reading", Judging = "Judging", Drawing = "Drawing";
        if (_parsers[MadeDocument.Source.Format].ParseList(MadeDocument.Page(now), MadeDocument.Source) is not ParseOutcome.Parsed { Documents: [{ Title: MadeDocument.Title } document] })
        {
            yield return EndToEndStep.Failed(Read, "the made page was not read as the one document that it holds.");
            yield break;
        }

        yield return EndToEndStep.Passed(Read, "a made page was read");
        // Before there is a model everything waits for it, and /health/ready says so.
        if (!classifier.IsReady) yield break;
        var change = judge.Judge(MadeDocument.Source, isBackfill: false, [new Visit(document, document, Page: null, Known: null, SameText: false)], new Dictionary<string, KnownItem>())[0];
        if (change is not { Classification: { Relevant: true } decision, Events: [{ Kind: EventKind.New } happened] })
        {
            yield return EndToEndStep.Failed(Judging, string.Create(
                CultureInfo.InvariantCulture, $"the made act was not found new and relevant (relevance {change.Classification?.Relevance:0.00}, threshold {change.Classification?.Threshold:0.00})."));
            yield break;
        }

        yield return EndToEndStep.Passed(Judging, string.Create(CultureInfo.InvariantCulture, $"found relevant ({decision.Relevance:0.00}, threshold {decision.Threshold:0.00}; model {decision.ModelId})"));
        var alert = Alerts.Of(MadeDocument.Source, change, happened, decision);
        yield return SlackOutline.Of(SlackMessageRenderer.Render(alert, pageBase: null)).Contains(MadeDocument.Title, StringComparison.Ordinal)
            ? EndToEndStep.Passed(Drawing, "drawn as an alert")
            : EndToEndStep.Failed(Drawing, "the alert of the made act does not show its title.");
    }

    private async Task<EndToEndStep> SearchedAsync(DateTimeOffset now, CancellationToken ct)
    {
        const string Search = "Search";
        if (await items.NewestBeforeAsync(now - Patience, ct) is not { } newest) return EndToEndStep.Passed(Search, "there is nothing to be found yet");
        var watch = Stopwatch.GetTimestamp();
        try
        {
            var words = string.Join(' ', Word().Matches(newest.Title.ToLowerInvariant()).Take(WordsOfTitle).Select(match => match.Value));
            var found = await index.SearchAsync(new SearchQuery { Text = words, Item = newest.Id, Take = 1, Facets = false, Passages = false, Collapse = false }, ct);
            return found.Hits.Count == 1
                ? EndToEndStep.Passed(Search, string.Create(CultureInfo.InvariantCulture, $"the newest item is found by its title in {Stopwatch.GetElapsedTime(watch).TotalMilliseconds:0} ms"))
                : EndToEndStep.Failed(Search, string.Create(CultureInfo.InvariantCulture, $"item {newest.Id}, first seen {newest.FirstSeenAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC, is not found by the words of its title."));
        }
        catch (IndexUnavailableException away)
        {
            return EndToEndStep.Failed(Search, away.Message);
        }
    }

    // A channel that stands still is an alarm of its own, with what is to be done about it.
    private async Task<EndToEndStep> SentAsync(DateTimeOffset now, CancellationToken ct)
    {
        const string Sending = "Sending";
        var late = (await deliveries.DueChannelsAsync(now - Patience, ct)).Where(blocks.IsOpen).ToList();
        if (late.Count > 0) return EndToEndStep.Failed(Sending, $"messages to {string.Join(", ", late)} have been due for more than ten minutes and were not tried.");
        var unsent = await notices.OldestUnsentAsync(ct);
        return unsent is { } since && now - since > Patience && blocks.IsOpen(alerting.Value.OperatorsChannel)
            ? EndToEndStep.Failed(Sending, string.Create(CultureInfo.InvariantCulture, $"a message to operators waits since {since.UtcDateTime:yyyy-MM-dd HH:mm} UTC."))
            : EndToEndStep.Passed(Sending, "nothing that is owed has waited for more than ten minutes");
    }

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
