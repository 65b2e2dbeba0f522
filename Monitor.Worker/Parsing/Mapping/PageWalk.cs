using System.Globalization;
using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Dates;

namespace Monitor.Worker.Parsing.Mapping;

/// <summary>Why a walk asks for no more pages.</summary>
internal enum WalkEnd
{
    LastPage,

    /// <summary>A page, an address or a cursor came back that was there before.</summary>
    Repeats,

    /// <summary>The list goes on, but not for us: <see cref="Paging.MaxPages"/> is reached.</summary>
    PageLimit,
}

/// <summary>
/// One walk over the pages of a list: what to ask first, what next, and when to stop. Links of servers are taken by path and query
/// only; host and scheme are the configured ones.
/// </summary>
internal sealed class PageWalk
{
    // Publishers date back: the walk begins a little before the last good one.
    private const int OverlapDays = 3;

    private const int FirstLookBackDays = 30;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    private readonly Source _source;

    private RequestTemplate _template;

    private int _pages = 1;

    /// <param name="lastSuccess">When the source was last read well; null for the first time.</param>
    public PageWalk(Source source, DateTimeOffset? lastSuccess, TimeProvider time)
    {
        _source = source;
        var today = SourceZone.Today(source.TimeZone, time);
        var since = lastSuccess is { } last
            ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(last, SourceZone.Find(source.TimeZone)).DateTime).AddDays(-OverlapDays)
            : today.AddDays(-FirstLookBackDays);
        _template = new RequestTemplate(today, since, source.Paging.Start);
        First = Current = Address();
        _seen.Add(Current.AbsoluteUri);
    }

    public Uri First { get; }

    /// <summary>The page that was asked for last.</summary>
    public Uri Current { get; private set; }

    /// <summary>How to ask for <see cref="Current"/>: the source's access with the body's placeholders filled.</summary>
    public SourceAccess Access => _source.Access.Body is { } body ? _source.Access with { Body = _template.Fill(body) } : _source.Access;

    /// <summary>Null while the walk goes on.</summary>
    public WalkEnd? End { get; private set; }

    /// <summary>The address after a page that was read; null at the end.</summary>
    public Uri? Next(ParseOutcome.Parsed parsed)
    {
        var records = parsed.Documents.Count + parsed.Rejected.Count + parsed.LeftOut;
        if (records == 0 || Following(parsed, records) is not { } next) return Stop(WalkEnd.LastPage);
        if (!_seen.Add(Content(parsed)) || !IsNew(next)) return Stop(WalkEnd.Repeats);
        if (++_pages > _source.Paging.MaxPages) return Stop(WalkEnd.PageLimit);
        return Current = next;
    }

    private Uri? Following(ParseOutcome.Parsed parsed, int records) => _source.Paging.Kind switch
    {
        PagingKind.None => null,
        PagingKind.Page => Move(1, _template.Position - _source.Paging.Start + 1, _source.Paging.Size, parsed.Total),
        PagingKind.Offset => MoveOffset(parsed, records),
        PagingKind.Cursor => parsed.Next?.Token is { } token ? QueryString.With(First, _source.Paging.Parameter ?? "cursor", token) : null,
        PagingKind.Next or PagingKind.LinkHeader => parsed.Next?.Url is { } link ? AtHome(link) : null,
    };

    private Uri? MoveOffset(ParseOutcome.Parsed parsed, int records)
    {
        // A page shorter than asked for is the last one, unless the publisher says that there is more: then it cuts pages silently.
        var size = _source.Paging.Size;
        var read = _template.Position - _source.Paging.Start + records;
        if (parsed.Total is { } total) return read >= total ? null : Move(size > 0 ? Math.Min(records, size) : records);
        return size > 0 && records < size ? null : Move(size > 0 ? size : records);
    }

    private Uri? Move(int step, int pagesRead, int size, int? total) =>
        size > 0 && (long)pagesRead * size >= total ? null : Move(step);

    private Uri Move(int step)
    {
        _template = _template with { Position = _template.Position + step };
        return Address();
    }

    private Uri Address()
    {
        var url = new Uri(_template.Fill(_source.Url), UriKind.Absolute);
        var isCounted = _source.Paging.Kind is PagingKind.Page or PagingKind.Offset && !RequestTemplate.IsPaged(_source.Url);
        return isCounted && _source.Paging.Parameter is { } parameter
            ? QueryString.With(url, parameter, _template.Position.ToString(CultureInfo.InvariantCulture))
            : url;
    }

    private Uri? AtHome(string link)
    {
        if (!Uri.TryCreate(Current, link, out var target) || target.Scheme is not ("http" or "https")) return null;
        var home = new UriBuilder(First) { Path = target.AbsolutePath, Query = target.Query, Fragment = "" }.Uri;

        // Some servers repeat the caller's key in their links; the fetcher adds it anew, and nobody else needs to see it.
        return _source.Access.Key?.Query is { } key ? QueryString.Without(home, key) : home;
    }

    private bool IsNew(Uri next) => _seen.Add(next.AbsoluteUri) || (_source.Access.Body is { } body && RequestTemplate.IsPaged(body));

    // What a page holds, to notice the page that comes again. Of a page without a kept record nothing can be told but its number.
    private string Content(ParseOutcome.Parsed parsed) =>
        parsed.Documents.Count == 0 ? $"page {_pages}" : "records " + string.Join('\n', parsed.Documents.Select(document => document.NativeId));

    private Uri? Stop(WalkEnd end)
    {
        End = end;
        return null;
    }
}
