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
    /// <param name="width">Pages under way at once. More than one is for a server of one's own.</param>
    /// <param name="ct">Ends the visits.</param>
    public async Task<IReadOnlyList<Visit>> VisitAsync(
        Source source, IReadOnlyList<ListedRecord> records, KnownSet known, IReadOnlyCollection<string> owed, RunTally tally, int width, CancellationToken ct)
    {
        if (source.Detail is not { } detail)
        {
            return [.. records.Select(record => new Visit(record.Document, record.Document, record.Page, known.ByNativeId.GetValueOrDefault(record.Document.NativeId), SameText: false))];
        }

        var walk = new Walk(source, known, owed, tally);
        var steps = records.Select(record => Plan(walk, detail, record)).ToList();
        List<DetailQuestion> questions = [.. steps.Where(step => step.Asks).Select(step => new DetailQuestion(step.Record.Document, step.Address!, step.Known?.Validators ?? Validators.None))];
        await using var answers = new DetailAnswers(fetcher, parsers, source, detail, questions, width, ct);
        foreach (var step in steps)
        {
            ct.ThrowIfCancellationRequested();
            await TakeAsync(walk, answers, step);
        }

        return walk.Visits;
    }

    private static Step Plan(Walk walk, DetailMapping detail, ListedRecord record)
    {
        var known = walk.Known.ByNativeId.GetValueOrDefault(record.Document.NativeId);
        var address = DetailAddress.Of(walk.Source, record);
        return new Step(record, known, address, address is not null && (walk.Owed.Contains(address.AbsoluteUri) || Needed(detail, record.Document, known)));
    }

    private static async Task TakeAsync(Walk walk, DetailAnswers answers, Step step)
    {
        if (step.Address is not { } address) walk.Visits.Add(ByItsLine(step.Record, step.Known));
        else if (!step.Asks) walk.Visits.Add(Kept(step.Record.Document, step.Known!));
        else if (walk.FailuresInARow >= GiveUpAfter || walk.Stopped) walk.Owe(step.Record, step.Known, address, walk.Tally.DetailTrouble!);
        else Take(walk, step.Record, step.Known, address, await answers.NextAsync(goAhead: walk.FailuresInARow == 0));
    }

    private static void Take(Walk walk, ListedRecord record, KnownDocument? known, Uri address, DetailAnswer answer)
    {
        var outcome = answer.Outcome;
        walk.Tally.Count(outcome);
        switch (outcome)
        {
            case FetchOutcome.NotModified when known is not null:
                walk.Succeeded(Kept(record.Document, known));
                break;
            case FetchOutcome.Fetched { Page: var page }:
                Read(walk, record, known, page, answer.Reading!);
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

    private static void Read(Walk walk, ListedRecord record, KnownDocument? known, FetchedPage page, ParseOutcome reading)
    {
        // A redirect may lead to a page that another record already is: the same document is not read twice.
        var arrivedElsewhere = page.FinalUrl != page.Url;
        if (!walk.Arrivals.Add(page.FinalUrl.AbsoluteUri) || (arrivedElsewhere && known is null && walk.Known.ByAddress.ContainsKey(page.FinalUrl.AbsoluteUri)))
        {
            walk.FailuresInARow = 0;
            return;
        }

        switch (reading)
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

    /// <param name="Address">Null where the record has no page of its own.</param>
    /// <param name="Asks">Its page is needed.</param>
    private readonly record struct Step(ListedRecord Record, KnownDocument? Known, Uri? Address, bool Asks);

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
