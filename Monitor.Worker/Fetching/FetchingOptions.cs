using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Monitor.Worker.Fetching;

/// <summary>How Monitor introduces itself to publishers, and how hard it tries.</summary>
internal sealed class FetchingOptions
{
    public const string Section = "Fetching";

    internal const string NoContact = "contact not configured";

    /// <summary>Where a publisher can complain: a page or a mail address. It stands in the User-Agent of every request.</summary>
    [Required(AllowEmptyStrings = false), StringLength(200)]
    [RegularExpression(@"[\x20-\x27\x2A-\x7E]+", ErrorMessage = "Fetching:Contact must be plain ASCII without parentheses, for example mailto:team@example.org.")]
    public string Contact { get; set; } = NoContact;

    /// <summary>The product token of the User-Agent, and the name that robots.txt is read for.</summary>
    [Required, RegularExpression("[A-Za-z_-]+", ErrorMessage = "Fetching:ProductName may hold letters, - and _ only (RFC 9309).")]
    public string ProductName { get; set; } = "Monitor";

    [Required, RegularExpression("[0-9A-Za-z.+-]+", ErrorMessage = "Fetching:ProductVersion must be a plain version such as 0.1.")]
    public string ProductVersion { get; set; } = "0.1";

    /// <summary>Requests under way at once, over all hosts.</summary>
    [Range(1, 256)]
    public int MaxConcurrency { get; set; } = 8;

    /// <summary>Requests under way at once to one host. More than one is for measuring on one's own server.</summary>
    [Range(1, 256)]
    public int MaxPerHost { get; set; } = 1;

    [Range(1, 24)]
    public int RobotsCacheHours { get; set; } = 24;

    /// <summary>How long a robots.txt that answered 5xx keeps its host closed before it is asked for again.</summary>
    [Range(1, 1440)]
    public int RobotsRetryMinutes { get; set; } = 15;

    /// <summary>A crawl-delay beyond this is taken as this.</summary>
    [Range(1, 3600)]
    public int MaxCrawlDelaySeconds { get; set; } = 300;

    /// <summary>Further tries of a GET whose connection failed or that was answered with 5xx.</summary>
    [Range(0, 3)]
    public int Retries { get; set; } = 2;

    [Range(0, 60_000)]
    public int RetryDelayMilliseconds { get; set; } = 500;

    /// <summary>When to ask again after a 429 that names no time.</summary>
    [Range(1, 86_400)]
    public int DefaultRetryAfterSeconds { get; set; } = 300;

    /// <summary>When to ask again after a 202 that names no time.</summary>
    [Range(1, 86_400)]
    public int NotReadySeconds { get; set; } = 30;

    /// <summary>A host's Retry-After up to this is waited for; a longer one is handed back as rate limited.</summary>
    [Range(0, 600)]
    public int LongestWaitSeconds { get; set; } = 10;

    [Range(1, 120)]
    public int ConnectTimeoutSeconds { get; set; } = 15;

    internal string UserAgent => $"{ProductName}/{ProductVersion} (+{Contact})";
}

[OptionsValidator]
internal sealed partial class FetchingOptionsValidator : IValidateOptions<FetchingOptions>;
