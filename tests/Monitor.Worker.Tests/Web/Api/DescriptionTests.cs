using System.Text.Json;
using Microsoft.AspNetCore.Routing;

namespace Monitor.Worker.Tests.Web.Api;

/// <summary>The description says what there is, and what is answered is as described.</summary>
public sealed class DescriptionTests(LookedAtHost looked) : IClassFixture<LookedAtHost>
{
    [Fact]
    public async Task The_description_lists_exactly_the_calls_that_are_mapped()
    {
        var description = await DescriptionAsync();

        var mapped = looked.Host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("api/", StringComparison.Ordinal) == true)
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [], (endpoint, method) => $"{method} {PathOf(endpoint)}");
        var described = description.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject(), (path, call) => $"{call.Name.ToUpperInvariant()} {path.Name}");

        Assert.Equal(mapped.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_call_says_what_it_is_for_and_names_its_parameters()
    {
        var description = await DescriptionAsync();

        var calls = description.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).ToList();
        Assert.All(calls, call => Assert.NotEqual("", call.Value.GetProperty("summary").GetString()));
        Assert.Equal(calls.Count, calls.Select(call => call.Value.GetProperty("operationId").GetString()).Distinct().Count());
        var search = description.GetProperty("paths").GetProperty("/api/v1/search").GetProperty("get").GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()).ToList();
        string[] needed = ["q", "jurisdiction", "from", "to", "sort", "skip", "take", "otherLanguages", "collapse", "facets"];
        Assert.Empty(needed.Except(search));
        Assert.Equal("3.1", description.GetProperty("openapi").GetString()![..3]);
        Assert.Equal("bearer", description.GetProperty("components").GetProperty("securitySchemes").GetProperty("token").GetProperty("scheme").GetString());
    }

    [Theory]
    [InlineData("/api/v1", "/api/v1")]
    [InlineData("/api/v1/search", "/api/v1/search?q=production")]
    [InlineData("/api/v1/items/{id}", "/api/v1/items/1")]
    [InlineData("/api/v1/items/{id}/versions", "/api/v1/items/1/versions")]
    [InlineData("/api/v1/items/{id}/versions/{number}", "/api/v1/items/1/versions/3?against=1")]
    [InlineData("/api/v1/items/{id}/events", "/api/v1/items/1/events?take=2")]
    [InlineData("/api/v1/items/{id}/like", "/api/v1/items/1/like")]
    [InlineData("/api/v1/labels", "/api/v1/labels")]
    [InlineData("/api/v1/sources", "/api/v1/sources")]
    [InlineData("/api/v1/alerts", "/api/v1/alerts")]
    [InlineData("/api/v1/searches", "/api/v1/searches")]
    public async Task What_is_answered_is_as_described(string described, string asked)
    {
        var description = await DescriptionAsync();
        var schema = description.GetProperty("paths").GetProperty(described).GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema");
        using var visitor = looked.Host.NewVisitor();

        var answer = await new ApiProgram(visitor).GetAsync(asked);

        Assert.Empty(new JsonSchema(description).Faults(schema, answer, "$"));
    }

    private async Task<JsonElement> DescriptionAsync()
    {
        using var visitor = looked.Host.NewVisitor();
        return await new ApiProgram(visitor).GetAsync("/api/v1/openapi.json");
    }

    private static string PathOf(RouteEndpoint endpoint) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter ? $"{{{parameter.Name}}}" : ((Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart)part).Content))));
}
