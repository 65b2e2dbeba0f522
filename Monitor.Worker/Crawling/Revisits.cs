using Monitor.Worker.Documents;
using Monitor.Worker.Fetching;
using Monitor.Worker.Parsing;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Crawling;

/// <summary>
/// Looks once a week at the own pages of the documents that matter, whether or not a list still names them: guidance and consultations are
/// amended in place, and no line of a list says so.
/// </summary>
internal sealed class Revisits(IPageFetcher fetcher, ParserSet parsers, Inspection inspection, RunStore store, TimeProvider time)
{
    /// <summary>In one run: the moments of a source's documents are spread over the week.</summary>
    private const int AtMost = 20;

    /// <summary>Near misses are watched too: an amendment may make them matter.</summary>
    private const double WorthWatching = 0.25;

    private const double Week = 7;

    // A document's moment of the week is drawn from its number, so nothing need be kept of when it was looked at last.
    private const double Spread = 0.6180339887498949;

    /// <param name="source">Whose documents.</param>
    /// <param name="state">Before this run.</param>
    /// <param name="read">Ids of the records whose pages this run has read already.</param>
    /// <param name="tally">Counts what is asked for.</param>
    /// <param name="ct">Ends the visits.</param>
    /// <returns>Those whose pages answered with a text; what cannot be had, or looks like no record, is left for the next week.</returns>
    public async Task<IReadOnlyList<Visit>> VisitAsync(Source source, SourceState state, IReadOnlySet<string> read, RunTally tally, CancellationToken ct)
    {
        if (source.Detail is not { Visit: DetailVisit.WhenListedChanged } detail || state is not { HasBackfilled: true, LastRunAt: { } last }) return [];
        var now = time.GetUtcNow();
        var watched = await store.WatchedAsync(source.Id, WorthWatching, ct);
        var due = watched.Where(one => !read.Contains(one.NativeId) && IsDue(one.DocumentId, last, now)).Take(AtMost).ToList();
        if (due.Count == 0) return [];

        var known = await store.KnownAsync(source.Id, [.. due.Select(one => one.NativeId)], keys: [], addresses: [], ct);
        List<Visit> visits = [];
        foreach (var one in due)
        {
            if (DetailAddress.Of(detail, one) is not { } address || known.ByNativeId.GetValueOrDefault(one.NativeId) is not { } document) continue;
            var outcome = await fetcher.FetchAsync(Request(source, detail, address, document), ct);
            tally.Count(outcome);
            if (Troubles.Of(outcome) is { StopsTheRun: true }) break;
            if (outcome is FetchOutcome.Fetched { Page: var page } && Read(source, detail, one, document, page) is { } visit) visits.Add(visit);
        }

        return await inspection.SoundAsync(source, visits, ct);
    }

    /// <summary>Whether the document's moment of the week has come since the last run.</summary>
    internal static bool IsDue(long document, DateTimeOffset last, DateTimeOffset now)
    {
        var moment = document * Spread % 1 * Week;
        return WeekOf(now) > WeekOf(last);

        double WeekOf(DateTimeOffset at) => Math.Floor(((at - DateTimeOffset.UnixEpoch).TotalDays - moment) / Week);
    }

    private static FetchRequest Request(Source source, DetailMapping detail, Uri address, KnownDocument known) => new()
    {
        Source = source.Id,
        Url = address,
        Access = source.Access with { Method = "GET", Body = null },
        Validators = known.Validators,
        Expected = detail.FormatAt(address),
    };

    private Visit? Read(Source source, DetailMapping detail, WatchedDocument one, KnownDocument known, FetchedPage page)
    {
        var listed = new ParsedDocument { NativeId = one.NativeId, Title = one.Title, Url = one.Url is { } url ? new Uri(url) : page.Url, Language = one.Language };
        return parsers[detail.FormatAt(page.Url)].ParseDetail(page, source, listed) is ParseOutcome.Parsed { Documents: [var document, ..] }
            ? new Visit(listed, document, page, known, SameText: false) { ByClock = true }
            : null;
    }
}
