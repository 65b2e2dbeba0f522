using Monitor.Worker.Indexing;
using Monitor.Worker.Storage;
using Monitor.Worker.Versioning;
using Monitor.Worker.Web.Api.Answering;
using Monitor.Worker.Web.Api.Asking;
using Monitor.Worker.Web.Api.Shapes;

namespace Monitor.Worker.Web.Api.Calls;

/// <summary>One item, what it said, what happened to it and what is like it. An item that was merged is the one that it was merged into.</summary>
internal static class ItemCalls
{
    private const string Document = "document";
    private const string Against = "against";
    private const int UsualAlike = 10;

    public static void Map(IEndpointRouteBuilder api)
    {
        var item = api.MapGroup("/items/{id:long}");
        item.MapGet("", FindAsync).Answers<ApiItemDetail>("item", "Everything about an item but its texts and events.", problems: StatusCodes.Status404NotFound);
        item.MapGet("/versions", VersionsAsync).Answers<ApiVersions>("versions", "The versions of all its documents.", problems: StatusCodes.Status404NotFound);
        item.MapGet("/versions/{number:int}", VersionAsync)
            .WithMetadata(
                new AskedParameter(Document, AskedKind.Number, "The document's number. Usually the one that leads."),
                new AskedParameter(Against, AskedKind.Number, "Another version of the same document: the answer then has the redline from that one to this."))
            .Answers<ApiVersion>("version", "One version with its text, and why the classifier decided as it did.", problems: StatusCodes.Status404NotFound);
        item.MapGet("/events", EventsAsync).WithMetadata(new AskedParameter(ListPages.After, AskedKind.Number, "Only events after the one of this number."), ListPages.TakeParameter)
            .Answers<ApiEvents>("events", "What happened to it, oldest first.", problems: StatusCodes.Status404NotFound);
        item.MapGet("/like", LikeAsync).WithMetadata(ListPages.TakeParameter)
            .Answers<ApiAlike>("like", "Items on the same matter, those of other jurisdictions first.", problems: [StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable]);
    }

    private static Task<IResult> FindAsync(long id, HttpContext context, ItemStore items) =>
        OfItemAsync(id, context, items, (_, item) => Task.FromResult<IResult>(new ApiAnswer<ApiItemDetail>(ApiItemDetail.Of(item))));

    private static Task<IResult> VersionsAsync(long id, HttpContext context, ItemStore items) => OfItemAsync(id, context, items, (_, item) =>
        Task.FromResult<IResult>(new ApiAnswer<ApiVersions>(new ApiVersions(item.Summary.Id, [.. item.Documents.Select(document => ApiDocument.Of(item.Summary.Id, document))]))));

    private static Task<IResult> VersionAsync(long id, int number, HttpContext context, ItemStore items) => OfItemAsync(id, context, items, async (asked, item) =>
    {
        var (wanted, against) = (asked.Id(Document), asked.Id(Against));
        if (asked.Mistakes.Any) return ApiProblems.Invalid(asked.Mistakes);
        var document = item.Documents.FirstOrDefault(one => wanted is null || one.Id == wanted);
        if (document is null || await items.VersionTextAsync(document.Id, number, context.RequestAborted) is not { } version) return ApiProblems.Of(StatusCodes.Status404NotFound);
        var other = against is { } earlier and <= int.MaxValue ? await items.VersionTextAsync(document.Id, (int)earlier, context.RequestAborted) : null;
        if (against is not null && other is null) return ApiProblems.Of(StatusCodes.Status404NotFound, "There is no such version to compare with.");
        return new ApiAnswer<ApiVersion>(new ApiVersion(
            item.Summary.Id, document.Id, version.Number, version.Fingerprint, version.Title, version.Text, version.Language, version.SeenAt,
            ApiClassification.Of(await items.DecisionAsync(document.Id, number, context.RequestAborted)), other?.Number,
            other is null ? null : [.. Redline.Between(other.Text, version.Text).Select(ApiRedlinePart.Of)], new ApiSelf(ApiPaths.Version(item.Summary.Id, document.Id, version.Number))));
    });

    private static Task<IResult> EventsAsync(long id, HttpContext context, ItemStore items) => OfItemAsync(id, context, items, (asked, item) =>
    {
        var (after, take) = (asked.Id(ListPages.After), ListPages.TakeOf(asked));
        if (asked.Mistakes.Any) return Task.FromResult(ApiProblems.Invalid(asked.Mistakes));
        var (page, last) = ListPages.Cut(item.Events.OrderBy(entry => entry.Id), entry => entry.Id, after, take);
        var next = last is { } seen ? ApiPaths.With(context.Request, ListPages.After, seen) : null;
        return Task.FromResult<IResult>(new ApiAnswer<ApiEvents>(new ApiEvents(item.Summary.Id, [.. page.Select(ApiEvent.Of)], next)) { Next = next });
    });

    private static Task<IResult> LikeAsync(long id, HttpContext context, ItemStore items, ISearchIndex index, ItemCards cards) => OfItemAsync(id, context, items, async (asked, item) =>
    {
        var take = ListPages.TakeOf(asked, UsualAlike);
        if (asked.Mistakes.Any) return ApiProblems.Invalid(asked.Mistakes);
        var hits = await index.MoreLikeAsync(item.Summary.Id, take, context.RequestAborted);
        var known = await cards.FindAsync([.. hits.Select(hit => hit.ItemId)], context.RequestAborted);
        return new ApiAnswer<ApiAlike>(new ApiAlike(item.Summary.Id, ApiHit.Of(hits, known)));
    });

    private static async Task<IResult> OfItemAsync(long id, HttpContext context, ItemStore items, Func<QueryReader, ItemDetail, Task<IResult>> answer)
    {
        var asked = QueryReader.Of(context);
        if (asked.Mistakes.Any) return ApiProblems.Invalid(asked.Mistakes);
        return await items.FindAsync(id, context.RequestAborted) is { } item ? await answer(asked, item) : ApiProblems.Of(StatusCodes.Status404NotFound, "There is no item of this number.");
    }
}
