using System.Text.Json;
using Monitor.Worker.Web.Api.Answering;

namespace Monitor.Worker.Web.Api.Asking;

/// <summary>Reads what a call sends.</summary>
internal static class BodyReader
{
    private const int Largest = 64 * 1024;

    /// <returns>The body, or the answer that refuses it.</returns>
    public static async Task<(T? Body, IResult? Refusal)> ReadAsync<T>(HttpContext context)
        where T : class
    {
        // A page of somebody else's may send forms and plain text, but no JSON without asking first.
        if (!context.Request.HasJsonContentType()) return (null, ApiProblems.Of(StatusCodes.Status415UnsupportedMediaType));
        if (context.Request.ContentLength > Largest) return (null, TooLarge());
        try
        {
            await using var limited = new MemoryStream();
            var buffer = new byte[8192];
            for (int read; (read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0;)
            {
                limited.Write(buffer, 0, read);
                if (limited.Length > Largest) return (null, TooLarge());
            }

            return JsonSerializer.Deserialize(limited.ToArray(), ApiJson.TypeOf<T>()) is { } body ? (body, null) : (null, Invalid("$", "A JSON object is needed."));
        }
        catch (JsonException wrong)
        {
            return (null, Invalid(wrong.Path is { Length: > 0 } path ? path : "$", "This is not the JSON that is asked for; see the description."));
        }
    }

    private static IResult TooLarge() => ApiProblems.Of(StatusCodes.Status413PayloadTooLarge, "At most 64 KB.");

    private static IResult Invalid(string field, string why)
    {
        var mistakes = new Mistakes();
        mistakes.Add(field, why);
        return ApiProblems.Invalid(mistakes);
    }
}
