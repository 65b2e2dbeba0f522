using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Monitor.Worker.Fetching.Rendering;

/// <summary>The browser for sources that ask for one. Nothing of it starts before a source does.</summary>
internal sealed class RenderingOptions
{
    public const string Section = "Rendering";

    private static readonly string[] UsualPlaces = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>Path of Chromium; empty looks in the usual places.</summary>
    public string Browser { get; set; } = "";

    /// <summary>Chromium's own sandbox cannot work for root. Say so where the machine as a whole is the sandbox, as a container is.</summary>
    public bool WithoutSandbox { get; set; }

    /// <summary>Requests that the scripts of one page may make.</summary>
    [Range(0, 1_000)]
    public int MaxRequests { get; set; } = 100;

    /// <summary>How long a page may go on asking, where the source names nothing to wait for.</summary>
    [Range(1, 120)]
    public int SettleSeconds { get; set; } = 15;

    /// <summary>After so many pages the browser is started afresh: its memory only grows.</summary>
    [Range(1, 1_000)]
    public int PagesPerBrowser { get; set; } = 50;

    /// <summary>After so long without a page the browser is closed.</summary>
    [Range(1, 3_600)]
    public int IdleSeconds { get; set; } = 60;

    public string? FindBrowser() => Browser.Length > 0 ? File.Exists(Browser) ? Browser : null : UsualPlaces.FirstOrDefault(File.Exists);
}

[OptionsValidator]
internal sealed partial class RenderingOptionsValidator : IValidateOptions<RenderingOptions>;
