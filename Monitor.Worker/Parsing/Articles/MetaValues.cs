using Monitor.Worker.Parsing.Markup;

namespace Monitor.Worker.Parsing.Articles;

/// <summary>The meta elements of a page by name: lower case, with every <c>.</c> as <c>:</c>, since both are written.</summary>
internal sealed class MetaValues
{
    private static readonly AttributeName[] NameAttributes = [AttributeName.Property, AttributeName.Name, AttributeName.ItemProp, AttributeName.HttpEquiv];

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public static MetaValues Of(PageParts parts)
    {
        var values = new MetaValues();
        foreach (var meta in parts.Metas) values.Add(parts.Tree, meta, isProperty: true);
        foreach (var meta in parts.Metas) values.Add(parts.Tree, meta, isProperty: false);
        return values;
    }

    public string? First(string name) => _values.GetValueOrDefault(name);

    /// <summary>Where both exist, the property is the later and better kept one. An attribute may hold several names.</summary>
    private void Add(MarkupTree tree, int meta, bool isProperty)
    {
        if (tree.HasAttribute(meta, AttributeName.Property) != isProperty) return;
        string? content = null;
        foreach (var attribute in NameAttributes)
        {
            var written = tree.Attribute(meta, attribute);
            foreach (var part in written.SplitAny(" \t\r\n\f"))
            {
                if (written[part] is not { IsEmpty: false } name) continue;
                content ??= OneLine(tree.Attribute(meta, AttributeName.Content));
                if (content.Length > 0) _values.TryAdd(Key(name), content);
            }
        }
    }

    private static string Key(ReadOnlySpan<char> name) => name.ToString().ToLowerInvariant().Replace('.', ':');

    private static string OneLine(ReadOnlySpan<char> written)
    {
        using var line = new TextBuffer();
        line.Write(written);
        return line.ToString();
    }
}
