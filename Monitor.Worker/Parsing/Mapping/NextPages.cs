using System.Text.RegularExpressions;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Parsing.Mapping;

/// <summary>What an answer says about its continuation. Page numbers and offsets are not said, they are counted (<c>PageWalk</c>).</summary>
internal static partial class NextPages
{
    public static NextPage? Read(IRecordReader answer, FetchedPage page, Source source) => source.Paging.Kind switch
    {
        PagingKind.Cursor => Said(answer, source.Paging) is { } token ? new NextPage(null, token) : null,
        PagingKind.Next => Said(answer, source.Paging) is { } url ? new NextPage(url, null) : null,
        PagingKind.LinkHeader => FromHeader(page.Link) is { } url ? new NextPage(url, null) : null,
        PagingKind.None or PagingKind.Page or PagingKind.Offset or PagingKind.Found => null,
    };

    /// <summary>The target of <c>rel="next"</c> in a Link header (RFC 8288).</summary>
    public static string? FromHeader(string? header) => header is null ? null : Link().Matches(header)
        .Where(match => Relation().IsMatch(match.Groups["parameters"].Value))
        .Select(match => match.Groups["target"].Value)
        .FirstOrDefault();

    private static string? Said(IRecordReader answer, Paging paging) =>
        paging.Next is { } path && answer.Values(path) is [var said, ..] && !string.IsNullOrWhiteSpace(said) ? said.Trim() : null;

    [GeneratedRegex("<(?<target>[^<>]*)>(?<parameters>[^<]*)")]
    private static partial Regex Link();

    [GeneratedRegex(""";\s*rel\s*=\s*("[^"]*\bnext\b[^"]*"|next\b)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Relation();
}
