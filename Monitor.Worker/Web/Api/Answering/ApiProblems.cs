using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Monitor.Worker.Web.Api.Asking;
using Monitor.Worker.Web.Hosting;
using Monitor.Worker.Web.People;

namespace Monitor.Worker.Web.Api.Answering;

/// <summary>Refusals and faults for programs. Nothing of a fault's inside is told.</summary>
internal static class ApiProblems
{
    public const string MediaType = "application/problem+json";

    public static IResult Of(int status, string? detail = null) => new Answer(new ApiProblem("about:blank", ReasonPhrases.GetReasonPhrase(status), status) { Detail = detail });

    public static IResult Invalid(Mistakes mistakes) => Answered(StatusCodes.Status400BadRequest, "Nothing was done. Mend what is named in errors.", mistakes);

    public static IResult Answered(int status, string detail, Mistakes mistakes) =>
        new Answer(new ApiProblem("about:blank", ReasonPhrases.GetReasonPhrase(status), status) { Detail = detail, Errors = mistakes.ByField });

    /// <summary>Where a status was set and nobody has said anything yet.</summary>
    public static Task WriteAsync(HttpContext context, int status, string? detail = null) =>
        WriteAsync(context, new ApiProblem("about:blank", ReasonPhrases.GetReasonPhrase(status), status) { Detail = detail ?? Usual(context, status) });

    private static async Task WriteAsync(HttpContext context, ApiProblem problem)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(problem, ApiJson.TypeOf<ApiProblem>());
        context.Response.StatusCode = problem.Status;
        SecurityHeaders.Write(context.Response.Headers);
        context.Response.ContentType = MediaType;
        context.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static string? Usual(HttpContext context, int status) => status switch
    {
        StatusCodes.Status401Unauthorized => context.RequestServices.GetRequiredService<SignInSettings>().IsOn
            ? "Send a token: Authorization: Bearer, and the token. People make theirs at /tokens."
            : "Whoever changes something gives a name first, at /name.",
        StatusCodes.Status403Forbidden => "Your role, or what your token was made for, does not allow this.",
        StatusCodes.Status404NotFound => $"There is nothing at this address. {ApiPaths.Root} lists what there is.",
        StatusCodes.Status405MethodNotAllowed => $"This address does not take {context.Request.Method}.",
        StatusCodes.Status415UnsupportedMediaType => "Send JSON: Content-Type: application/json.",
        StatusCodes.Status429TooManyRequests => "Too many requests. Ask again after the seconds in Retry-After.",
        StatusCodes.Status500InternalServerError => "Something went wrong in Monitor. Its log says what.",
        _ => null,
    };

    private sealed class Answer(ApiProblem problem) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) =>
            WriteAsync(httpContext, problem.Detail is null ? problem with { Detail = Usual(httpContext, problem.Status) } : problem);
    }
}
