using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Mapping;

namespace Monitor.Worker.Crawling;

/// <summary>Whether a list that goes on behind its cap, or runs in a circle, is read far enough.</summary>
internal static class WalkVerdict
{
    private const string ReadBefore = "What lies there was read before.";

    /// <summary>
    /// A list that can be asked by date is read when its window is. Any other is read when the last page reaches what was read before:
    /// its last record, or half of them, are known and unchanged. The first crawl has nothing to reach; what lies behind its cap is read bit by bit later.
    /// </summary>
    public static WalkedList Judge(WalkPlan plan, PlannedWalk walk, WalkedList list, IReadOnlyList<DocumentChange> changes, bool isFirst)
    {
        if (list.Unread.Count == 0) return list;
        if (plan.Reach != DateReach.None) return list with { IsIncomplete = true, Rest = null };
        if (walk.BackTo is not null) return list;
        if (walk.Start is { } start) return GoingOn(start, list);
        if (isFirst && list.Rest is { } backlog) return list with { Rest = backlog with { IsQuiet = true }, Notes = [.. list.Notes, "The rest is read in later runs."] };

        // Nothing was read, so there is nothing to say but why.
        if (list.LastPage.Count == 0) return list with { IsIncomplete = true };
        var known = changes.Where(change => change.Kind == ChangeKind.Unchanged).Select(change => change.Document.NativeId).ToHashSet(StringComparer.Ordinal);
        return Reaches(list.LastPage, known)
            ? list with { Rest = null, Notes = [.. list.Notes, ReadBefore] }
            : list with { IsIncomplete = true, Notes = [.. list.Notes, list.Rest is null ? "Its last page still held news: check how the list is paged." : "Its last page still held news: the rest is owed."] };
    }

    /// <summary>A single known record may be one that the publisher pinned to the top.</summary>
    /// <param name="page">Ids of a page's records, in its order.</param>
    /// <param name="known">Those that were read before.</param>
    public static bool Reaches(IReadOnlyList<string> page, IReadOnlySet<string> known) => known.Contains(page[^1]) || page.Count(known.Contains) * 2 >= page.Count;

    // A found pager is followed to what is known: a whole walk over it has come past that place, and behind it is the archive.
    private static WalkedList GoingOn(WalkPoint start, WalkedList list) => list switch
    {
        { Rest: null } => list,
        { IsPagerFound: true, HasNews: false } => list with { Rest = null, Notes = [.. list.Notes, ReadBefore] },
        { Rest: { } rest } => list with { Rest = rest with { IsQuiet = start.IsQuiet, Since = start.Since } },
    };
}
