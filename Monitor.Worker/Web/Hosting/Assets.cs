using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Monitor.Worker.Web.Hosting;

/// <summary>Style, script and icon: carried in the program itself, so that the page looks the same wherever it was started.</summary>
internal sealed class Assets
{
    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        ["base.css"] = "text/css; charset=utf-8",
        ["pages.css"] = "text/css; charset=utf-8",
        ["served.css"] = "text/css; charset=utf-8",
        ["models.css"] = "text/css; charset=utf-8",
        ["tuning.css"] = "text/css; charset=utf-8",
        ["app.js"] = "text/javascript; charset=utf-8",
        ["search.js"] = "text/javascript; charset=utf-8",
        ["tuning.js"] = "text/javascript; charset=utf-8",
        ["icon.svg"] = "image/svg+xml",
    }.ToFrozenDictionary();

    private readonly FrozenDictionary<string, Asset> _byName = Types.ToFrozenDictionary(type => type.Key, type => Read(type.Key, type.Value));

    /// <summary>The address under which browsers may keep it for ever: a changed file has another one.</summary>
    public string AddressOf(string name) => $"/assets/{name}?v={_byName[name].Version}";

    public Asset? Find(string name) => _byName.GetValueOrDefault(name);

    private static Asset Read(string name, string type)
    {
        using var stream = typeof(Assets).Assembly.GetManifestResourceStream($"wwwroot/{name}")
            ?? throw new InvalidOperationException($"This build lacks wwwroot/{name}; check the EmbeddedResource line of Monitor.Worker.csproj.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return new Asset(bytes.ToArray(), type, Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()))[..12]);
    }
}

internal sealed record Asset(byte[] Bytes, string Type, string Version);

internal static class AssetEndpoints
{
    public static void MapAssets(this IEndpointRouteBuilder app) => app.MapGet("/assets/{name}", Get).AllowAnonymous();

    private static IResult Get(string name, HttpContext context, Assets assets)
    {
        if (assets.Find(name) is not { } asset) return Results.NotFound();
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(asset.Bytes, asset.Type);
    }
}
