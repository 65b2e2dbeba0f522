using AngleSharp.Dom;

namespace Monitor.Worker.Parsing.Html.Listings;

/// <summary>Where one record stands and the date that holds for it; null where its row has none.</summary>
/// <param name="Holder">The element that is the record, where one is.</param>
internal sealed record RecordSpan(Span Span, DateMark? Mark, IElement? Holder);

/// <summary>The records within the territories of a list's dates: one each, or several under one date.</summary>
internal sealed class RecordSpans(PageOutline page, LinkTexts texts)
{
    private const int MostLinks = 2_000;

    private const int TitleLetters = 10;

    private const int BlockLetters = 15;

    public IReadOnlyList<RecordSpan> Of(IReadOnlyList<Territory> territories)
    {
        var kinds = Kinds(territories, links => links.Where(link => !texts.IsGeneric(link)));
        if (kinds.Exists(kind => kind.IsOneEach(territories.Count) && kind.Letters >= TitleLetters)) return Each(territories);
        var many = kinds.Where(kind => kind.IsManyEach && kind.IsDistinct && (kind.Letters >= TitleLetters || kind.BlockLetters >= BlockLetters)).ToList();
        if (many.Count > 0) return Several(territories, many.MaxBy(kind => kind.Links.Count)!);
        var repeated = Kinds(territories, Repeating).Where(kind => kind.IsManyEach && kind.IsIn(territories.Count * 0.5) && kind.BlockLetters >= BlockLetters).ToList();
        return repeated.Count > 0 ? Several(territories, Whole(territories, repeated.MaxBy(kind => kind.Links.Count)!)) : Each(territories);
    }

    /// <summary>Under one date the same words again (Download) belong to different records; different ones (PDF, DOC) may be one's.</summary>
    private static IEnumerable<PageLink> Repeating(IEnumerable<PageLink> links) => links
        .GroupBy(link => (link.Shape, link.Text))
        .Where(same => same.Select(link => link.Address).Distinct().Count() > 1)
        .SelectMany(same => same)
        .OrderBy(link => link.Order);

    /// <summary>All links of a shape, also where there is but one under its date.</summary>
    private Kind Whole(IReadOnlyList<Territory> territories, Kind kind)
    {
        var shape = kind.Links.First().Shape;
        return Kinds(territories, links => links.Where(link => link.Shape == shape))[0];
    }

    private List<RecordSpan> Each(IReadOnlyList<Territory> territories) => [.. territories.Select(territory => new RecordSpan(territory.Span, territory.Mark, territory.Holder is { } holder && page.SpanOf(holder) == territory.Span ? holder : null))];

    private List<RecordSpan> Several(IReadOnlyList<Territory> territories, Kind kind)
    {
        int[] orders = [.. kind.Links.Select(link => link.Order)];
        var records = new List<RecordSpan>();
        foreach (var territory in territories)
        {
            var links = page.LinksIn(territory.Span).Where(kind.Links.Contains).ToList();
            for (var i = 0; i < links.Count; i++)
            {
                var end = i + 1 < links.Count ? links[i + 1].Order : territory.Span.End;
                var (block, holder) = Block(links[i], territory, orders, end);
                records.Add(new RecordSpan(block, territory.Mark, holder));
            }
        }

        return records;
    }

    /// <summary>The element that holds this link alone; where links share an element, or the date too, the stretch to the next.</summary>
    private (Span Span, IElement? Holder) Block(PageLink link, Territory territory, int[] orders, int end)
    {
        var holder = Territories.Exclusive(page, link.Element, link.Order, orders);
        var stretch = (new Span(link.Order, end), (IElement?)null);
        if (holder is null || holder == link.Element) return stretch;
        var block = page.SpanOf(holder);
        return territory.Span.Holds(block) && !block.Holds(territory.Mark.Order) ? (block, holder) : stretch;
    }

    private List<Kind> Kinds(IReadOnlyList<Territory> territories, Func<IEnumerable<PageLink>, IEnumerable<PageLink>> pick)
    {
        var kinds = new Dictionary<int, Kind>();
        foreach (var territory in territories)
        {
            var links = pick(page.LinksIn(territory.Span).Take(MostLinks)).ToList();
            for (var i = 0; i < links.Count; i++)
            {
                if (!kinds.TryGetValue(links[i].Shape, out var kind)) kinds[links[i].Shape] = kind = new Kind();
                var end = i + 1 < links.Count ? links[i + 1].Order : territory.Span.End;
                kind.Add(territory, links[i], LinkTexts.Letters(page.TextIn(new Span(links[i].Order, end))));
            }
        }

        return [.. kinds.Values];
    }

    /// <summary>Links of one shape.</summary>
    private sealed class Kind
    {
        private readonly HashSet<Territory> _territories = [];
        private readonly HashSet<string> _said = new(StringComparer.Ordinal);
        private readonly HashSet<Uri> _addresses = [];
        private int _letters;
        private int _blockLetters;

        public HashSet<PageLink> Links { get; } = [];

        public double Letters => _letters / (double)Links.Count;

        public double BlockLetters => _blockLetters / (double)Links.Count;

        public bool IsManyEach => Links.Count >= _territories.Count * 1.5 && Links.Count > _territories.Count + 1;

        public bool IsDistinct => _addresses.Count >= Links.Count * 0.7 && _said.Count >= Links.Count * 0.5;

        public bool IsIn(double territories) => _territories.Count >= territories;

        public bool IsOneEach(int territories) => _territories.Count >= territories * 0.8 && Links.Count <= _territories.Count * 1.2 && _addresses.Count >= Links.Count * 0.5;

        public void Add(Territory territory, PageLink link, int blockLetters)
        {
            _territories.Add(territory);
            Links.Add(link);
            _said.Add(link.Text);
            _addresses.Add(link.Address);
            _letters += LinkTexts.Letters(link.Text);
            _blockLetters += blockLetters;
        }
    }
}
