using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;

namespace Monitor.Worker.Web.Api;

/// <summary>The addresses of the API. They are told as paths: a program knows the host that it asks.</summary>
internal static class ApiPaths
{
    public const string Root = "/api/v1";

    public const string Description = Root + "/openapi.json";

    private const string Everything = "/api";

    /// <summary>Whoever asks there is a program: it is answered in JSON, whatever happens.</summary>
    public static bool IsApi(HttpRequest request) => request.Path.StartsWithSegments(Everything, StringComparison.OrdinalIgnoreCase);

    public static string Item(long id) => string.Create(CultureInfo.InvariantCulture, $"{Root}/items/{id}");

    public static string Version(long item, long document, int number) => string.Create(CultureInfo.InvariantCulture, $"{Root}/items/{item}/versions/{number}?document={document}");

    public static string Label(long id) => string.Create(CultureInfo.InvariantCulture, $"{Root}/labels/{id}");

    public static string Search(long id) => string.Create(CultureInfo.InvariantCulture, $"{Root}/searches/{id}");

    public static string ItemPage(long id) => string.Create(CultureInfo.InvariantCulture, $"/items/{id}");

    /// <summary>The same question, with one parameter set anew.</summary>
    public static string With(HttpRequest request, string name, string value)
    {
        var query = new QueryBuilder(request.Query.Where(part => !part.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).SelectMany(part => part.Value, (part, one) => KeyValuePair.Create(part.Key, one ?? "")))
        {
            { name, value },
        };
        return request.Path.ToUriComponent() + query.ToQueryString().ToUriComponent();
    }

    public static string With(HttpRequest request, string name, long value) => With(request, name, value.ToString(CultureInfo.InvariantCulture));
}
