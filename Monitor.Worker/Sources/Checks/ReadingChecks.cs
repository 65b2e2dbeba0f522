using System.Text.RegularExpressions;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Sources.Checks;

/// <summary>What a source asks for beyond reading what is served: recognising scans, drawing pages.</summary>
internal static partial class ReadingChecks
{
    public static void Check(Source source, SourceReport report)
    {
        foreach (var language in source.Ocr.Where(language => !Language().IsMatch(language)))
        {
            report.Add("ocr", $"'{language}' is no language of tesseract.", "Write its three letters, like deu or chi_sim.");
        }

        if (source.Ocr.Count > 0 && source.Format != SourceFormat.Pdf && source.Detail?.Format != SourceFormat.Pdf)
        {
            report.Add("ocr", "Only PDF files are recognised.", "Leave it out, or give the detail \"format\": \"pdf\".");
        }

        if (source.Access.Render is not { } wish) return;
        if (source.Format != SourceFormat.Html) report.Add("access.render", "Only HTML pages are drawn.", "Leave it out.");
        if (source.Access.Method != "GET") report.Add("access.render", "Only the answer to a GET can be drawn.", "Ask the address behind the page instead.");
        foreach (var host in wish.Hosts.Where(host => Uri.CheckHostName(host) is not UriHostNameType.Dns))
        {
            report.Add("access.render.hosts", $"'{host}' is no host name.", "Write the name alone: data.parliament.example.");
        }
    }

    [GeneratedRegex("^[a-z]{3}(_[a-z]{2,6})?$")]
    private static partial Regex Language();
}
