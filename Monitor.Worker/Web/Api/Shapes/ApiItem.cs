using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Web.Api.Shapes;

/// <summary>An item in a list.</summary>
/// <param name="Stage">Code.</param>
/// <param name="Url">The publisher's page; null where it has none that may be linked.</param>
internal sealed record ApiItem(
    long Id, string Title, string? Number, string Jurisdiction, string Region, string Kind, string? Language, string Stage, string StageName, string? RawStatus, DateOnly? PublishedOn,
    string? Url, DateTimeOffset FirstSeenAt, DateTimeOffset ChangedAt, double? Relevance, bool Relevant, bool WasRelevant, ApiItemLinks Links)
{
    public static ApiItem Of(ItemSummary item) => new(
        item.Id, item.Title, item.Number, item.Jurisdiction, item.Region, item.Kind, item.Language, item.Stage.Code(), item.Stage.Name(), item.RawStatus, item.PublishedOn,
        Words.Link(item.Url), item.FirstSeenAt, item.ChangedAt, item.Relevance, item.Relevant, item.WasRelevant, ApiItemLinks.Of(item.Id));
}

/// <param name="Page">For people.</param>
internal sealed record ApiItemLinks(string Self, string Page, string Versions, string Events, string Like)
{
    public static ApiItemLinks Of(long id)
    {
        var self = ApiPaths.Item(id);
        return new ApiItemLinks(self, ApiPaths.ItemPage(id), self + "/versions", self + "/events", self + "/like");
    }
}
