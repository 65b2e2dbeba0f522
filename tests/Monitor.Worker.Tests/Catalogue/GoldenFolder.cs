namespace Monitor.Worker.Tests.Catalogue;

/// <summary>
/// The recorded answers of the shipped sources: <c>Golden/&lt;source&gt;/page.json</c> is a list, <c>detail.html</c> the page of its
/// first record, any other name one more list; each has its <c>&lt;name&gt;.expected.json</c>.
/// </summary>
internal static class GoldenFolder
{
    private const string Expected = ".expected.json";

    public static string Root { get; } = Repository.PathOf("tests", "Monitor.Worker.Tests", "Golden");

    public static IEnumerable<string> Sources => Directory.EnumerateDirectories(Root).Select(folder => Path.GetFileName(folder)!);

    public static string Of(string source) => Path.Combine(Root, source);

    public static IReadOnlyList<string> Lists(string source) => [.. Pages(source).Where(file => !IsDetail(file))];

    public static IReadOnlyList<string> Details(string source) => [.. Pages(source).Where(IsDetail)];

    public static string ExpectationOf(string page) => Path.Combine(Path.GetDirectoryName(page)!, Path.GetFileNameWithoutExtension(page) + Expected);

    /// <summary>Expectations whose page is gone prove nothing.</summary>
    public static IEnumerable<string> Orphans(string source)
    {
        var wanted = Pages(source).Select(ExpectationOf).ToHashSet(StringComparer.Ordinal);
        return Files(source).Where(file => file.EndsWith(Expected, StringComparison.Ordinal) && !wanted.Contains(file));
    }

    private static IEnumerable<string> Pages(string source) => Files(source).Where(file => !file.EndsWith(Expected, StringComparison.Ordinal));

    private static IEnumerable<string> Files(string source) =>
        Directory.Exists(Of(source)) ? Directory.EnumerateFiles(Of(source)).Order(StringComparer.Ordinal) : [];

    private static bool IsDetail(string file) => Path.GetFileName(file).StartsWith("detail", StringComparison.Ordinal);
}
