using Microsoft.AspNetCore.Http.HttpResults;
using Monitor.Worker.Web.Api;
using Monitor.Worker.Web.Api.Answering;
using Monitor.Worker.Web.Pages;

namespace Monitor.Worker.Web.Hosting;

/// <summary>Refusals and faults as pages that say what to do next. Nothing of a fault's inside is shown.</summary>
internal static class ProblemPages
{
    /// <summary>A page that was begun has added it, and the renderer adds it again without looking.</summary>
    private const string RendererHeader = "blazor-enhanced-nav";

    public static void UseProblemPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = context => ShowAsync(context, context.Response.StatusCode), AllowStatusCode404Response = true });
        app.UseStatusCodePages(problem => ShowAsync(problem.HttpContext, problem.HttpContext.Response.StatusCode));
    }

    private static async Task ShowAsync(HttpContext context, int status)
    {
        // Programs that ask for health or a feed read the status, not a page.
        if (context.Request.Path.StartsWithSegments("/health") || context.Request.Path.StartsWithSegments("/feeds")) return;
        if (ApiPaths.IsApi(context.Request))
        {
            await ApiProblems.WriteAsync(context, status);
            return;
        }

        // A page may have been begun in this request's scope, and a renderer serves one only.
        var services = context.RequestServices;
        await using var scope = services.CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;
        context.Response.Headers.Remove(RendererHeader);
        SecurityHeaders.Write(context.Response.Headers);
        await new RazorComponentResult<ProblemPage>(new { Status = status, Missing = NotThere.Of(context) }) { StatusCode = status }.ExecuteAsync(context);
        context.RequestServices = services;
    }
}
