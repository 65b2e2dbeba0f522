using Monitor.Worker.Documents;
using Monitor.Worker.Fetching;
using Monitor.Worker.Parsing;
using Monitor.Worker.Parsing.Mapping;
using Monitor.Worker.Storage;
using Monitor.Worker.Versioning;

namespace Monitor.Worker.Crawling;

/// <summary>
/// Reads the own page of each listed record that needs it: a new one, one whose line in the list changed, or all where the source
/// says so. A page that cannot be had is owed, never an empty version; but a record is not lost for want of its page: one whose page is
/// not there, or failed twice in a row, is kept by its line in the list until its page is had. An owed page is asked for also when its
/// record has left the list.
/// </summary>
internal sealed class DetailVisits(IPageFetcher fetcher, ParserSet parsers)
{
    /// <summary>After so many failures in a row the rest is owed: a publisher in trouble is left alone.</summary>
    private const int GiveUpAfter = 5;

    /// <summary>Of pages whose records have left the list, so many are asked for in a run.</summary>
    private const int LeftAtMost = 20;

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
        steps.AddRange([.. Left(walk, steps)]);
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

    /// <summary>
    /// Pages that are owed and whose records have left a list that nobody can ask for a day that is over. Where a record's name is its address, as in lists of
    /// web pages, nothing else is needed to know it: its page says the rest.
    /// </summary>
    private static IEnumerable<Step> Left(Walk walk, List<Step> steps)
    {
        if (RequestTemplate.ReachOf(walk.Source) != DateReach.None || walk.Owed.Count == 0) yield break;
        if (steps.Find(step => step.Address is { } address && step.Record.Document.NativeId == address.AbsoluteUri) is not { Record.Page: { } page }) yield break;
        var listed = steps.Select(step => step.Address?.AbsoluteUri).ToHashSet(StringComparer.Ordinal);
        foreach (var owed in walk.Owed.Where(owed => !listed.Contains(owed)).Order(StringComparer.Ordinal).Take(LeftAtMost))
        {
            if (!Uri.TryCreate(owed, UriKind.Absolute, out var address)) continue;
            yield return new Step(new ListedRecord(new ParsedDocument { NativeId = owed, Title = "", Url = address }, page), walk.Known.ByNativeId.GetValueOrDefault(owed), address, Asks: true);
        }
    }

    private static async Task TakeAsync(Walk walk, DetailAnswers answers, Step step)
    {
        if (step.Address is not { } address) walk.Visits.Add(ByItsLine(step.Record, step.Known));
        else if (!step.Asks) walk.Visits.Add(Kept(step.Record.Document, step.Known!));
        else if (walk.FailuresInARow >= GiveUpAfter || walk.Stopped) walk.Owe(step.Record, step.Known, address, (walk.Tally.DetailTrouble ?? walk.Tally.QuietTrouble)!);
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
                // Neither listed any more nor there: its publisher took it back.
                if (IsListed(record) && (known is null or { Version: 0 } || walk.Owed.Contains(address.AbsoluteUri))) walk.Missing(record, known, address, Troubles.Of(outcome)!);
                break;
            default:
                walk.Failed(record, known, address, Troubles.Of(outcome) ?? new Trouble(RunOutcome.Error, "Not modified, but nothing is kept of it."));
                break;
        }
    }

    private static void Read(Walk walk, ListedRecord record, KnownDocument? known, FetchedPage page, ParseOutcome reading)
    {
        var arrival = new Arrival(record, known, page.Url, IsSentOn: page.FinalUrl != page.Url);
        if (!walk.Arrives(arrival, page.FinalUrl)) return;

        switch (reading)
        {
            case ParseOutcome.Parsed { Documents: [{ Title.Length: > 0 } document, ..] }:
                walk.Succeeded(new Visit(record.Document, document, page, known, SameText: false));
                break;
            case ParseOutcome.Refused { Fault: ParseFault.NoText } when IsListed(record) && (known is null || known.Text == NormalText.Of(record.Document.Text)):
                // A scan, now or still: no text is not "not relevant". Its line in the list is all there is to judge by.
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

    // What was only owed has no line, and so no title but its page's own.
    private static bool IsListed(ListedRecord record) => record.Document.Title.Length > 0;

    private static Visit ByItsLine(ListedRecord record, KnownDocument? known) =>
        known is null ? new Visit(record.Document, record.Document, record.Page, known, SameText: false) : Kept(record.Document, known);

    private static Visit Kept(ParsedDocument listed, KnownDocument known) => new(listed, listed, Page: null, known, SameText: true);

    /// <param name="Address">Null where the record has no page of its own.</param>
    /// <param name="Asks">Its page is needed.</param>
    private readonly record struct Step(ListedRecord Record, KnownDocument? Known, Uri? Address, bool Asks);

    /// <summary>A record whose page was had.</summary>
    /// <param name="IsSentOn">The address of the record led to another one.</param>
    private readonly record struct Arrival(ListedRecord Record, KnownDocument? Known, Uri Address, bool IsSentOn);

    /// <summary>The state of one run's visits.</summary>
    private sealed class Walk(Source source, KnownSet known, IReadOnlyCollection<string> owed, RunTally tally)
    {
        public Source Source { get; } = source;

        public KnownSet Known { get; } = known;

        public RunTally Tally { get; } = tally;

        public HashSet<string> Owed { get; } = new(owed, StringComparer.Ordinal);

        public List<Visit> Visits { get; } = [];

        private readonly bool _isUndated = RequestTemplate.ReachOf(source) == DateReach.None;

        private readonly Dictionary<string, Arrival> _arrivals = new(StringComparer.Ordinal);

        public int FailuresInARow { get; set; }

        public bool Stopped { get; private set; }

        /// <summary>
        /// Whether what stands at an address is the record's page. A redirect may lead to a page that another record already is: the same document is not
        /// read twice. Where records of different titles are sent on to one place, that place is a notice ("under maintenance") and nobody's page: all of them are owed.
        /// </summary>
        public bool Arrives(Arrival arrival, Uri place)
        {
            if (_arrivals.TryAdd(place.AbsoluteUri, arrival))
            {
                if (!arrival.IsSentOn || arrival.Known is not null || !Known.ByAddress.ContainsKey(place.AbsoluteUri)) return true;
            }
            else if (arrival.IsSentOn && _arrivals[place.AbsoluteUri] is { IsSentOn: true } first && Title(first) != Title(arrival))
            {
                var trouble = new Trouble(RunOutcome.SoftError, $"Pages of different records lead to one address: {place.GetLeftPart(UriPartial.Path)}");
                if (Visits.RemoveAll(visit => ReferenceEquals(visit.Listed, first.Record.Document)) > 0) Owe(first.Record, first.Known, first.Address, trouble);
                Owe(arrival.Record, arrival.Known, arrival.Address, trouble);
            }

            FailuresInARow = 0;
            return false;
        }

        private static string Title(Arrival arrival) => NormalText.Line(arrival.Record.Document.Title);

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

        /// <summary>The page is not there, or not yet: lists name records before. The publisher is well; the record is kept, and its page asked for again.</summary>
        public void Missing(ListedRecord record, KnownDocument? known, Uri address, Trouble trouble)
        {
            Tally.OweQuietly(address.AbsoluteUri, trouble);
            Visits.Add(ByItsLine(record, known));
        }

        public void Owe(ListedRecord record, KnownDocument? known, Uri address, Trouble trouble)
        {
            // What failed before and is kept by its line is the page's own trouble; the source is not called sick for it for ever. (Days are given up in time.)
            if (_isUndated && Owed.Contains(address.AbsoluteUri)) Tally.OweQuietly(address.AbsoluteUri, trouble);
            else Tally.Owe(address.AbsoluteUri, trouble);
            if (known is null && IsListed(record) && Owed.Contains(address.AbsoluteUri)) Visits.Add(ByItsLine(record, known));
        }
    }
}
