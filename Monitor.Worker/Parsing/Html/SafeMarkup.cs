using System.Net;
using System.Text;
using Monitor.Worker.Parsing.Markup;

namespace Monitor.Worker.Parsing.Html;

/// <summary>
/// Makes markup of others fit to be shown: text and its structure stay, and links that lead to the web. Nothing runs, nothing is loaded,
/// nothing is sent, and nothing looks like ours. What comes out is not the markup with parts taken away but written anew from a tree that
/// is bounded in depth and size: a closed list of elements, each ended, with five attributes, all text encoded.
/// </summary>
internal static class SafeMarkup
{
    /// <summary>Characters. No reader gets to the end of more.</summary>
    public const int Longest = 2_000_000;

    private const int LongestLanguage = 35;
    private const int MostCells = 1_000;

    private static readonly Tag[] Shown =
    [
        Tag.P, Tag.Div, Tag.Section, Tag.Article, Tag.Main, Tag.Header, Tag.Footer, Tag.Aside, Tag.Nav, Tag.Address, Tag.Figure, Tag.Figcaption, Tag.Blockquote, Tag.Pre, Tag.Details, Tag.Summary,
        Tag.H1, Tag.H2, Tag.H3, Tag.H4, Tag.H5, Tag.H6, Tag.Ul, Tag.Ol, Tag.Li, Tag.Dl, Tag.Dt, Tag.Dd, Tag.Table, Tag.Caption, Tag.Thead, Tag.Tbody, Tag.Tfoot, Tag.Tr, Tag.Td, Tag.Th,
        Tag.A, Tag.Abbr, Tag.B, Tag.Cite, Tag.Code, Tag.Del, Tag.Em, Tag.I, Tag.Ins, Tag.Kbd, Tag.Mark, Tag.Q, Tag.Rp, Tag.Rt, Tag.Ruby, Tag.S, Tag.Samp, Tag.Small, Tag.Span, Tag.Strong, Tag.Sub,
        Tag.Sup, Tag.Time, Tag.U, Tag.Var, Tag.Br, Tag.Hr,
    ];

    // Their text is no text of the page. Of every other element that is not shown, what it holds is.
    private static readonly Tag[] Silent =
    [
        Tag.Raw, Tag.Head, Tag.Title, Tag.Script, Tag.Style, Tag.Noscript, Tag.Template, Tag.Iframe, Tag.Noframes, Tag.Noembed, Tag.Svg, Tag.Math, Tag.Canvas, Tag.Audio, Tag.Video,
        Tag.Select, Tag.Datalist, Tag.Textarea, Tag.Xmp,
    ];

    private static readonly HashSet<string> Ways = new(["ltr", "rtl", "auto"], StringComparer.OrdinalIgnoreCase);
    private static readonly string?[] Names = [.. Enum.GetValues<Tag>().Select(tag => Shown.Contains(tag) ? tag.ToString().ToLowerInvariant() : null)];
    private static readonly bool[] AreSilent = [.. Enum.GetValues<Tag>().Select(tag => Silent.Contains(tag))];

    /// <param name="markup">A page or a part of one.</param>
    /// <param name="address">Against what its links are resolved; without it only absolute ones stay.</param>
    /// <returns>Null when it is too long to be shown.</returns>
    public static string? Of(string markup, Uri? address)
    {
        if (markup.Length > Longest) return null;
        using var tree = MarkupTree.Of(markup.AsMemory());
        if (tree.IsCut) return null;
        var safe = new StringBuilder(markup.Length / 2);
        var open = new Stack<(int End, string Name)>();
        for (var i = 0; i < tree.Count;)
        {
            while (open.TryPeek(out var innermost) && innermost.End <= i) safe.Append("</").Append(open.Pop().Name).Append('>');
            var (tag, end) = (tree[i].Tag, tree[i].End);
            if (AreSilent[(int)tag])
            {
                i = Math.Max(end, i + 1);
                continue;
            }

            if (tag is Tag.Text) safe.Append(WebUtility.HtmlEncode(WebUtility.HtmlDecode(tree.Text(i).ToString())));
            else if (Names[(int)tag] is { } name)
            {
                Begin(safe, tree, i, name, address);
                if ((Tags.Of(tag) & TagTraits.Void) == 0) open.Push((end, name));
            }

            i++;
        }

        while (open.TryPop(out var left)) safe.Append("</").Append(left.Name).Append('>');
        return safe.ToString();
    }

    private static void Begin(StringBuilder safe, MarkupTree tree, int node, string name, Uri? address)
    {
        safe.Append('<').Append(name);
        var written = 0;
        foreach (ref readonly var attribute in tree.AttributesOf(node))
        {
            // The first of a name counts; a browser that met another would pass over it.
            if (AttributeOf(attribute.Name, name) is not { } known || (written & 1 << (int)attribute.Name) != 0) continue;
            written |= 1 << (int)attribute.Name;
            var value = WebUtility.HtmlDecode(tree.Page.Span.Slice(attribute.From, attribute.Length).ToString()).Trim();
            if (Fit(attribute.Name, value, address) is { } fit) safe.Append(' ').Append(known).Append("=\"").Append(WebUtility.HtmlEncode(fit)).Append('"');
        }

        safe.Append('>');
    }

    private static string? AttributeOf(AttributeName name, string element) => name switch
    {
        AttributeName.Href when element == "a" => "href",
        AttributeName.Lang => "lang",
        AttributeName.Dir => "dir",
        AttributeName.ColSpan when element is "td" or "th" => "colspan",
        AttributeName.RowSpan when element is "td" or "th" => "rowspan",
        _ => null,
    };

    private static string? Fit(AttributeName name, string value, Uri? address) => name switch
    {
        AttributeName.Href => Link(value, address),
        AttributeName.Dir => Ways.Contains(value) ? value.ToLowerInvariant() : null,
        AttributeName.Lang => value.Length is > 0 and <= LongestLanguage && value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-') ? value : null,
        _ => int.TryParse(value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var cells) && cells is > 0 and <= MostCells
            ? cells.ToString(System.Globalization.CultureInfo.InvariantCulture)
            : null,
    };

    /// <summary>Written as the runtime reads it, never as it stood there.</summary>
    private static string? Link(string value, Uri? address)
    {
        // Browsers pass over these inside of an address, the runtime takes them for letters.
        value = value.Replace("\t", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal);
        var isRead = address is null ? Uri.TryCreate(value, UriKind.Absolute, out var link) : Uri.TryCreate(address, value, out link);
        return isRead && (link!.Scheme == Uri.UriSchemeHttp || link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeMailto) ? link.AbsoluteUri : null;
    }
}
