using System.Diagnostics;
using Monitor.Worker.Documents;
using Monitor.Worker.Fetching;
using Monitor.Worker.Parsing;
using Monitor.Worker.Parsing.Mapping;

namespace Monitor.Worker.Crawling;

/// <summary>Walks the pages of a source's list, until its end, its cap, or the first trouble. What was read before it is kept.</summary>
internal sealed class ListWalk(IPageFetcher fetcher, ParserSet parsers, TimeProvider time)
{
    public async Task<WalkedList> WalkAsync(Source source, SourceState state, RunTally tally, CancellationToken ct)
    {
        var pages = new PageWalk(source, state.LastSuccessAt, time);
        var read = new Reading(source, state);
        for (var url = pages.First; url is not null;)
        {
            var outcome = await fetcher.FetchAsync(read.Request(url, pages.Access), ct);
            tally.Count(outcome);
            switch (outcome)
            {
                case FetchOutcome.NotModified:
                    return read.List with { Unmodified = true };
                case FetchOutcome.NotFound when read.Pages > 0 && source.Paging.Kind == PagingKind.Page:
                    return read.List;
                case FetchOutcome.Fetched { Page: var page }:
                    url = Read(page, source, pages, read, tally);
                    break;
                default:
                    tally.ListTrouble = Troubles.Of(outcome);
                    return read.List;
            }
        }

        return read.List;
    }

    private Uri? Read(FetchedPage page, Source source, PageWalk pages, Reading read, RunTally tally)
    {
        switch (parsers[source.Format].ParseList(page, source))
        {
            case ParseOutcome.Parsed parsed:
                read.Take(page, parsed);
                tally.Take(page, parsed);
                return pages.Next(parsed);
            case ParseOutcome.Refused refused:
                tally.ListTrouble = Troubles.Of(refused);
                return null;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>What one walk has read so far.</summary>
    private sealed class Reading(Source source, SourceState state)
    {
        private readonly List<ListedRecord> _records = [];
        private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
        private readonly Dictionary<string, Validators> _validators = [];

        public int Pages { get; private set; }

        public WalkedList List => new(_records, _validators, Unmodified: false);

        // A list that leads on to other pages, or to details that are asked for each time, must be read to be followed.
        private bool AsksConditionally => source.Paging.Kind == PagingKind.None && source.Detail?.Visit != DetailVisit.Always && state.Owed.Count == 0;

        public FetchRequest Request(Uri url, SourceAccess access) => new()
        {
            Source = source.Id,
            Url = url,
            Access = access,
            Expected = source.Format,
            Validators = AsksConditionally ? state.ListValidators.GetValueOrDefault(url.AbsoluteUri, Validators.None) : Validators.None,
        };

        public void Take(FetchedPage page, ParseOutcome.Parsed parsed)
        {
            Pages++;
            _validators[page.Url.AbsoluteUri] = page.Validators;
            foreach (var document in parsed.Documents)
            {
                // The first mention wins: lists repeat rows, and pages overlap while a publisher adds to them.
                if (_ids.Add(document.NativeId)) _records.Add(new ListedRecord(document, page));
            }
        }
    }
}

/// <param name="Validators">Of the pages that were read well, to be sent back next time.</param>
/// <param name="Unmodified">The publisher says that the list is as it was.</param>
internal sealed record WalkedList(IReadOnlyList<ListedRecord> Records, IReadOnlyDictionary<string, Validators> Validators, bool Unmodified);
