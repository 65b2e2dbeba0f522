namespace Monitor.Worker.Tests.Fetching;

/// <summary>Bodies that several tests send.</summary>
internal static class Pages
{
    public const string Act = "<!DOCTYPE html><html><head><title>Act</title></head><body><h1>Evidence Act</h1><p>A provider shall disclose subscriber data.</p></body></html>";

    public const string Feed = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Bills</title></channel></rss>";

    public const string Cloudflare =
        "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body><noscript>Enable JavaScript and cookies to continue</noscript><script>window._cf_chl_opt={};</script></body></html>";

    public const string Akamai = "<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY><H1>Access Denied</H1>You don't have permission. Reference #18.2f3</BODY></HTML>";

    /// <summary>A real record about bot checks: long, with a navigation.</summary>
    public static string ActAboutCaptchas { get; } =
        "<html><body><nav>" + string.Concat(Enumerable.Repeat("<a href='/x'>Bills</a> ", 12)) + "</nav><h1>Captcha Accessibility Bill</h1><p>"
        + string.Concat(Enumerable.Repeat("A captcha that says \"checking your browser before\" or asks for proof of work must be accessible. ", 30)) + "</p></body></html>";
}
