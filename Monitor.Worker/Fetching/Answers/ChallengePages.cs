namespace Monitor.Worker.Fetching.Answers;

/// <summary>
/// Tells a bot check from a record. A page that merely mentions a word is a record: taking a law for a bot check is the worst error here,
/// so markers count only on a page that has little text and few links, as bot checks do and records do not.
/// </summary>
internal static class ChallengePages
{
    private const int LittleText = 1_500;
    private const int VeryLittleText = 500;
    private const int FewLinks = 6;
    private const int TextOfARefusal = 5_000;

    // Parts of the checks' own machinery, as they stand in the markup.
    private static readonly string[] Machinery =
    [
        "cf-chl", "_cf_chl_opt", "cf-turnstile", "awswaf.com", "awsWafCookieDomainList", "gokuProps", "_Incapsula_Resource", "perfdrive.com", "captcha-delivery.com",
        "px-captcha", "ddos-guard", "sucuri_cloudproxy_js", "g-recaptcha", "h-captcha", "hcaptcha.com", "recaptcha/api.js", "within.website/x/cmd/anubis",
        "altcha-widget", "frc-captcha", "geetest", "/_Incapsula_", "radware_stormcaster",
    ];

    // Whole sentences that nobody but a bot check says.
    private static readonly string[] Sentences =
    [
        "just a moment...", "attention required! | cloudflare", "checking your browser before", "checking if the site connection is secure",
        "enable javascript and cookies to continue", "request unsuccessful. incapsula incident", "pardon our interruption", "ddos protection by",
        "the requested url was rejected. please consult with your administrator", "verifying you are human", "verify you are human", "making sure you're not a bot",
        "please complete the security check", "radware bot manager", "one more step please complete the security check",
    ];

    // Words that an honest page may use as well.
    private static readonly string[] Words = ["captcha", "proof of work", "proof-of-work", "are not a robot", "you are a human", "unusual traffic from your"];

    /// <summary>The marker that gives a bot check away in an otherwise good answer; null when the page looks like a record.</summary>
    public static string? InGoodPage(string text, bool isHtml, IReadOnlyList<string> ownMarkers)
    {
        if (Find(text, ownMarkers) is { } own) return own;
        if (!isHtml) return null;
        var visible = VisibleText.Of(text, LittleText + 1);
        if (visible.Length > LittleText || Links(text) > FewLinks) return null;
        return Find(text, Machinery) ?? Find(visible, Sentences) ?? Akamai(visible)
            ?? (visible.Length <= VeryLittleText ? Find(visible, Words) : null);
    }

    /// <summary>The same for an answer whose status already refuses (401, 403, 405, 503): what it says may be longer.</summary>
    public static string? InRefusal(string text, IReadOnlyList<string> ownMarkers)
    {
        if (Find(text, ownMarkers) is { } own) return own;
        var visible = VisibleText.Of(text, TextOfARefusal + 1);
        if (visible.Length > TextOfARefusal) return null;
        return Find(text, Machinery) ?? Find(visible, Sentences) ?? Akamai(visible) ?? Find(visible, Words);
    }

    private static string? Akamai(string visible) =>
        visible.StartsWith("Access Denied", StringComparison.OrdinalIgnoreCase) && visible.Contains("Reference #", StringComparison.OrdinalIgnoreCase)
            ? "Access Denied ... Reference #"
            : null;

    private static string? Find(string text, IReadOnlyList<string> markers) =>
        markers.FirstOrDefault(marker => text.Contains(marker, StringComparison.OrdinalIgnoreCase));

    private static int Links(string html)
    {
        var count = 0;
        for (var at = 0; count <= FewLinks && html.IndexOf("<a ", at, StringComparison.OrdinalIgnoreCase) is var found and >= 0; at = found + 3) count++;
        return count;
    }
}
