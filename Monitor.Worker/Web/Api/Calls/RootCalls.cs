using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Monitor.Worker.Web.Api.Answering;
using Monitor.Worker.Web.Api.Describing;
using Monitor.Worker.Web.Api.Shapes;
using Monitor.Worker.Web.Feeds;

namespace Monitor.Worker.Web.Api.Calls;

/// <summary>Where everything is, and how it is described.</summary>
internal static class RootCalls
{
    private static readonly ApiRoot Root = new("1", new ApiRootLinks(
        ApiPaths.Root, ApiPaths.Description, $"{ApiPaths.Root}/search", $"{ApiPaths.Root}/items/{{id}}", $"{ApiPaths.Root}/items/{{id}}/versions", $"{ApiPaths.Root}/items/{{id}}/versions/{{number}}",
        $"{ApiPaths.Root}/items/{{id}}/events", $"{ApiPaths.Root}/items/{{id}}/like", $"{ApiPaths.Root}/labels", $"{ApiPaths.Root}/sources", $"{ApiPaths.Root}/alerts", $"{ApiPaths.Root}/searches"));

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("", () => new ApiAnswer<ApiRoot>(Root)).Answers<ApiRoot>("root", "Where everything is.");
        api.MapGet("/openapi.json", DescribeAsync).WithName("description").WithSummary("This description, as OpenAPI.").Produces(StatusCodes.Status200OK, contentType: "application/json");
    }

    private static async Task DescribeAsync([FromKeyedServices(ApiDescription.Document)] IOpenApiDocumentProvider documents, HttpContext context)
    {
        var document = await documents.GetOpenApiDocumentAsync(context.RequestAborted);
        var text = await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, context.RequestAborted);
        if (FeedCondition.IsKnown(context, FeedCondition.TagOf(text), changedAt: null)) return;
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(text, context.RequestAborted);
    }
}
