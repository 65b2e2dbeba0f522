namespace Monitor.Worker.Parsing.Markup;

/// <summary>Names of the attributes that are kept.</summary>
internal static class Attributes
{
    private static readonly NameTable Names = NameTable.Of(
    [
        ("class", (byte)AttributeName.Class), ("id", (byte)AttributeName.Id), ("href", (byte)AttributeName.Href), ("role", (byte)AttributeName.Role),
        ("itemprop", (byte)AttributeName.ItemProp), ("hidden", (byte)AttributeName.Hidden), ("aria-hidden", (byte)AttributeName.AriaHidden),
        ("aria-modal", (byte)AttributeName.AriaModal), ("aria-label", (byte)AttributeName.AriaLabel), ("style", (byte)AttributeName.Style),
        ("content", (byte)AttributeName.Content), ("name", (byte)AttributeName.Name), ("property", (byte)AttributeName.Property),
        ("http-equiv", (byte)AttributeName.HttpEquiv), ("type", (byte)AttributeName.Type), ("rel", (byte)AttributeName.Rel),
        ("lang", (byte)AttributeName.Lang), ("xml:lang", (byte)AttributeName.XmlLang), ("datetime", (byte)AttributeName.DateTime), ("pubdate", (byte)AttributeName.PubDate),
        ("dir", (byte)AttributeName.Dir), ("colspan", (byte)AttributeName.ColSpan), ("rowspan", (byte)AttributeName.RowSpan),
    ]);

    public static AttributeName Find(ReadOnlySpan<char> name) =>
        Names.TryFind(NameTable.Key(name), out var found) ? (AttributeName)found : AttributeName.None;
}
