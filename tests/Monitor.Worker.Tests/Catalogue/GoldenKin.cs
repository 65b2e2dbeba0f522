using System.Text.Json;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Catalogue;

/// <summary>
/// Sources that read by exactly the same rules may share a golden page: the same format, mapping and detail, and in HTML the same main
/// language, by which dates are read. What differs is where they ask, when, and what they take for a record.
/// </summary>
internal static class GoldenKin
{
    public static string Of(Source source) => JsonSerializer.Serialize(new
    {
        source.Format,
        source.Mapping,
        source.Detail,
        source.Expect.Contains,
        NextPage = source.Paging.Next,
        Language = source.Format is SourceFormat.Html ? source.Languages[0] : "",
    });

    /// <summary>The source itself when it has a folder of its own, else the first of its kin that has one; null when none has.</summary>
    public static Source? WithFolder(Source source, IEnumerable<Source> all)
    {
        if (HasFolder(source)) return source;
        var kin = Of(source);
        return all.FirstOrDefault(other => HasFolder(other) && Of(other) == kin);
    }

    private static bool HasFolder(Source source) => GoldenFolder.Lists(source.Id.Value).Count > 0;
}
