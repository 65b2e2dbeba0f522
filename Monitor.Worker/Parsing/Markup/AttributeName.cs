namespace Monitor.Worker.Parsing.Markup;

/// <summary>The attributes that say something about text; all others are passed over.</summary>
internal enum AttributeName : byte
{
    None,
    Class,
    Id,
    Href,
    Role,
    ItemProp,
    Hidden,
    AriaHidden,
    AriaModal,
    AriaLabel,
    Style,
    Content,
    Name,
    Property,
    HttpEquiv,
    Type,
    Rel,
    Lang,
    XmlLang,
    DateTime,
    PubDate,
    Dir,
    ColSpan,
    RowSpan,
}
