using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Web.Api.Shapes;

/// <summary>Everything about an item but its texts and events.</summary>
internal sealed record ApiItemDetail(
    ApiItem Item, IReadOnlyList<string> Keys, IReadOnlyList<ApiDate> Dates, IReadOnlyList<ApiStatedDate> StatedDates, IReadOnlyList<ApiDocument> Documents,
    ApiClassification? Classification, IReadOnlyList<ApiLabel> Labels, IReadOnlyList<ApiMute> Mutes)
{
    public static ApiItemDetail Of(ItemDetail item) => new(
        ApiItem.Of(item.Summary), item.Keys, [.. item.Dates.OrderBy(date => date.Value).Select(date => new ApiDate(date.Key, date.Value))],
        [.. item.StatedDates.Select(ApiStatedDate.Of)], [.. item.Documents.Select(document => ApiDocument.Of(item.Summary.Id, document))],
        ApiClassification.Of(item.Classification), [.. item.Labels.Select(ApiLabel.Of)], [.. item.Mutes.Select(ApiMute.Of)]);
}

internal sealed record ApiDate(string Kind, DateOnly Day);

/// <summary>A date as a text states it.</summary>
/// <param name="Day">Null for a rule whose day is not known yet.</param>
internal sealed record ApiStatedDate(string Kind, DateOnly? Day, string Quote, string Language, string Rule)
{
    public static ApiStatedDate Of(StatedDate date) => new(date.Kind, date.Date, date.Quote, date.Language, date.Rule);
}

internal sealed record ApiMute(string Who, DateTimeOffset At, DateTimeOffset? Until, string? Reason)
{
    public static ApiMute Of(Mute mute) => new(mute.Who, mute.At, mute.Until, mute.Reason);
}
