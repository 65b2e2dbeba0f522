using System.Text;
using AngleSharp.Dom;

namespace Monitor.Worker.Parsing.Html.Listings;

/// <summary>A run of text without a break in it.</summary>
/// <param name="Order">Its place in the page: elements and texts are counted together.</param>
/// <param name="Shape">Of the element that it stands in.</param>
/// <param name="Link">The link that it is the text of, or null.</param>
internal sealed record Piece(int Order, IElement Parent, int Shape, string Text, IElement? Link);

/// <summary>Where an element begins and ends in the page's order.</summary>
internal readonly record struct Span(int Start, int End)
{
    public bool Holds(int order) => order >= Start && order < End;

    public bool Holds(Span other) => other.Start >= Start && other.End <= End;

    public bool Overlaps(Span other) => Start < other.End && other.Start < End;
}

/// <summary>A page's texts and links in their order, without scripts and frame. Walked with a stack of its own: pages may be deep.</summary>
internal sealed class PageOutline
{
    private const int MostLargeFrames = 50;

    /// <summary>Of a link's text.</summary>
    private const int MostPieces = 50;

    private readonly Dictionary<IElement, (Span Span, int Shape)> _elements = [];
    private readonly List<Piece> _pieces = [];
    private readonly List<PageLink> _links = [];
    private readonly StringBuilder _run = new();
    private (IElement Parent, int Shape, IElement? Link) _at;
    private int _order;
    private int _largeFrames;
    private ILookup<int, IElement>? _byShape;

    private PageOutline(IElement body, PageLinks addresses)
    {
        Body = body;
        Walk(body, addresses, MostOf(body));
    }

    public IElement Body { get; }

    public Shape Shapes { get; } = new();

    public IReadOnlyList<Piece> Pieces => _pieces;

    public IReadOnlyList<PageLink> Links => _links;

    public static PageOutline Of(IElement body, PageLinks addresses) => new(body, addresses);

    public bool Has(IElement element) => _elements.ContainsKey(element);

    public Span SpanOf(IElement element) => _elements[element].Span;

    public int ShapeOf(IElement element) => _elements[element].Shape;

    /// <summary>Inner ones before those around them.</summary>
    public IEnumerable<IElement> Elements => _elements.Keys;

    public IEnumerable<IElement> ElementsOf(int shape) => (_byShape ??= _elements.ToLookup(pair => pair.Value.Shape, pair => pair.Key))[shape];

    public IEnumerable<Piece> PiecesIn(Span span) => In(_pieces, piece => piece.Order, span);

    public IEnumerable<PageLink> LinksIn(Span span) => In(_links, link => link.Order, span);

    public string TextIn(Span span) => string.Join(' ', PiecesIn(span).Select(piece => piece.Text));

    private static IEnumerable<T> In<T>(List<T> sorted, Func<T, int> order, Span span)
    {
        var (low, high) = (0, sorted.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (order(sorted[middle]) < span.Start) low = middle + 1;
            else high = middle;
        }

        for (var i = low; i < sorted.Count && order(sorted[i]) < span.End; i++) yield return sorted[i];
    }

    /// <summary>What holds most of the text is no frame, whatever it is called.</summary>
    private static int MostOf(IElement body) => body.TextContent.Length / 2;

    private void Walk(IElement body, PageLinks addresses, int most)
    {
        var path = new Stack<(IElement Element, int Next, int Start, int Shape, IElement? Link)>();
        Enter(body, Shape.Root, null);
        while (path.TryPop(out var here))
        {
            if (here.Next >= here.Element.ChildNodes.Length)
            {
                Leave(here.Element, here.Start, here.Shape, addresses);
                continue;
            }

            path.Push(here with { Next = here.Next + 1 });
            var child = here.Element.ChildNodes[here.Next];
            if (child is IText text) Write(text.Data, here.Element, here.Shape, here.Link);
            else if (child is IElement element && !ListFrame.IsSilent(element) && !IsLeftOut(element, most)) Enter(element, here.Shape, here.Link);
        }

        void Enter(IElement element, int parent, IElement? link)
        {
            if (!Shape.IsPassing(element)) Break();
            path.Push((element, 0, _order++, Shapes.Of(parent, element), element.LocalName == "a" && element.HasAttribute("href") ? element : link));
        }
    }

    private bool IsLeftOut(IElement element, int most)
    {
        if (_largeFrames > MostLargeFrames || !ListFrame.IsFrame(element)) return false;
        if (element.TextContent.Length <= most) return true;
        _largeFrames++;
        return false;
    }

    private void Leave(IElement element, int start, int shape, PageLinks addresses)
    {
        if (!Shape.IsPassing(element)) Break();
        _elements[element] = (new Span(start, _order++), shape);
        if (LinkTarget.Of(element, addresses) is not { } address) return;
        var text = string.Join(' ', PiecesIn(new Span(start, _order)).Take(MostPieces).Select(piece => piece.Text));
        _links.Insert(PlaceOf(start), new PageLink(start, element, shape, address, text.Length > 0 ? text : LinkTarget.Label(element)));
    }

    private int PlaceOf(int start)
    {
        var at = _links.Count;
        while (at > 0 && _links[at - 1].Order > start) at--;
        return at;
    }

    private void Write(string data, IElement parent, int shape, IElement? link)
    {
        if (_run.Length == 0) _at = (parent, shape, link);
        else if (parent != _at.Parent && !string.IsNullOrWhiteSpace(data)) _at.Parent = Holder(parent);
        foreach (var c in data)
        {
            if (char.IsWhiteSpace(c)) Space();
            else if (c is not ('\u200B' or '\uFEFF' or '\u00AD')) _run.Append(c);
        }

        void Space()
        {
            if (_run.Length > 0 && _run[^1] != ' ') _run.Append(' ');
        }
    }

    private static IElement Holder(IElement element)
    {
        while (Shape.IsPassing(element) && element.ParentElement is { } up) element = up;
        return element;
    }

    private void Break()
    {
        var text = _run.ToString().Trim();
        _run.Clear();
        if (text.Length > 0) _pieces.Add(new Piece(_order++, _at.Parent, _at.Shape, text, _at.Link));
    }
}
