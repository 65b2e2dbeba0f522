using Monitor.Worker.Parsing.Markup;

namespace Monitor.Worker.Parsing.Articles;

/// <summary>What an element's attributes say that it is. The same few names stand all over a page and a site, so answers are kept.</summary>
internal static class ElementHints
{
    private const int Slots = 4096;
    private const int LongestName = 400;

    [ThreadStatic]
    private static Answer[]? _known;

    public static NameHint Of(MarkupTree tree, int node)
    {
        var page = tree.Page.Span;
        var hints = NameHint.None;
        foreach (ref readonly var attribute in tree.AttributesOf(node))
        {
            var value = page.Slice(attribute.From, Math.Min(attribute.Length, LongestName));
            hints |= attribute.Name switch
            {
                AttributeName.Class => Named(value),
                AttributeName.Id => NameWords.ReadId(value),
                AttributeName.Role => Role(value),
                AttributeName.ItemProp => Property(value),
                AttributeName.Hidden => NameHint.Hidden,
                AttributeName.AriaHidden when value.Equals("true", StringComparison.OrdinalIgnoreCase) => NameHint.Hidden,
                AttributeName.AriaModal when value.Equals("true", StringComparison.OrdinalIgnoreCase) => NameHint.Notice,
                AttributeName.Style when IsUnseen(value) => NameHint.Hidden,
                _ => NameHint.None,
            };
        }

        return (hints & (NameHint.Whole | NameHint.Part)) == (NameHint.Whole | NameHint.Part) && (hints & NameHint.Decoration) == 0 ? hints | NameHint.Body : hints;
    }

    private static NameHint Named(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty) return NameHint.None;
        var known = _known ??= new Answer[Slots];
        var hash = Hash(value);
        ref var slot = ref known[(int)(hash >> 52)];
        if (slot.Hash == hash) return slot.Hints;
        slot = new(hash, NameWords.Read(value) | (NameWords.IsUnseen(value) ? NameHint.Hidden : NameHint.None));
        return slot.Hints;
    }

    private static ulong Hash(ReadOnlySpan<char> value)
    {
        var hash = 0xCBF29CE484222325UL ^ (ulong)value.Length;
        foreach (var c in value) hash = (hash ^ c) * 0x9E3779B97F4A7C15UL;
        return hash ^ (hash >> 29);
    }

    private static NameHint Role(ReadOnlySpan<char> value) => value switch
    {
        "navigation" or "menu" or "menubar" or "tablist" or "toolbar" => NameHint.Navigation,
        "banner" => NameHint.Head,
        "contentinfo" => NameHint.Foot,
        "complementary" => NameHint.Side,
        "dialog" or "alertdialog" or "alert" or "search" or "status" => NameHint.Notice,
        "main" or "article" => NameHint.Whole,
        _ => NameHint.None,
    };

    private static NameHint Property(ReadOnlySpan<char> value)
    {
        if (value.Equals("articleBody", StringComparison.OrdinalIgnoreCase) || value.Equals("reviewBody", StringComparison.OrdinalIgnoreCase)) return NameHint.Body;
        if (value.Equals("author", StringComparison.OrdinalIgnoreCase)) return NameHint.Author;
        if (value.Equals("comment", StringComparison.OrdinalIgnoreCase)) return NameHint.Comment;
        return value.Equals("datePublished", StringComparison.OrdinalIgnoreCase) || value.Equals("dateModified", StringComparison.OrdinalIgnoreCase) ? NameHint.Date : NameHint.None;
    }

    private static bool IsUnseen(ReadOnlySpan<char> style)
    {
        var display = After(style, "display");
        return display.StartsWith("none", StringComparison.OrdinalIgnoreCase) || After(style, "visibility").StartsWith("hidden", StringComparison.OrdinalIgnoreCase);
    }

    private static ReadOnlySpan<char> After(ReadOnlySpan<char> style, string property)
    {
        var at = style.IndexOf(property, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? default : style[(at + property.Length)..].TrimStart().TrimStart(':').TrimStart();
    }

    private readonly record struct Answer(ulong Hash, NameHint Hints);
}
