using Monitor.Worker.Reporting;
using Monitor.Worker.Storage;
using Monitor.Worker.Web.Api.Answering;
using Monitor.Worker.Web.Api.Asking;
using Monitor.Worker.Web.Api.Shapes;

namespace Monitor.Worker.Web.Api.Calls;

/// <summary>How sources fare, and what was told.</summary>
internal static class WatchCalls
{
    private const string State = "state";
    private const string Channel = "channel";
    private const int Longest = 200;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/sources", SourcesAsync).WithMetadata(new AskedParameter(ListPages.After, AskedKind.Text, "Only sources whose id comes after this one."), ListPages.TakeParameter)
            .Answers<ApiSources>("sources", "The sources of the catalogue with their health, by id.");
        api.MapGet("/alerts", AlertsAsync)
            .WithMetadata(
                new AskedParameter(State, AskedKind.Text, "Pending, Sending, Sent or Dead."), new AskedParameter(Channel, AskedKind.Text, "Only those of this channel."),
                new AskedParameter(ListPages.Before, AskedKind.Number, "Only messages before the one of this number."), ListPages.TakeParameter)
            .Answers<ApiAlerts>("alerts", "Messages and lines of digests, newest first.");
    }

    private static async Task<IResult> SourcesAsync(HttpContext context, Standings standings)
    {
        var asked = QueryReader.Of(context);
        var (after, take) = (asked.Text(ListPages.After, Longest), ListPages.TakeOf(asked));
        if (asked.Mistakes.Any) return ApiProblems.Invalid(asked.Mistakes);
        var all = (await standings.ReadAsync(context.RequestAborted)).OrderBy(standing => standing.Source.Id.Value, StringComparer.Ordinal);
        var rest = all.Where(standing => after is null || string.CompareOrdinal(standing.Source.Id.Value, after) > 0).Take(take + 1).ToList();
        var page = rest.Take(take).Select(ApiSource.Of).ToList();
        var next = rest.Count > take ? ApiPaths.With(context.Request, ListPages.After, page[^1].Id) : null;
        return new ApiAnswer<ApiSources>(new ApiSources(page, next)) { Next = next };
    }

    private static async Task<IResult> AlertsAsync(HttpContext context, DeliveryStore deliveries)
    {
        var asked = QueryReader.Of(context);
        var (state, channel) = (asked.Choice<DeliveryState>(State), asked.Text(Channel, Longest));
        var (before, take) = (asked.Id(ListPages.Before), ListPages.TakeOf(asked));
        if (asked.Mistakes.Any) return ApiProblems.Invalid(asked.Mistakes);
        var found = await deliveries.ListAsync(state, channel, before, take + 1, context.RequestAborted);
        var page = found.Take(take).Select(ApiAlert.Of).ToList();
        var next = found.Count > take ? ApiPaths.With(context.Request, ListPages.Before, page[^1].Id) : null;
        return new ApiAnswer<ApiAlerts>(new ApiAlerts(page, next)) { Next = next };
    }
}
