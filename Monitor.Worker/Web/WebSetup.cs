using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Monitor.Worker.Acting.Signed;
using Monitor.Worker.Web.Api;
using Monitor.Worker.Web.Coverage;
using Monitor.Worker.Web.Feeds;
using Monitor.Worker.Web.Hosting;
using Monitor.Worker.Web.Items;
using Monitor.Worker.Web.Merging;
using Monitor.Worker.Web.Messages;
using Monitor.Worker.Web.Pages;
using Monitor.Worker.Web.People;
using Monitor.Worker.Web.Searches;
using Monitor.Worker.Web.Searching;
using Monitor.Worker.Web.Tokens;
using Monitor.Worker.Web.Tuning;

namespace Monitor.Worker.Web;

/// <summary>The page: what people see of the store and the index, and what they may do there. Rendered on the server, works without JavaScript.</summary>
internal static class WebSetup
{
    public const string DefaultUrl = "http://127.0.0.1:5080";

    // A question of SearchQuery.LongestText letters of Thai or Chinese takes nine characters of an address each.
    private const int LongestRequestLine = 16 * 1024;

    /// <summary>Everything that the page needs beside the stores. To be called after all settings are known.</summary>
    public static void AddMonitorWeb(this WebApplicationBuilder builder)
    {
        if (!ListenAddresses.AreGiven(builder.Configuration)) builder.WebHost.UseUrls(DefaultUrl);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = LongestRequestLine;
        });
        var settings = SignInSettings.Read(builder.Configuration);
        builder.Services.AddSingleton(settings).AddPeople(settings);
        builder.Services.AddRazorComponents();
        builder.Services.AddAntiforgery(Antiforgery);
        builder.Services.AddSingleton<Assets>().AddScoped<ItemSearch>().AddSingleton<SearchHints>().AddSingleton<ItemDecisions>().AddSingleton<MergeDecisions>().AddSingleton<Requeue>().AddScoped<SourceLines>().AddSingleton<OpenAlarms>()
            .AddSingleton<FeedAddresses>().AddSingleton<FeedItems>().AddSingleton<FeedWriter>().AddSingleton<FeedKeyCheck>();
        builder.Services.AddPageAddress(builder.Configuration);
        builder.AddMonitorApi();
        builder.Services.AddHostedService<BindGuard>();
        KeepKeys(builder);
    }

    public static void MapMonitorWeb(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseProblemPages();
        app.UseMiddleware<HostGuard>();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapAssets();
        app.MapHealth();
        app.MapPeople();
        app.MapItemCalls();
        app.MapRestingCalls();
        app.MapMergeCalls();
        app.MapTuningCalls();
        app.MapMessageCalls();
        app.MapModelCalls();
        app.MapCoverageCalls();
        app.MapSearchCalls();
        app.MapFeeds();
        app.MapTokenCalls();
        app.MapMonitorApi();
        app.MapSlackCalls();
        app.MapRazorComponents<Root>().RequireAuthorization(Policies.Reader);
    }

    /// <summary>Null, or why this configuration must not be served: sign-in that is half configured, or a wide bind without any.</summary>
    public static string? Refusal(this WebApplication app) =>
        Hosting.Refusal.Of(app.Services.GetRequiredService<SignInSettings>(), ListenAddresses.Of(app.Configuration, app.Urls));

    private static void Antiforgery(AntiforgeryOptions options)
    {
        options.Cookie.Name = "monitor.form";
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    // Sessions and forms outlive a restart only when the keys do.
    private static void KeepKeys(WebApplicationBuilder builder)
    {
        var folder = builder.Configuration["Web:KeyFolder"] is { Length: > 0 } set ? set : Path.Combine("data", "keys");
        builder.Services.AddDataProtection().SetApplicationName("monitor").PersistKeysToFileSystem(PrivateFolder.At(folder));
        // It warns that the keys are not encrypted at rest; the folder is its owner's alone, as the store beside it is.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
    }
}
