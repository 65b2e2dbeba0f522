using Monitor.Worker.Documents;

namespace Monitor.Worker.Sources.Checks;

internal static class PagingChecks
{
    public static void Check(Source source, SourceReport report)
    {
        var paging = source.Paging;
        if (paging.MaxPages is < 1 or > 10_000) report.Add("paging.maxPages", $"{paging.MaxPages} pages is no sensible limit.", "Use between 1 and 10000.");
        if (paging.Size < 0) report.Add("paging.size", "A page cannot hold fewer records than none.", "Give the number of records a page.");
        if (paging.Kind is not PagingKind.None && paging.MaxPages == 1) report.Add("paging.maxPages", "With one page at most there is no paging.", "Raise it, or leave paging out.");
        CheckKind(source, report);
    }

    private static void CheckKind(Source source, SourceReport report)
    {
        var paging = source.Paging;
        switch (paging.Kind)
        {
            case PagingKind.Page when !HasPosition(source, "{page}"):
                report.Add("paging.parameter", "Nothing carries the page number.", "Name the query parameter, or put {page} into the url.");
                break;
            case PagingKind.Offset when !HasPosition(source, "{offset}"):
                report.Add("paging.parameter", "Nothing carries the offset.", "Name the query parameter, or put {offset} into the url.");
                break;
            case PagingKind.Cursor when paging.Parameter is null || paging.Next is null:
                report.Add("paging", "A cursor needs to be found and sent.", "Give 'next', its place in the answer, and 'parameter', its name in the question.");
                break;
            case PagingKind.Found when source.Mapping.List is not ListFinding.ByStructure:
                report.Add("paging.kind", "A pager is found by structure only where the list is.", "Declare where the next address stands, or say mapping.list 'by-structure'.");
                break;
            case not PagingKind.Cursor when paging.Keeps is not null:
                report.Add("paging.keeps", "Only a cursor is sent without the other parameters.", "Leave it out, or say kind 'cursor'.");
                break;
            case PagingKind.Next when paging.Next is null && source.Format is not SourceFormat.Feed && source.Mapping.List is not ListFinding.ByStructure:
                report.Add("paging.next", "Where the next address stands is missing.", "Give its path in the answer.");
                break;
        }
    }

    private static bool HasPosition(Source source, string placeholder) =>
        source.Paging.Parameter is not null
        || source.Url.Contains(placeholder, StringComparison.Ordinal)
        || source.Access.Body?.Contains(placeholder, StringComparison.Ordinal) == true;
}
