using System.Globalization;
using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Mapping;

namespace Monitor.Worker.Crawling;

/// <summary>What the walks of one run have read so far: each record once, whichever page or window it came from.</summary>
internal sealed class ListRead(Source source, SourceState state, PlannedWalk planned, DayClock clock, RunTally tally)
{
    /// <summary>All the walks of a run together read at most so many times the pages of one.</summary>
    private const int Budget = 10;

    /// <summary>Some servers say "not modified" for ever: a list is read anew once it was only confirmed for so long.</summary>
    private static readonly TimeSpan BelievedFor = TimeSpan.FromDays(3);

    private readonly List<ListedRecord> _records = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Validators> _validators = [];
    private readonly List<DayWindow> _unread = [];
    private readonly List<string> _notes = [];
    private readonly DateFilter _filter = new(source, clock);
    private IReadOnlyList<string> _lastPage = [];
    private readonly FarEnough _far = new(source, planned);
    private WalkPoint? _rest;
    private int _pages;
    private int _putAside;
    private int? _total;

    public Source Source => source;

    public RunTally Tally => tally;

    public bool IsUnmodified { get; set; }

    /// <summary>In which words the publisher said that there is no issue; null when it did not.</summary>
    public string? Nothing { get; set; }

    public WalkedList List => new(_records, _validators, IsUnmodified)
    {
        Pages = _pages,
        PutAside = _putAside,
        Total = _total,
        Unread = _unread,
        Rest = _rest,
        LastPage = _lastPage,
        Nothing = Nothing,
        IsPagerFound = source.Paging.Kind == PagingKind.Found,
        IsReached = _far.IsReached,
        HasNews = _far.HasNews,
        IsBehindGaps = _far.IsBehindGaps,
        Notes = _putAside == 0 ? _notes : [.. _notes, string.Create(CultureInfo.InvariantCulture, $"Put aside, for they lie outside the days that were asked for: {_putAside}.")],
    };

    // A list that leads on to other pages, or to details that are asked for each time, must be read to be followed.
    private bool AsksConditionally => source.Paging.Kind is PagingKind.None or PagingKind.Found && planned.BackTo is null && source.Detail?.Visit != DetailVisit.Always && state.Owed.Count == 0;

    /// <summary>What was kept before that moment ends the open gaps; null where there are none.</summary>
    public DateTimeOffset? DoubtedAt => planned.DoubtedAt;

    /// <summary>Whether the walk ends where it comes to what is known.</summary>
    public bool AsksWhatIsKnown => source.Paging.Kind == PagingKind.Found && planned.BackTo is null;

    /// <param name="url">Of the page.</param>
    /// <param name="access">How it is asked for.</param>
    /// <param name="isFirst">It is the walk's first. That a later one is as it was says nothing of the list.</param>
    public FetchRequest Request(Uri url, SourceAccess access, bool isFirst) => new()
    {
        Source = source.Id,
        Url = url,
        Access = access,
        Expected = source.Format,
        Validators = isFirst && planned.Start is null && AsksConditionally && state.ListValidators.GetValueOrDefault(url.AbsoluteUri) is { } kept && IsBelieved(kept) ? kept : Validators.None,
    };

    // What an earlier declaration left out of a list must be looked for in it again.
    private bool IsBelieved(Validators kept) => kept is { ReadBy: { } by, ReadAt: { } at } && by == SourceDigest.Of(source) && clock.Now - at < BelievedFor;

    /// <returns>Ids of its records that no page before it had, in its order.</returns>
    public IReadOnlyList<string> Take(FetchedPage page, ParseOutcome.Parsed parsed, DayWindow window)
    {
        _pages++;
        _total = parsed.Total ?? _total;
        _validators[page.Url.AbsoluteUri] = page.Validators with { ReadBy = SourceDigest.Of(source), ReadAt = page.FetchedAt };
        tally.Take(page, parsed);
        // What stands on every page says nothing about how far the walk has come.
        string[] met = [.. parsed.Documents.Select(document => document.NativeId).Where(id => !_ids.Contains(id))];
        if (met.Length > 0) _lastPage = met;
        foreach (var document in parsed.Documents)
        {
            // The first mention wins: lists repeat rows, and pages overlap while a publisher adds to them.
            if (_ids.Contains(document.NativeId)) continue;
            if (!_filter.Keeps(document, window)) _putAside++;
            else if (_ids.Add(document.NativeId)) _records.Add(new ListedRecord(document, page));
        }

        return met;
    }

    /// <summary>Whether the list need not be read behind a page of it.</summary>
    public bool IsFarEnough(ParseOutcome.Parsed page, IReadOnlyList<string> met, IReadOnlySet<string>? known, IReadOnlySet<string>? old) => _far.Is(page.Documents, met, known, old);

    public PassEnd Ended(PageWalk pages) => new(pages.End ?? WalkEnd.LastPage, null)
    {
        Rest = pages.Rest,
        IsWorthAnother = pages.HasShrunk && pages.End is not (WalkEnd.PageLimit or WalkEnd.Loop),
        Note = NoteOf(pages),
    };

    /// <summary>The publisher's word for "no issue", unless it has said nothing else for so long that the address may be wrong.</summary>
    public bool IsNoIssue(NoIssue sign) => (source.Days.Nothing.Contains(sign) && !planned.IsLongSilent) || RestsOnItsDay;

    private bool RestsOnItsDay => RequestTemplate.ReachOf(source) == DateReach.Day && source.Calendar.RestOn(planned.Window.Until) is not null;

    /// <summary>A window was read to its end.</summary>
    public void Finish(PassEnd end)
    {
        if (end.Note is { } note && !_notes.Contains(note)) _notes.Add(note);
        if (_records.Count == 0 && tally.Rejected == 0 && IsNoIssue(NoIssue.Empty)) Nothing ??= $"No issue on {planned.Window} (an empty list).";
    }

    /// <summary>Whether smaller windows may bring what this one did not.</summary>
    public bool MaySplit(DayWindow window, PassEnd end) =>
        window.Count > 1 && RequestTemplate.ReachOf(source) == DateReach.Window && _pages < Budget * source.Paging.MaxPages
        && (end.End == WalkEnd.PageLimit || end.Trouble?.Outcome is RunOutcome.ServerError or RunOutcome.SoftError or RunOutcome.Truncated or RunOutcome.TooLarge
            or RunOutcome.ParseDrift or RunOutcome.WrongType);

    /// <summary>Gives the window up for this run: the rest of it is owed.</summary>
    public void Leave(DayWindow window, PassEnd end)
    {
        _unread.Add(window);
        _rest = end.Rest ?? _rest;
        if (end.Note is { } note) _notes.Add(note);
        tally.ListTrouble ??= end.Trouble;
    }

    private string? NoteOf(PageWalk pages)
    {
        var counted = pages.Total is { } total ? string.Create(CultureInfo.InvariantCulture, $"; the publisher counts {total} records and gave {pages.Rows}") : "";
        return pages.End switch
        {
            WalkEnd.PageLimit => string.Create(CultureInfo.InvariantCulture, $"The list goes on behind the cap of {source.Paging.MaxPages} pages{counted}."),
            WalkEnd.Loop => $"The list runs in a circle: its next page is one that was read already{counted}.",
            _ when pages.IsShort && source.Paging.Kind is not (PagingKind.None or PagingKind.Found) =>
                string.Create(CultureInfo.InvariantCulture, $"The publisher counts {pages.Total} records and gave {pages.Rows}."),
            _ => null,
        };
    }
}

/// <summary>What a run's walks brought.</summary>
/// <param name="Validators">Of the pages that were read well, to be sent back next time.</param>
/// <param name="Unmodified">The publisher says that the list is as it was.</param>
internal sealed record WalkedList(IReadOnlyList<ListedRecord> Records, IReadOnlyDictionary<string, Validators> Validators, bool Unmodified)
{
    public int Pages { get; init; }

    /// <summary>Records outside the days that were asked for.</summary>
    public int PutAside { get; init; }

    /// <summary>How many records there are in all, where the publisher says so.</summary>
    public int? Total { get; init; }

    /// <summary>Windows that were not read wholly: a cap, a circle, a trouble.</summary>
    public IReadOnlyList<DayWindow> Unread { get; init; } = [];

    /// <summary>Where the list goes on behind the cap; null when it was not reached.</summary>
    public WalkPoint? Rest { get; init; }

    /// <summary>Ids of the records that the last page brought which brought any that no page before it had, in its order.</summary>
    public IReadOnlyList<string> LastPage { get; init; } = [];

    /// <summary>In which words the publisher said that there is no issue; null when it did not.</summary>
    public string? Nothing { get; init; }

    /// <summary>How it goes on was found, not declared.</summary>
    public bool IsPagerFound { get; init; }

    /// <summary>The walk came to what was read before, and ended there.</summary>
    public bool IsReached { get; init; }

    /// <summary>It met records that were not known; false also where nobody asked.</summary>
    public bool HasNews { get; init; }

    /// <summary>The walk came to what was read before the open gaps: nothing of the list is missing any more.</summary>
    public bool IsBehindGaps { get; init; }

    /// <summary>What the run's record has to say of the walk, in sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Something of the list is missing that a later run is to bring.</summary>
    public bool IsIncomplete { get; init; }
}
