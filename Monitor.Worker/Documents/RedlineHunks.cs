using System.Text;

namespace Monitor.Worker.Documents;

/// <summary>Words that stood in a place of a text, and those that stand there now; either may be empty.</summary>
public sealed record RedlineHunk(string Removed, string Added);

/// <summary>A redline by its places, for those who have room for a few words only.</summary>
public static class RedlineHunks
{
    /// <returns>In the order of the text.</returns>
    public static IEnumerable<RedlineHunk> Of(IReadOnlyList<RedlinePart> redline)
    {
        var (removed, added) = (new StringBuilder(), new StringBuilder());
        foreach (var part in redline)
        {
            var goesOn = part.Kind is RedlineKind.Added || (part.Kind is RedlineKind.Removed && added.Length == 0);
            if (!goesOn && removed.Length + added.Length > 0) yield return Take(removed, added);
            if (part.Kind is RedlineKind.Removed) removed.Append(' ').Append(part.Text);
            if (part.Kind is RedlineKind.Added) added.Append(' ').Append(part.Text);
        }

        if (removed.Length + added.Length > 0) yield return Take(removed, added);
    }

    private static RedlineHunk Take(StringBuilder removed, StringBuilder added)
    {
        var hunk = new RedlineHunk(removed.ToString(), added.ToString());
        removed.Clear();
        added.Clear();
        return hunk;
    }
}
