using Monitor.Worker.Documents;
using Monitor.Worker.Fetching;
using Monitor.Worker.Parsing;
using Monitor.Worker.Storage;
using Monitor.Worker.Versioning;

namespace Monitor.Worker.Crawling;

/// <summary>
/// Reads the own page of each listed record that needs it: a new one, one whose line in the list changed, or all where the source
/// says so. A page that cannot be had is owed, never an empty version; but a record is not lost for want of its page: one that
/// carries an official key in the list, or whose page failed twice in a row, is kept by its line in the list until its page is had.
/// </summary>
internal sealed class DetailVisits(IPageFetcher fetcher, ParserSet parsers)
{
    /// <summary>After so many failures in a row the rest is owed: a publisher in trouble is left alone.</summary>
    private const int GiveUpAfter = 5;

    /// <param name="source">Whose list it is.</param>
    /// <param name="records">In the list's order.</param>
    /// <param name="known">What the store knows of them, by native id and by address.</param>
    /// <param name="owed">Addresses that could not be had the last time.</param>
    /// <param name="tally">Counts what is asked for.</param>
    /// <param name="ct">Ends the visits.</param>
    public async Task<IReadOnlyList<Visit>> VisitAsync(
        Source source, IReadOnlyList<ListedRecord> records, KnownSet known, IReadOnlyCollection<string> owed, RunTally tally, CancellationToken ct)
    {
        var walk = new Walk(source, known, owed, tally);
        foreach (var record in records)
        {
            ct.ThrowIfCancellationRequested();
            await VisitAsync(walk, record, ct);
        }

        return walk.Visits;
    }

    private async Task VisitAsync(Walk walk, ListedRecord record, CancellationToken ct)
    {
        var known = walk.Known.ByNativeId.GetValueOrDefault(record.Document.NativeId);
        if (walk.Source.Detail is not { } detail)
        {
            walk.Visits.Add(new Visit(record.Document, record.Document, record.Page, known, SameText: false));
            return;
        }

        var address = DetailAddress.Of(walk.Source, record);
        if (address is null) walk.Visits.Add(ByItsLine(record, known));
        else if (!walk.Owed.Contains(address.AbsoluteUri) && !Needed(detail, record.Document, known)) walk.Visits.Add(Kept(record.Document, known!));
        else if (walk.FailuresInARow >= GiveUpAfter || walk.Stopped) walk.Owe(record, known, address, walk.Tally.DetailTrouble!);
        else await AskAsync(walk, detail, record, known, address, ct);
    }

    private async Task AskAsync(Walk walk, DetailMapping detail, ListedRecord record, KnownDocument? known, Uri address, CancellationToken ct)
    {
        var outcome = await fetcher.FetchAsync(
            new FetchRequest
            {
                Source = walk.Source.Id,
                Url = address,
                Access = walk.Source.Access with { Method = "GET", Body = null },
                Validators = known?.Validators ?? Validators.None,
                Expected = detail.Format,
            },
            ct);
        walk.Tally.Count(outcome);
        switch (outcome)
        {
            case FetchOutcome.NotModified when known is not null:
                walk.Succeeded(Kept(record.Document, known));
                break;
            case FetchOutcome.Fetched { Page: var page }:
                Read(walk, detail, record, known, page);
                break;
            case FetchOutcome.NotFound or FetchOutcome.Gone:
                // The list still names it, its page is gone: counted; what is kept of it stays.
                walk.FailuresInARow = 0;
                if (known is null && record.Document.Keys.Count > 0) walk.Visits.Add(ByItsLine(record, known));
                break;
            default:
                walk.Failed(record, known, address, Troubles.Of(outcome) ?? new Trouble(RunOutcome.Error, "Not modified, but nothing is kept of it."));
                break;
        }
    }

    private void Read(Walk walk, DetailMapping detail, ListedRecord record, KnownDocument? known, FetchedPage page)
    {
        // A redirect may lead to a page that another record already is: the same document is not read twice.
        var arrivedElsewhere = page.FinalUrl != page.Url;
        if (!walk.Arrivals.Add(page.FinalUrl.AbsoluteUri) || (arrivedElsewhere && known is null && walk.Known.ByAddress.ContainsKey(page.FinalUrl.AbsoluteUri)))
        {
            walk.FailuresInARow = 0;
            return;
        }

        switch (parsers[detail.Format].ParseDetail(page, walk.Source, record.Document))
        {
            case ParseOutcome.Parsed { Documents: [var document, ..] }:
                walk.Succeeded(new Visit(record.Document, document, page, known, SameText: false));
                break;
            case ParseOutcome.Refused { Fault: ParseFault.NoText } when known is null:
                // A scan: no text is not "not relevant". Its line in the list is all there is to judge by.
                walk.Succeeded(new Visit(record.Document, record.Document with { TextOrigin = TextOrigin.Missing }, page, known, SameText: false));
                break;
            case ParseOutcome.Refused refused:
                walk.Failed(record, known, page.Url, Troubles.Of(refused));
                break;
            default:
                walk.Failed(record, known, page.Url, new Trouble(RunOutcome.ParseDrift, "The detail page holds no record."));
                break;
        }
    }

    private static bool Needed(DetailMapping detail, ParsedDocument listed, KnownDocument? known) =>
        known is null || known.Version == 0 || detail.Visit == DetailVisit.Always || known.ListedFingerprint != Fingerprint.OfListed(listed);

    private static Visit ByItsLine(ListedRecord record, KnownDocument? known) =>
        known is null ? new Visit(record.Document, record.Document, record.Page, known, SameText: false) : Kept(record.Document, known);

    private static Visit Kept(ParsedDocument listed, KnownDocument known) => new(listed, listed, Page: null, known, SameText: true);

    /// <summary>The state of one run's visits.</summary>
    private sealed class Walk(Source source, KnownSet known, IReadOnlyCollection<string> owed, RunTally tally)
    {
        public Source Source { get; } = source;

        public KnownSet Known { get; } = known;

        public RunTally Tally { get; } = tally;

        public HashSet<string> Owed { get; } = new(owed, StringComparer.Ordinal);

        public List<Visit> Visits { get; } = [];

        public HashSet<string> Arrivals { get; } = new(StringComparer.Ordinal);

        public int FailuresInARow { get; set; }

        public bool Stopped { get; private set; }

        public void Succeeded(Visit visit)
        {
            Visits.Add(visit);
            FailuresInARow = 0;
        }

        public void Failed(ListedRecord record, KnownDocument? known, Uri address, Trouble trouble)
        {
            Owe(record, known, address, trouble);
            FailuresInARow++;
            Stopped |= trouble.StopsTheRun;
        }

        public void Owe(ListedRecord record, KnownDocument? known, Uri address, Trouble trouble)
        {
            Tally.Owe(address.AbsoluteUri, trouble);
            if (known is null && Owed.Contains(address.AbsoluteUri)) Visits.Add(ByItsLine(record, known));
        }
    }
}
