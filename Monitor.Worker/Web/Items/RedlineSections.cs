using Monitor.Worker.Documents;

namespace Monitor.Worker.Web.Items;

/// <summary>A section of a law with its parts in order.</summary>
public sealed record RedlineSection(string Heading, IReadOnlyList<RedlinePart> Parts)
{
    public bool IsChanged => Parts.Any(part => part.Kind != RedlineKind.Same);
}

/// <summary>A redline in the pieces in which a person reads it.</summary>
internal static class RedlineSections
{
    public static IReadOnlyList<RedlineSection> Of(IReadOnlyList<RedlinePart> redline)
    {
        List<RedlineSection> sections = [];
        List<RedlinePart> parts = [];
        foreach (var part in redline)
        {
            if (parts.Count > 0 && parts[^1].Section != part.Section)
            {
                sections.Add(new RedlineSection(parts[^1].Section, parts));
                parts = [];
            }

            parts.Add(part);
        }

        if (parts.Count > 0) sections.Add(new RedlineSection(parts[^1].Section, parts));
        return sections;
    }

    public static int Words(IEnumerable<RedlinePart> parts, RedlineKind kind) =>
        parts.Where(part => part.Kind == kind).Sum(part => part.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);
}
