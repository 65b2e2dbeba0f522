using Microsoft.AspNetCore.Antiforgery;
using Monitor.Worker.Web.Api.Answering;

namespace Monitor.Worker.Web.Api.Guarding;

/// <summary>
/// Who comes with the browser's cookie may be led here by a foreign page. So a change needs a request that the browser calls our own, or the
/// form's token in a header. Programs with a token of their own carry no cookie that could be misused.
/// </summary>
internal sealed class SameOrigin(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.User.HasClaim(claim => claim.Type == TokenAuthentication.Claim) || await IsOursAsync(context.HttpContext)
            ? await next(context)
            : ApiProblems.Of(StatusCodes.Status403Forbidden, "With a cookie a change must come from Monitor's own pages: send the Origin of this address, or the form's token in RequestVerificationToken.");

    private async Task<bool> IsOursAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site && site is not ("same-origin" or "none")) return false;
        if (headers.Origin.ToString() is { Length: > 0 } origin)
            return Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(context.Request.Host.Value, StringComparison.OrdinalIgnoreCase);
        return headers["Sec-Fetch-Site"] == "same-origin" || await antiforgery.IsRequestValidAsync(context);
    }
}
