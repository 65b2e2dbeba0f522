using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Web.Api.Shapes;

/// <summary>The versions of all documents of an item, the leading document first.</summary>
internal sealed record ApiVersions(long Item, IReadOnlyList<ApiDocument> Documents);

/// <summary>One publisher's page about an item.</summary>
/// <param name="Versions">Newest first.</param>
internal sealed record ApiDocument(long Id, string Source, string NativeId, string? Url, bool Leads, IReadOnlyList<ApiVersionLine> Versions)
{
    public static ApiDocument Of(long item, DocumentSummary document) => new(
        document.Id, document.Source.Value, document.NativeId, Words.Link(document.Url), document.Leads, [.. document.Versions.Select(version => ApiVersionLine.Of(item, document.Id, version))]);
}

internal sealed record ApiVersionLine(int Number, string Fingerprint, string Title, string Stage, string? RawStatus, DateTimeOffset SeenAt, double? Relevance, ApiSelf Links)
{
    public static ApiVersionLine Of(long item, long document, VersionSummary version) => new(
        version.Number, version.Fingerprint, version.Title, version.Stage.Code(), version.RawStatus, version.SeenAt, version.Relevance, new ApiSelf(ApiPaths.Version(item, document, version.Number)));
}

internal sealed record ApiSelf(string Self);
