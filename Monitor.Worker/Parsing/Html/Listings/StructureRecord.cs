using System.Globalization;
using Monitor.Worker.Parsing.Mapping;

namespace Monitor.Worker.Parsing.Html.Listings;

/// <summary>A found record by neutral names; any other path is a selector within its element, where it has one.</summary>
internal sealed class StructureRecord(FoundRecord found, HtmlRecord? element) : IRecordReader
{
    public IReadOnlyList<string> Values(string path) => path switch
    {
        "title" => [found.Title],
        "url" => [found.Address.AbsoluteUri],
        "published" => Some(found.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        "number" => Some(found.Number),
        "summary" => Some(found.Summary),
        _ => element?.Values(path) ?? [],
    };

    private static IReadOnlyList<string> Some(string? value) => value is null ? [] : [value];
}
