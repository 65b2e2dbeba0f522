using System.Globalization;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Detecting;

/// <summary>
/// Pages with status 200 that are no records: the site's "not found", a door that asks who one is, one notice under many addresses.
/// Taking a law for one of these is the worse error, so a page that names its own record is never suspect.
/// </summary>
internal static class SuspectPages
{
    private const int Many = 3;

    private const int LittleText = 1_500;

    private const double LikeNotFound = 0.85;

    private const double AlikeAtAll = 0.2;

    /// <param name="pages">All that this run has read.</param>
    /// <param name="notFoundLook">The sketch of the page that the site gives for an address that does not exist, where it is known.</param>
    public static IReadOnlyList<SuspectPage> Among(IReadOnlyList<SeenPage> pages, string? notFoundLook)
    {
        var repeated = pages.Where(page => page.Text.Length > 0).GroupBy(page => page.Text, StringComparer.Ordinal)
            .Where(group => group.Select(page => page.Title).Distinct(StringComparer.Ordinal).Count() >= Many)
            .Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        return [.. pages.Where(page => page.Text != page.KnownText).Select(page => Judge(page, repeated, notFoundLook)).OfType<SuspectPage>()];
    }

    private static SuspectPage? Judge(SeenPage page, HashSet<string> repeated, string? notFoundLook) =>
        Suspicion(page, repeated, notFoundLook) is { } suspicion && !NamesItsRecord(page) ? suspicion : null;

    private static SuspectPage? Suspicion(SeenPage page, HashSet<string> repeated, string? notFoundLook)
    {
        if (repeated.Contains(page.Text)) return new(page.NativeId, FindingKind.SameText, "Several records' pages all say the same.");
        if (page.Text.Length > LittleText) return null;
        if (PageWords.OfNotFound(page.PageTitle) is { } word) return new(page.NativeId, FindingKind.NotFoundPage, $"The page calls itself \"{word}\".");
        if (notFoundLook is not null && Look(page.Text) is { } look && Sketch.Likeness(look, notFoundLook) >= LikeNotFound)
            return new(page.NativeId, FindingKind.NotFoundPage, "The page is like the one that this site gives for addresses that do not exist.");
        return PageWords.OfGate(page.PageTitle) is { } gate && HasNothingOfBefore(page)
            ? new(page.NativeId, FindingKind.ChallengePage, string.Create(CultureInfo.InvariantCulture, $"The page calls itself \"{gate}\"."))
            : null;
    }

    /// <summary>The look of a page by its words.</summary>
    public static string? Look(string text) => Sketch.Of(Words(text));

    // A short title may stand on any page by chance.
    private static bool NamesItsRecord(SeenPage page) =>
        page.Title.Length >= 12 && (page.Text.Contains(page.Title, StringComparison.OrdinalIgnoreCase) || page.PageTitle?.Contains(page.Title, StringComparison.OrdinalIgnoreCase) == true);

    private static bool HasNothingOfBefore(SeenPage page) =>
        page.KnownText is null || Look(page.KnownText) is not { } before || Look(page.Text) is not { } now || Sketch.Likeness(before, now) < AlikeAtAll;

    private static IEnumerable<string> Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.ToUpperInvariant());
}
