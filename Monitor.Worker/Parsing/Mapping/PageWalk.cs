using System.Globalization;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Parsing.Mapping;

/// <summary>Why a walk asks for no more pages.</summary>
internal enum WalkEnd
{
    LastPage,

    /// <summary>A page came to what was read before, and nobody has declared how the list goes on behind it.</summary>
    Reached,

    /// <summary>The last page, or the last cursor, came once more: some publishers end so.</summary>
    Repeats,

    /// <summary>A page, an address or a cursor from further back came again: the rest of the list cannot be reached this way.</summary>
    Loop,

    /// <summary>The list goes on, but not for us: <see cref="Paging.MaxPages"/> is reached.</summary>
    PageLimit,
}

/// <summary>
/// One walk over the pages of a list: what to ask first, what next, and when to stop. Links of servers are taken by path and query
/// only; host and scheme are the configured ones.
/// </summary>
internal sealed class PageWalk
{
    private const int LeastPage = 10;

    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    private readonly HashSet<string> _contents = new(StringComparer.Ordinal);

    private readonly Source _source;

    private RequestTemplate _template;

    private string? _token;

    private string? _content;

    private int _pages = 1;

    /// <summary>Records of the fullest page so far: some publishers give fewer than they are asked for.</summary>
    private int _fullest;

    /// <param name="source">Whose list it is.</param>
    /// <param name="window">The days that are asked for; without meaning where the address holds no dates.</param>
    /// <param name="start">Where an earlier walk stopped; null begins at the beginning.</param>
    public PageWalk(Source source, DayWindow window, WalkPoint? start = null)
    {
        _source = source;
        _template = new RequestTemplate(window, start?.Position ?? source.Paging.Start);
        First = Current = start?.Url is { } url ? new Uri(url, UriKind.Absolute) : Address();
        _asked.Add(Current.AbsoluteUri);
    }

    public Uri First { get; }

    /// <summary>The page that was asked for last.</summary>
    public Uri Current { get; private set; }

    /// <summary>How to ask for <see cref="Current"/>: the source's access with the body's placeholders filled.</summary>
    public SourceAccess Access => _source.Access.Body is { } body ? _source.Access with { Body = _template.Fill(body) } : _source.Access;

    /// <summary>Null while the walk goes on.</summary>
    public WalkEnd? End { get; private set; }

    /// <summary>Where the list goes on behind the cap; null unless it was reached.</summary>
    public WalkPoint? Rest { get; private set; }

    /// <summary>The page that was asked for last, for a later walk to begin with; null at the very beginning.</summary>
    public WalkPoint? Here => _pages == 1 ? null : PointAt(Current);

    /// <summary>Records so far, those that came twice counted twice.</summary>
    public int Rows { get; private set; }

    /// <summary>How many records there are in all, as the publisher said last; null when it does not say.</summary>
    public int? Total { get; private set; }

    /// <summary>The list became shorter under the walk: what moved up from a later page onto one that was read already was passed over.</summary>
    public bool HasShrunk { get; private set; }

    /// <summary>The publisher counts more records than it gave.</summary>
    public bool IsShort => Rows < Total;

    /// <summary>It counts so many more that a page is missing.</summary>
    public bool LacksAPage => Total - Rows >= Math.Max(_fullest, LeastPage);

    /// <summary>The address after a page that was read; null at the end.</summary>
    /// <param name="parsed">What was read.</param>
    /// <param name="isFarEnough">What lies behind that page need not be read.</param>
    public Uri? Next(ParseOutcome.Parsed parsed, bool isFarEnough = false)
    {
        var records = parsed.Rows ?? parsed.Documents.Count + parsed.Rejected.Count + parsed.LeftOut;
        Note(parsed, records);
        if (isFarEnough) return Stop(WalkEnd.Reached);
        if (records == 0 || Following(parsed, records) is not { } next) return Stop(WalkEnd.LastPage);
        if (ContentEnd(parsed) is { } again) return Stop(again);
        if (AddressEnd(parsed, next) is { } back) return Stop(back);
        if (++_pages > _source.Paging.MaxPages) return StopAtLimit(next);
        return Current = next;
    }

    private void Note(ParseOutcome.Parsed parsed, int records)
    {
        HasShrunk |= parsed.Total < Total;
        Total = parsed.Total ?? Total;
        Rows += records;
        _fullest = Math.Max(_fullest, records);
    }

    private Uri? Following(ParseOutcome.Parsed parsed, int records) => _source.Paging.Kind switch
    {
        PagingKind.None => null,
        PagingKind.Page => IsAllRead(parsed.Total, records) ? null : Move(1),
        PagingKind.Offset => MoveOffset(parsed, records),
        PagingKind.Cursor => parsed.Next?.Token is { } token ? QueryString.With(Home(), _source.Paging.Parameter ?? "cursor", token) : null,
        PagingKind.Next or PagingKind.LinkHeader or PagingKind.Found => parsed.Next?.Url is { } link ? AtHome(link) : null,
    };

    private Uri? MoveOffset(ParseOutcome.Parsed parsed, int records)
    {
        // A page shorter than asked for is the last one, unless the publisher says that there is more: then it cuts pages silently.
        var size = _source.Paging.Size;
        var read = _template.Position - _source.Paging.Start + records;
        if (parsed.Total is { } total) return read >= total ? null : Move(size > 0 ? Math.Min(records, size) : records);
        return size > 0 && records < size ? null : Move(size > 0 ? size : records);
    }

    // Counted by what came: who gives fewer records a page than were asked for has more pages. The last one is shorter than the others.
    private bool IsAllRead(int? total, int records)
    {
        var (size, pagesRead) = (_source.Paging.Size, _template.Position - _source.Paging.Start + 1);
        var before = (long)(pagesRead - _pages) * Math.Min(_fullest, size);
        return size > 0 && (before + Rows >= total || (records < _fullest && (long)pagesRead * size >= total));
    }

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

    private Uri Home() => _source.Paging.Keeps is { } kept ? QueryString.Only(First, kept) : First;

    private Uri? AtHome(string link)
    {
        if (!Uri.TryCreate(Current, link, out var target) || target.Scheme is not ("http" or "https")) return null;
        var home = new UriBuilder(First) { Path = target.AbsolutePath, Query = target.Query, Fragment = "" }.Uri;

        // Some servers repeat the caller's key in their links; the fetcher adds it anew, and nobody else needs to see it.
        return _source.Access.Key?.Query is { } key ? QueryString.Without(home, key) : home;
    }

    // A page without a kept record tells nothing about itself but its number.
    private WalkEnd? ContentEnd(ParseOutcome.Parsed parsed)
    {
        var content = parsed.Documents.Count == 0 ? $"page {_pages}" : "records " + string.Join('\n', parsed.Documents.Select(document => document.NativeId));
        var isNew = _contents.Add(content);
        var isLast = content == _content;
        _content = content;
        if (isNew) return null;

        // Who is asked for a page behind the last may give the last again. Who gives the first again, and it is full, heeds no number.
        var isCounted = _source.Paging.Kind is PagingKind.Page or PagingKind.Offset;
        var heedsNoNumber = _pages == 2 && _source.Paging.Size > 0 && parsed.Documents.Count >= _source.Paging.Size;
        var isMoreSaid = Rows - parsed.Documents.Count < Total;
        return isMoreSaid || (Total is null && (heedsNoNumber || !isLast || !isCounted)) ? WalkEnd.Loop : WalkEnd.Repeats;
    }

    private WalkEnd? AddressEnd(ParseOutcome.Parsed parsed, Uri next)
    {
        var token = parsed.Next?.Token;
        var isSame = next == Current || (token is not null && token == _token);
        _token = token;
        if (_asked.Add(next.AbsoluteUri) || (_source.Access.Body is { } body && RequestTemplate.IsPaged(body))) return null;
        return !isSame && (Total is null || IsShort) ? WalkEnd.Loop : WalkEnd.Repeats;
    }

    private Uri? StopAtLimit(Uri next)
    {
        Rest = PointAt(next);
        return Stop(WalkEnd.PageLimit);
    }

    private WalkPoint PointAt(Uri address)
    {
        var hasAddress = _source.Paging.Kind is not (PagingKind.Page or PagingKind.Offset);
        return new WalkPoint(_template.Position, hasAddress ? address.AbsoluteUri : null);
    }

    private Uri? Stop(WalkEnd end)
    {
        End = end;
        return null;
    }
}
