using Monitor.Worker.Documents;

namespace Monitor.Worker.Crawling;

/// <summary>Whether a list that goes on behind its cap, or runs in a circle, is read far enough.</summary>
internal static class WalkVerdict
{
    /// <summary>
    /// A list that can be asked by date is read when its window is. Any other is read when the last page reaches what was read before:
    /// its last record, or half of them, are known and unchanged. The first crawl has nothing to reach; what lies behind its cap is read bit by bit later.
    /// </summary>
    public static WalkedList Judge(WalkPlan plan, PlannedWalk walk, WalkedList list, IReadOnlyList<DocumentChange> changes, bool isFirst)
    {
        if (list.Unread.Count == 0) return list;
        if (plan.Reach != Parsing.Mapping.DateReach.None) return list with { IsIncomplete = true, Rest = null };
        if (walk.Start is { } start) return list with { Rest = list.Rest is { } rest ? rest with { IsQuiet = start.IsQuiet } : null };
        if (isFirst && list.Rest is { } backlog) return list with { Rest = backlog with { IsQuiet = true }, Notes = [.. list.Notes, "The rest is read in later runs."] };

        // Nothing was read, so there is nothing to say but why.
        if (list.LastPage.Count == 0) return list with { IsIncomplete = true };
        var known = changes.Where(change => change.Kind == ChangeKind.Unchanged).Select(change => change.Document.NativeId).ToHashSet(StringComparer.Ordinal);
        // A single known record may be one that the publisher pinned to the top.
        var reachesKnown = known.Contains(list.LastPage[^1]) || list.LastPage.Count(known.Contains) * 2 >= list.LastPage.Count;
        return reachesKnown
            ? list with { Rest = null, Notes = [.. list.Notes, "What lies there was read before."] }
            : list with { IsIncomplete = true, Notes = [.. list.Notes, list.Rest is null ? "Its last page still held news: check how the list is paged." : "Its last page still held news: the rest is owed."] };
    }
}
