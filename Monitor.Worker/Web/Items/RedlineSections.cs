using Monitor.Worker.Documents;

namespace Monitor.Worker.Web.Items;

/// <summary>A section of a law with its parts in order.</summary>
public sealed record RedlineSection(string Heading, IReadOnlyList<RedlinePart> Parts)
{
    public bool IsChanged => Parts.Any(part => part.Kind != RedlineKind.Same);
}

/// <summary>A long unchanged text: its ends stay in sight.</summary>
public sealed record FoldedText(string Head, string Middle, string Tail, int Words);

/// <summary>A redline in the pieces in which a person reads it.</summary>
internal static class RedlineSections
{
    private const int Context = 500;

    public static IReadOnlyList<RedlineSection> Of(IReadOnlyList<RedlinePart> redline)
    {
        List<RedlineSection> sections = [];
        List<RedlinePart> parts = [];
        foreach (var part in redline)
        {
            if (parts.Count > 0 && parts[^1].Section != part.Section)
            {
                sections.Add(Closed(parts));
                parts = [];
            }

            parts.Add(part);
        }

        if (parts.Count > 0) sections.Add(Closed(parts));
        return sections;
    }

    // The empty line after a section's last paragraph is drawn by the style.
    private static RedlineSection Closed(List<RedlinePart> parts)
    {
        var last = parts[^1] with { Text = parts[^1].Text.TrimEnd('\n') };
        var kept = last.Text.Length > 0 ? [.. parts[..^1], last] : parts[..^1];
        return new RedlineSection(last.Section, kept);
    }

    /// <summary>Unchanged text as what stays in sight and what does not; null when all of it may.</summary>
    public static FoldedText? Fold(string text)
    {
        if (text.Length <= 2 * Context + Context) return null;
        var head = text.LastIndexOf(' ', Context);
        var tail = text.IndexOf(' ', text.Length - Context);
        if (head <= 0 || tail <= head) return null;
        var middle = text[head..tail];
        return new FoldedText(text[..head], middle, text[tail..], CountWords(middle));
    }

    public static int Words(IEnumerable<RedlinePart> parts, RedlineKind kind) =>
        parts.Where(part => part.Kind == kind).Sum(part => CountWords(part.Text));

    private static int CountWords(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
