using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage.Committing;

/// <summary>
/// An item is as relevant as its most relevant document now is: a bare title in one gazette must not hide the full text
/// that another publishes.
/// </summary>
internal static class Relevances
{
    /// <summary>To be called once the versions have their numbers.</summary>
    public static void Decide(IEnumerable<Written> written)
    {
        foreach (var (change, document, version, _) in written)
        {
            if (version is null || change.Classification is not { } decision) continue;
            document.Relevance = decision.Relevance;
            document.Relevant = decision.Relevant;
            document.ClassifiedVersionId = version.Id;
            document.Item.WasRelevant |= decision.Relevant;
            Decide(document.Item);
        }
    }

    private static void Decide(ItemRow item)
    {
        var deciding = item.Documents.Where(document => document.Relevance is not null)
            .OrderByDescending(document => document.Relevant).ThenByDescending(document => document.Relevance).ThenByDescending(document => document.Leads)
            .First();
        item.Relevance = deciding.Relevance;
        item.Relevant = deciding.Relevant;
        item.DecidingVersionId = deciding.ClassifiedVersionId;
    }
}
