using Monitor.Worker.Documents;

namespace Monitor.Worker.Crawling;

/// <summary>
/// How far back a walk has come. A list whose pager was found, not declared, is left where a page reaches what was read before; one that is walked back to a
/// day is left where it reaches what was kept before its gaps began, or where its dates lie long before that day. Dates alone never say that nothing is missing of
/// what is new: publishers date back.
/// </summary>
internal sealed class FarEnough(Source source, PlannedWalk planned)
{
    /// <summary>What is so much older than a day was hardly published after it.</summary>
    private const int DatedBack = 30;

    private DateOnly? _newest;
    private bool _isInOrder = true;

    /// <summary>Records were met that the store does not know.</summary>
    public bool HasNews { get; private set; }

    /// <summary>A page reached what was known.</summary>
    public bool IsReached { get; private set; }

    /// <summary>A page reached what was kept before the gaps began, or in a walk back to a day by its dates: nothing of the list is missing any more.</summary>
    public bool IsBehindGaps { get; private set; }

    /// <param name="page">Its records.</param>
    /// <param name="met">Ids of those that no page before it had, in its order.</param>
    /// <param name="known">Those that the store knows; null where that was not asked.</param>
    /// <param name="old">Those that it knew before the open gaps; null where there are none.</param>
    public bool Is(IReadOnlyList<ParsedDocument> page, IReadOnlyList<string> met, IReadOnlySet<string>? known, IReadOnlySet<string>? old)
    {
        if (met.Count == 0) return false;
        var newest = Newest(page, met);
        _isInOrder &= !(newest > _newest);
        _newest = newest ?? _newest;
        HasNews |= known is not null && met.Count > known.Count;
        IsReached = known is not null && IsKnown(met, known);
        var isLongBefore = planned.BackTo is { } day && IsBefore(newest, day);
        IsBehindGaps |= isLongBefore || (old is not null && WalkVerdict.Reaches(met, old));
        return planned.BackTo is null ? source.Paging.Kind == PagingKind.Found && (IsReached || IsArchive(newest)) : IsBehindGaps;
    }

    // A walk that goes on where one stopped begins among what that one read, for the list has moved since.
    private bool IsKnown(IReadOnlyList<string> met, IReadOnlySet<string> known) => (planned.Start is null || HasNews) && WalkVerdict.Reaches(met, known);

    // Who gives all records new addresses is not walked back to the beginning of time: behind the cap, the archive is not news.
    private bool IsArchive(DateOnly? newest) => planned.Start is { IsQuiet: false, Since: { } since } && IsBefore(newest, since);

    private bool IsBefore(DateOnly? newest, DateOnly day) => _isInOrder && newest < day.AddDays(-DatedBack);

    /// <summary>Null where a record has no date: then the page proves nothing.</summary>
    private static DateOnly? Newest(IReadOnlyList<ParsedDocument> page, IReadOnlyList<string> met)
    {
        var fresh = met.ToHashSet(StringComparer.Ordinal);
        var dates = page.Where(document => fresh.Contains(document.NativeId)).Select(document => document.PublishedOn).ToList();
        return dates.Count > 0 && dates.TrueForAll(date => date is not null) ? dates.Max() : null;
    }
}
