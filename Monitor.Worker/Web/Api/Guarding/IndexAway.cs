using Monitor.Worker.Indexing;
using Monitor.Worker.Web.Api.Answering;

namespace Monitor.Worker.Web.Api.Guarding;

/// <summary>An index that does not answer is no fault of ours: the same may be asked again.</summary>
internal sealed class IndexAway : IEndpointFilter
{
    private const string Wait = "60";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (IndexUnavailableException)
        {
            context.HttpContext.Response.Headers.RetryAfter = Wait;
            return ApiProblems.Of(StatusCodes.Status503ServiceUnavailable, "The index does not answer. Nothing is lost; ask again.");
        }
    }
}
