namespace Monitor.Worker.Parsing.Markup;

/// <summary>Names and traits of the elements, as tables.</summary>
internal static class Tags
{
    private static readonly NameTable Names = NameTable.Of(
        Enum.GetValues<Tag>().Where(tag => tag > Tag.Other).Select(tag => (tag.ToString(), (byte)tag)));

    private static readonly TagTraits[] Traits = Build();

    /// <summary>By name, in any case.</summary>
    public static Tag Find(ulong key) => Names.TryFind(key, out var tag) ? (Tag)tag : Tag.Other;

    public static TagTraits Of(Tag tag) => Traits[(int)tag];

    public static bool Has(Tag tag, TagTraits trait) => (Traits[(int)tag] & trait) != 0;

    private static TagTraits[] Build()
    {
        var traits = new TagTraits[(int)Tag.Var + 1];
        Add(TagTraits.Block, [Tag.Document, Tag.Html, Tag.Head, Tag.Body, Tag.Br, Tag.Hr, Tag.Form, Tag.Fieldset, Tag.Legend, Tag.Dialog, Tag.Menu, Tag.Option]);
        AddRange(TagTraits.Block, Tag.P, Tag.Th);
        AddRange(TagTraits.ClosesParagraph, Tag.P, Tag.Ol);
        Add(TagTraits.ClosesParagraph, [Tag.Dir, Tag.Li, Tag.Dl, Tag.Dt, Tag.Dd, Tag.Table, Tag.Form, Tag.Fieldset, Tag.Hr, Tag.Dialog, Tag.Menu]);
        Add(TagTraits.Void, [Tag.Meta, Tag.Br, Tag.Hr]);
        Add(TagTraits.Void | TagTraits.Ignored, [Tag.Link, Tag.Base, Tag.Embed, Tag.Param, Tag.Source, Tag.Track, Tag.Area, Tag.Col, Tag.Img, Tag.Input, Tag.Wbr]);
        Add(TagTraits.RawText, [Tag.Title, Tag.Script, Tag.Style, Tag.Textarea, Tag.Iframe, Tag.Noframes, Tag.Noembed, Tag.Xmp]);
        Add(TagTraits.Boundary, [Tag.Document, Tag.Html, Tag.Table, Tag.Td, Tag.Th, Tag.Caption, Tag.Template, Tag.Object, Tag.Applet, Tag.Marquee]);
        Add(TagTraits.Silent, [Tag.Head, Tag.Script, Tag.Style, Tag.Noscript, Tag.Template, Tag.Iframe, Tag.Noframes, Tag.Noembed, Tag.Object, Tag.Applet, Tag.Svg]);
        Add(TagTraits.Silent, [Tag.Canvas, Tag.Audio, Tag.Video, Tag.Button, Tag.Select, Tag.Datalist, Tag.Textarea, Tag.Title, Tag.Rp, Tag.Map]);
        AddRange(TagTraits.Heading, Tag.H1, Tag.H6);
        Add(TagTraits.HeadContent, [Tag.Title, Tag.Meta, Tag.Link, Tag.Base, Tag.Script, Tag.Style, Tag.Noscript, Tag.Template, Tag.Head, Tag.Raw, Tag.Noframes]);
        AddRange(TagTraits.Inline, Tag.A, Tag.Var);
        Add(TagTraits.Inline, [Tag.Label, Tag.Picture]);
        return traits;

        void AddRange(TagTraits trait, Tag first, Tag last)
        {
            for (var tag = first; tag <= last; tag++) traits[(int)tag] |= trait;
        }

        void Add(TagTraits trait, ReadOnlySpan<Tag> tags)
        {
            foreach (var tag in tags) traits[(int)tag] |= trait;
        }
    }
}
