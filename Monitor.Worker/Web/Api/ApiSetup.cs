using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Monitor.Worker.Web.Api.Answering;
using Monitor.Worker.Web.Api.Calls;
using Monitor.Worker.Web.Api.Describing;
using Monitor.Worker.Web.Api.Guarding;
using Monitor.Worker.Web.People;

namespace Monitor.Worker.Web.Api;

/// <summary>What programs ask, under /api/v1: the same as the pages, by the same rules, as JSON.</summary>
internal static class ApiSetup
{
    public static void AddMonitorApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ApiOptions>().Bind(builder.Configuration.GetSection(ApiOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddRateLimiter(_ => { }).AddSingleton<IConfigureOptions<RateLimiterOptions>, RequestLimits>();
        builder.Services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.Name, configureOptions: null);
        builder.Services.AddApiDescription();
    }

    public static void MapMonitorApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(ApiPaths.Root).RequireAuthorization(Policies.Reader).AddEndpointFilter<IndexAway>().WithTags("Monitor");
        RootCalls.Map(api);
        SearchCalls.Map(api);
        ItemCalls.Map(api);
        LabelCalls.Map(api);
        WatchCalls.Map(api);
        SavedSearchCalls.Map(api);
        SearchChangeCalls.Map(api);
    }

    /// <summary>What a call answers, said once for the description.</summary>
    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder call, string name, string summary, int status = StatusCodes.Status200OK, params int[] problems)
    {
        call.WithName(name).WithSummary(summary);
        if (status == StatusCodes.Status204NoContent) call.Produces(status);
        else call.Produces<T>(status, "application/json");
        foreach (var problem in (int[])[StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status429TooManyRequests, .. problems])
            call.Produces<ApiProblem>(problem, ApiProblems.MediaType);
        return call;
    }

    /// <summary>Which changes something: for policy leads, and for nobody whom a foreign page sends.</summary>
    public static RouteHandlerBuilder Changes(this RouteHandlerBuilder call) =>
        call.RequireAuthorization(Policies.PolicyLead).AddEndpointFilter<SameOrigin>().Produces<ApiProblem>(StatusCodes.Status403Forbidden, ApiProblems.MediaType);
}
