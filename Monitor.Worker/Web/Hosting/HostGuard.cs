using Monitor.Worker.Acting.Signed;
using Monitor.Worker.Web.Api;
using Monitor.Worker.Web.Api.Answering;
using Monitor.Worker.Web.People;

namespace Monitor.Worker.Web.Hosting;

/// <summary>
/// Without sign-in only this machine may ask, and only by its own names: otherwise a foreign web page could give its name the
/// address 127.0.0.1 and act here as whoever reads it (DNS rebinding).
/// </summary>
internal sealed class HostGuard(RequestDelegate next, SignInSettings settings)
{
    public Task InvokeAsync(HttpContext context)
    {
        // What is signed carries no cookie that a foreign page could use.
        if (context.GetEndpoint()?.Metadata.GetMetadata<SignedDoor>() is not null) return next(context);
        if (settings.IsOn || ListenAddresses.IsLoopbackName(context.Request.Host.Host)) return next(context);
        var told = $"This page answers to localhost and 127.0.0.1 only. Open {WebSetup.DefaultUrl}, or configure sign-in to serve it under another name.";
        if (ApiPaths.IsApi(context.Request)) return ApiProblems.WriteAsync(context, StatusCodes.Status400BadRequest, told);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return context.Response.WriteAsync(told, context.RequestAborted);
    }
}
