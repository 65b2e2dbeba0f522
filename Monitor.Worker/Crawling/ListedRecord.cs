using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Mapping;

namespace Monitor.Worker.Crawling;

/// <summary>A record of a list, with the page of the list that it stood on.</summary>
internal sealed record ListedRecord(ParsedDocument Document, FetchedPage Page);

/// <summary>Where a listed record's own page is.</summary>
internal static class DetailAddress
{
    // What no parser reads; the record is kept by its line in the list.
    private static readonly string[] NotRead = [".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".zip", ".rar", ".7z", ".mp3", ".mp4", ".jpg", ".jpeg", ".png"];

    /// <returns>Null when the record lacks a field that the template needs, it makes no http address, or what lies there is no page that can be read.</returns>
    public static Uri? Of(Source source, ListedRecord record)
    {
        var template = source.Detail?.Url ?? "{url}";
        var text = template == "{url}"
            ? record.Document.Url?.AbsoluteUri
            : RecordTemplate.Fill(template, field => record.Document.Fields.GetValueOrDefault(field));
        return text is not null && Uri.TryCreate(record.Page.FinalUrl, text, out var address)
            && IsPage(address) ? address : null;
    }

    /// <summary>Of a stored document; null where it was never read from a page of its own, such as one that is kept by its line in a list.</summary>
    public static Uri? Of(DetailMapping detail, WatchedDocument document)
    {
        var isItsUrl = detail.Url == "{url}";
        var text = isItsUrl ? document.Url : document.Address;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || !IsPage(address)) return null;
        return isItsUrl || text!.StartsWith(detail.Url[..detail.Url.IndexOf('{', StringComparison.Ordinal)], StringComparison.Ordinal) ? address : null;
    }

    private static bool IsPage(Uri address) =>
        address.Scheme is "http" or "https" && !NotRead.Any(ending => address.AbsolutePath.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
