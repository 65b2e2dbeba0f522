using System.Diagnostics;
using Monitor.Worker.Documents;
using Monitor.Worker.Fetching;
using Monitor.Worker.Parsing;
using Monitor.Worker.Parsing.Mapping;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Crawling;

/// <summary>
/// Walks the pages of a source's list, until its end, its cap, or the first trouble. What was read before it is kept. A window of days
/// that is too much for one walk, or that has a bad day in it, is walked in smaller ones.
/// </summary>
internal sealed class ListWalk(IPageFetcher fetcher, ParserSet parsers, RunStore store, TimeProvider time)
{
    /// <summary>A list is walked again when it moved under the walk, and when its cursor ran out on the way.</summary>
    private const int PassesAtMost = 2;

    public async Task<WalkedList> WalkAsync(Source source, SourceState state, PlannedWalk planned, RunTally tally, CancellationToken ct)
    {
        var read = new ListRead(source, state, planned, new DayClock(source, RequestTemplate.ReachOf(source), time.GetUtcNow()), tally);
        await WindowAsync(read, planned.Window, planned.Start, ct);
        return read.List;
    }

    private async Task WindowAsync(ListRead read, DayWindow window, WalkPoint? start, CancellationToken ct)
    {
        if (await PassesAsync(read, window, start, ct) is not { } failed) return;
        if (!read.MaySplit(window, failed))
        {
            read.Leave(window, failed);
            return;
        }

        // The newest day first: when it fails too, the publisher is in trouble and not one of its days.
        var rest = window;
        if (failed.Trouble is not null)
        {
            if (await PassesAsync(read, DayWindow.Of(window.Until), start: null, ct) is not null)
            {
                read.Leave(window, failed);
                return;
            }

            rest = window with { Until = window.Until.AddDays(-1) };
        }

        foreach (var part in rest.Halves()) await WindowAsync(read, part, start: null, ct);
    }

    /// <returns>Null when the window was read wholly.</returns>
    private async Task<PassEnd?> PassesAsync(ListRead read, DayWindow window, WalkPoint? start, CancellationToken ct)
    {
        for (var pass = 1; ; pass++)
        {
            var end = await PassAsync(read, window, start, ct);
            if (end.IsWorthAnother && pass < PassesAtMost) continue;
            if (end.IsWhole) read.Finish(end);
            return end.IsWhole ? null : end;
        }
    }

    private async Task<PassEnd> PassAsync(ListRead read, DayWindow window, WalkPoint? start, CancellationToken ct)
    {
        var pages = new PageWalk(read.Source, window, start);
        var isFirst = true;
        for (var url = pages.First; url is not null; isFirst = false)
        {
            var outcome = await fetcher.FetchAsync(read.Request(url, pages.Access, isFirst), ct);
            read.Tally.Count(outcome);
            switch (outcome)
            {
                case FetchOutcome.NotModified:
                    read.IsUnmodified = true;
                    return new PassEnd(WalkEnd.LastPage, null);
                // Behind the last page there is nothing, unless the publisher counts more than it gave.
                case FetchOutcome.NotFound when !isFirst && read.Source.Paging.Kind == PagingKind.Page && !pages.LacksAPage:
                    return read.Ended(pages);
                case FetchOutcome.NotFound when isFirst && read.IsNoIssue(NoIssue.NotFound):
                    read.Nothing = $"No issue on {window} (404).";
                    return new PassEnd(WalkEnd.LastPage, null);
                case FetchOutcome.Fetched { Page: var page }:
                    var parsed = parsers[read.Source.Format].ParseList(page, read.Source);
                    if (parsed is ParseOutcome.Refused refused) return PassEnd.Of(Troubles.Of(refused), read.Source, isFirst, pages.Here);
                    url = await TakeAsync(read, page, (ParseOutcome.Parsed)parsed, pages, window, ct);
                    break;
                default:
                    return PassEnd.Of(Troubles.Of(outcome) ?? throw new UnreachableException(), read.Source, isFirst, pages.Here);
            }
        }

        return read.Ended(pages);
    }

    private async Task<Uri?> TakeAsync(ListRead read, FetchedPage page, ParseOutcome.Parsed parsed, PageWalk pages, DayWindow window, CancellationToken ct)
    {
        var met = read.Take(page, parsed, window);
        var known = read.AsksWhatIsKnown ? await store.KnownIdsAsync(read.Source.Id, met, before: null, ct) : null;
        var old = read.DoubtedAt is { } moment ? await store.KnownIdsAsync(read.Source.Id, met, moment, ct) : null;
        return pages.Next(parsed, read.IsFarEnough(parsed, met, known, old));
    }
}

/// <summary>How one pass over the pages of a window ended.</summary>
/// <param name="End">Null when it ended in trouble.</param>
internal sealed record PassEnd(WalkEnd? End, Trouble? Trouble)
{
    public WalkPoint? Rest { get; init; }

    /// <summary>The next pass may bring what this one passed over.</summary>
    public bool IsWorthAnother { get; init; }

    /// <summary>What is to be said of it in the run's record.</summary>
    public string? Note { get; init; }

    public bool IsWhole => End is WalkEnd.LastPage or WalkEnd.Reached or WalkEnd.Repeats;

    /// <summary>A cursor, or a link with one in it, lives for a while only: when a later page is refused the walk begins anew.</summary>
    /// <param name="trouble">Why it ended.</param>
    /// <param name="source">Whose list it is.</param>
    /// <param name="isFirst">Its first page was asked for.</param>
    /// <param name="here">That page, where it is not the first of all: the list is to be gone on with there.</param>
    public static PassEnd Of(Trouble trouble, Source source, bool isFirst, WalkPoint? here) => new(null, trouble)
    {
        Rest = here,
        IsWorthAnother = !isFirst && source.Paging.Kind is PagingKind.Cursor or PagingKind.Next or PagingKind.LinkHeader
            && trouble.Outcome is RunOutcome.NotFound or RunOutcome.Gone or RunOutcome.SoftError or RunOutcome.ParseDrift or RunOutcome.Error,
    };
}
