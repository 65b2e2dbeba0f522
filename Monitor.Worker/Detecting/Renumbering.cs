using System.Globalization;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Detecting;

/// <summary>
/// A publisher that gives all its records new ids makes them look new. Merely new items never hold an alert: only those do whose title or
/// text is that of a stored item which has gone from the list, and only when they are many at once.
/// </summary>
internal static class Renumbering
{
    public const int Few = 3;

    private const double ShareOfList = 0.3;

    private const int TitleThatTells = 15;

    /// <summary>Whether so many records of the list are new that it is worth asking the store for their twins.</summary>
    public static bool IsPossible(int newRecords, int listed) => newRecords >= Few && newRecords > ShareOfList * listed;

    /// <summary>Ids of the new documents that look like known ones; empty when they are too few to be a renumbering.</summary>
    /// <param name="twins">Of the new documents.</param>
    /// <param name="listedIds">All ids of the list.</param>
    public static IReadOnlySet<string> Suspects(IReadOnlyCollection<Twin> twins, IReadOnlySet<string> listedIds)
    {
        // A stored item that is still listed under its own id was not renumbered: the new one only has its title.
        var gone = twins.Where(twin => !listedIds.Contains(twin.NativeId) && (twin.Text || twin.Title.Length >= TitleThatTells)).ToList();

        // Titles that many items share ("Order in Council") tell nothing.
        var byTitle = gone.Where(twin => !twin.Text).GroupBy(twin => twin.Title, StringComparer.Ordinal)
            .Where(group => group.Select(twin => twin.Like).Distinct(StringComparer.Ordinal).Count() == 1)
            .SelectMany(group => group);
        var suspects = gone.Where(twin => twin.Text).Concat(byTitle).Select(twin => twin.Like).ToHashSet(StringComparer.Ordinal);
        return suspects.Count >= Few && suspects.Count > ShareOfList * listedIds.Count ? suspects : new HashSet<string>(StringComparer.Ordinal);
    }

    public static Finding Found(int suspects, int listed) => new(
        FindingKind.Renumbered,
        string.Create(CultureInfo.InvariantCulture, $"{suspects} of {listed} records have new ids and the title or text of items that are stored already."),
        Spoils: false);
}
