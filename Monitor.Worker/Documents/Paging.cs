namespace Monitor.Worker.Documents;

/// <summary>How a list goes on.</summary>
public sealed record Paging
{
    public static readonly Paging None = new();

    /// <summary>Of a list that is found by structure and whose pager nobody has declared.</summary>
    public static readonly Paging Found = new() { Kind = PagingKind.Found, MaxPages = 5 };

    public PagingKind Kind { get; init; } = PagingKind.None;

    /// <summary>Query parameter that carries page number, offset or cursor; null where the url holds <c>{page}</c> or <c>{offset}</c>.</summary>
    public string? Parameter { get; init; }

    /// <summary>Query parameters that go with a cursor; null: all of them. Some protocols (OAI-PMH) take a token and their verb, and refuse all else beside them.</summary>
    public IReadOnlyList<string>? Keeps { get; init; }

    /// <summary>First page number or offset.</summary>
    public int Start { get; init; } = 1;

    /// <summary>Records a page, for offsets.</summary>
    public int Size { get; init; }

    /// <summary>Where the next address or cursor stands in the answer (a path; a selector in HTML).</summary>
    public string? Next { get; init; }

    /// <summary>A walk never asks for more pages than this.</summary>
    public int MaxPages { get; init; } = 1;
}

/// <summary>Where a walk stopped, to go on there: what the list held beyond its cap.</summary>
/// <param name="Position">Page number or offset.</param>
/// <param name="Url">The next address, where the publisher gives it.</param>
/// <param name="IsQuiet">It belongs to the first crawl: whoever reads it alerts nobody.</param>
public sealed record WalkPoint(int Position, string? Url, bool IsQuiet = false)
{
    /// <summary>The day of the last good run before it was left: what lies there may be as old as that.</summary>
    public DateOnly? Since { get; init; }
}

public enum PagingKind
{
    None,

    /// <summary>Page numbers until a page is empty, repeats, or is not found.</summary>
    Page,

    /// <summary>Offsets that grow by <see cref="Paging.Size"/>.</summary>
    Offset,

    /// <summary>A token in the answer goes into the next question; the end is when it is missing or no longer changes.</summary>
    Cursor,

    /// <summary>An address in the answer; only its path and query are taken, on the configured host.</summary>
    Next,

    /// <summary>The <c>Link: rel="next"</c> header.</summary>
    LinkHeader,

    /// <summary>A next link that nobody has declared, found by the page's structure: it is followed only until a page reaches what was read before.</summary>
    Found,
}
