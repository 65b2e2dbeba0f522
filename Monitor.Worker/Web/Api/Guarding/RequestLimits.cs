using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Monitor.Worker.Web.Api.Answering;

namespace Monitor.Worker.Web.Api.Guarding;

/// <summary>How often programs may ask: each token, each person and each address that is neither has a bucket of its own. People at the pages are never counted.</summary>
internal sealed class RequestLimits(IOptions<ApiOptions> settings) : IConfigureOptions<RateLimiterOptions>
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public void Configure(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(Bucket);
        options.OnRejected = RejectAsync;
    }

    private RateLimitPartition<string> Bucket(HttpContext context)
    {
        if (!ApiPaths.IsApi(context.Request) && !context.Request.Path.StartsWithSegments("/feeds")) return RateLimitPartition.GetNoLimiter("pages");
        var most = settings.Value.RequestsPerMinute;
        return RateLimitPartition.GetTokenBucketLimiter(WhoAsks(context), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = most,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = Minute / most,
            QueueLimit = 0,
        });
    }

    private static string WhoAsks(HttpContext context)
    {
        if (context.User.FindFirst(TokenAuthentication.Claim) is { } token) return "token:" + token.Value;
        return context.User.Identity is { IsAuthenticated: true, Name: { } name } ? "person:" + name : "address:" + context.Connection.RemoteIpAddress;
    }

    private static async ValueTask RejectAsync(OnRejectedContext rejected, CancellationToken ct)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var given) ? given : Minute;
        var context = rejected.HttpContext;
        context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        if (ApiPaths.IsApi(context.Request)) await ApiProblems.WriteAsync(context, StatusCodes.Status429TooManyRequests);
    }
}
