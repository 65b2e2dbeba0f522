using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Web.Api.Shapes;

/// <summary>What happened to an item, oldest first.</summary>
internal sealed record ApiEvents(long Item, IReadOnlyList<ApiEvent> Events, string? Next);

/// <param name="Kind">new, text-changed, stage-changed, date-moved, became-relevant, withdrawn.</param>
/// <param name="Redline">The changed passages, shortened.</param>
internal sealed record ApiEvent(
    long Id, string Kind, DateTimeOffset SeenAt, string Summary, string? StageBefore, string? StageAfter, string? DateKind, DateOnly? DateBefore, DateOnly? DateAfter, string? DateQuote,
    double? RelevanceBefore, double? RelevanceAfter, string Source, long Document, int Version, IReadOnlyList<ApiRedlinePart> Redline)
{
    public static ApiEvent Of(EventEntry entry)
    {
        var happened = entry.Event;
        return new ApiEvent(
            entry.Id, happened.Kind.Code(), happened.SeenAt, happened.Summary, happened.StageBefore?.Code(), happened.StageAfter?.Code(), happened.DateKind, happened.DateBefore,
            happened.DateAfter, happened.DateQuote, happened.RelevanceBefore, happened.RelevanceAfter, entry.Source.Value, entry.DocumentId, entry.Version,
            [.. happened.Redline.Select(ApiRedlinePart.Of)]);
    }
}
