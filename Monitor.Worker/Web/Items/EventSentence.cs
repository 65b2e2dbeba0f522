using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Web.Items;

/// <summary>What an event says beyond its own name, which stands in bold before it.</summary>
internal static class EventSentence
{
    private const int MostChanges = 2;
    private const int LongestChange = 60;

    /// <summary>"Text changed: 3 words added." is "3 words added."; empty when there is nothing more.</summary>
    public static string Rest(ItemEvent happened)
    {
        var name = happened.Kind.Name();
        var summary = happened.Summary;
        var rest = summary.StartsWith(name, StringComparison.OrdinalIgnoreCase) ? summary[name.Length..] : summary;
        return rest.TrimStart(' ', ':', '.', ',');
    }

    /// <summary>The same, and of a change of text the words themselves where no redline stands beside it: “drei → sechs”.</summary>
    public static string Told(ItemEvent happened) => happened.Kind is EventKind.TextChanged && Changes(happened.Redline) is { Length: > 0 } changes
        ? $"{Rest(happened)} {changes}".TrimStart()
        : Rest(happened);

    /// <summary>The first few changes in their order; empty where only places and numbers changed.</summary>
    private static string Changes(IReadOnlyList<RedlinePart> redline)
    {
        var changes = RedlineHunks.Of(redline).Select(hunk => Change(Short(hunk.Removed), Short(hunk.Added))).OfType<string>().Take(MostChanges + 1).ToList();
        var told = string.Join("; ", changes.Take(MostChanges));
        return changes.Count > MostChanges ? $"{told}; …" : told;
    }

    private static string? Change(string removed, string added) => (removed.Length > 0, added.Length > 0) switch
    {
        (true, true) => $"“{removed}” → “{added}”",
        (false, true) => $"added “{added}”",
        (true, false) => $"removed “{removed}”",
        _ => null,
    };

    private static string Short(string words)
    {
        var whole = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimStart(' ', '.', ',', ';');
        if (whole.Length <= LongestChange) return whole;
        var end = whole.LastIndexOf(' ', LongestChange);
        if (end <= 0) end = char.IsLowSurrogate(whole[LongestChange]) ? LongestChange - 1 : LongestChange;
        return whole[..end] + " …";
    }
}
