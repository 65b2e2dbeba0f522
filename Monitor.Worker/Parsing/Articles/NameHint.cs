namespace Monitor.Worker.Parsing.Articles;

/// <summary>What the names of an element (class, id, role) say it is. A site names its parts for its own people; the words are few.</summary>
[Flags]
internal enum NameHint
{
    None = 0,
    Navigation = 1 << 0,
    Side = 1 << 1,
    Foot = 1 << 2,
    Head = 1 << 3,
    Share = 1 << 4,
    Related = 1 << 5,
    Comment = 1 << 6,
    Advert = 1 << 7,
    Notice = 1 << 8,
    SignUp = 1 << 9,
    Author = 1 << 10,
    Date = 1 << 11,
    Meta = 1 << 12,
    Hidden = 1 << 13,
    Caption = 1 << 14,
    Lead = 1 << 15,

    /// <summary>A whole document: article, post, entry.</summary>
    Whole = 1 << 16,

    /// <summary>The content of something: body, text.</summary>
    Part = 1 << 17,

    /// <summary>Said outright to be the text of the article.</summary>
    Body = 1 << 18,

    /// <summary>Negates the word that follows: no, has, with.</summary>
    Negation = 1 << 19,

    /// <summary>Pictures to page through, with a text to each.</summary>
    Gallery = 1 << 20,

    /// <summary>What a person would not call part of any document.</summary>
    Decoration = Navigation | Side | Foot | Share | Related | Comment | Advert | Notice | SignUp,
}
