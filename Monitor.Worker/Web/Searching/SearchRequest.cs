using System.Globalization;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;

namespace Monitor.Worker.Web.Searching;

/// <summary>A search as the address line states it. Anything may stand there: what cannot be read is left out.</summary>
public sealed record SearchRequest
{
    public const int PageSize = 20;

    /// <summary>Further back nobody turns; whoever looks for more narrows the search.</summary>
    public const int LastPage = 500;

    private const int PassagesOfAnItem = 8;

    private static readonly Dictionary<string, IReadOnlyList<string>> Landing = new() { [SearchFacets.Relevant] = ["yes"] };

    /// <summary>Null on the first visit, when nobody has asked for anything yet.</summary>
    public string? Text { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Filters { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public SearchSort? Sort { get; init; }

    /// <summary>Also what the lexicon calls the same in other languages.</summary>
    public bool OtherLanguages { get; init; }

    /// <summary>Items that are nearly the same one by one, not as one hit.</summary>
    public bool Each { get; init; }

    /// <summary>Counted from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Nothing was asked: then the newest relevant items are shown.</summary>
    public bool IsLanding => Text is null && Filters.Count == 0 && From is null && To is null && Sort is null;

    /// <summary>Nothing stands in the address line: no search led here.</summary>
    public bool IsBare => IsLanding && Page == 1;

    /// <summary>
    /// The question itself, in one spelling and without order and page: what is saved, and what feeds are asked by. Whoever asks for everything
    /// has asked too: without a word of it the address would be that of the first visit, which shows what is relevant.
    /// </summary>
    public string Question => SearchAddress.Of(ToQuery()) is { Length: > 0 } question ? question : $"{SearchAddress.Text}=";

    /// <summary>What stands after the ? of a feed's address; empty on the first visit, as the page's own address is.</summary>
    public string FeedQuestion => IsLanding ? "" : Question;

    public bool HasText => !string.IsNullOrWhiteSpace(Text);

    public SearchSort EffectiveSort => Sort ?? (HasText ? SearchSort.BestMatch : SearchSort.Newest);

    /// <summary>The filters that hold: on the first visit, relevant items only.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Holding => IsLanding ? Landing : Filters;

    public static SearchRequest Of(IQueryCollection query) => new()
    {
        Text = query.TryGetValue("q", out var text) ? text.ToString() : null,
        Filters = SearchFacets.All.Select(facet => (facet, Values: Settled(facet, SearchAddress.Values(query[facet])))).Where(pair => pair.Values is not []).ToDictionary(pair => pair.facet, pair => pair.Values),
        From = SearchAddress.Day(query["from"]),
        To = SearchAddress.Day(query["to"]),
        OtherLanguages = SearchAddress.InOtherLanguages(query[SearchAddress.Languages], query[SearchAddress.OtherLanguages]),
        Each = query["each"] == "yes",
        Sort = Enum.TryParse<SearchSort>(query["sort"], ignoreCase: true, out var sort) && Enum.IsDefined(sort) ? sort : null,
        Page = int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, LastPage) : 1,
    };

    /// <summary>How many pages so many hits are on, as far as one can turn.</summary>
    public static int PagesOf(long groups) => (int)Math.Clamp((groups + PageSize - 1) / PageSize, 1, LastPage);

    public SearchQuery ToQuery() => new()
    {
        Text = Text ?? "",
        Filters = Holding,
        PublishedFrom = From,
        PublishedTo = To,
        OtherLanguages = OtherLanguages,
        Collapse = !Each,
        Sort = EffectiveSort,
        Skip = (Page - 1) * PageSize,
        Take = PageSize,
    };

    public bool Has(string facet, string value) => Holding.GetValueOrDefault(facet)?.Contains(value, StringComparer.OrdinalIgnoreCase) ?? false;

    /// <summary>The same search with a facet's value chosen, or no longer chosen. From the first page on.</summary>
    public SearchRequest Toggle(string facet, string value)
    {
        var filters = Holding.ToDictionary();
        var values = filters.GetValueOrDefault(facet) ?? [];
        IReadOnlyList<string> chosen = Has(facet, value)
            ? [.. values.Where(known => !known.Equals(value, StringComparison.OrdinalIgnoreCase))]
            : [.. values, value];
        if (chosen is []) filters.Remove(facet);
        else filters[facet] = chosen;
        return this with { Filters = filters, Text = Text ?? "", Page = 1 };
    }

    public string Address() => "/" + Query();

    /// <summary>The page of an item that this search found: it shows where the search matches and leads back to its place in the list.</summary>
    public string AddressOf(long item) => $"/items/{item}{Query()}";

    /// <summary>Where an item stands in the list of hits.</summary>
    public static string PlaceOf(long item) => $"item-{item}";

    /// <summary>Only whether the item's own text has the words, wherever it came in the list and whatever was chosen beside them.</summary>
    public SearchQuery ToQuery(long item) => new()
    {
        Text = Text ?? "",
        OtherLanguages = OtherLanguages,
        Item = item,
        Collapse = false,
        Facets = false,
        MostPassages = PassagesOfAnItem,
        Take = 1,
    };

    /// <summary>In one spelling, so that a value that was written by its name is the one that the lists offer.</summary>
    private static IReadOnlyList<string> Settled(string facet, IReadOnlyList<string> values) =>
        [.. values.Select(value => FacetValues.Settled(facet, value)).Distinct(StringComparer.OrdinalIgnoreCase)];

    private QueryString Query()
    {
        List<KeyValuePair<string, string?>> parts = [];
        if (Text is not null) parts.Add(new("q", Text));
        foreach (var (facet, values) in Filters) parts.AddRange(values.Select(value => new KeyValuePair<string, string?>(facet, value)));
        if (From is { } from) parts.Add(new("from", Words.Iso(from)));
        if (To is { } to) parts.Add(new("to", Words.Iso(to)));
        if (OtherLanguages) parts.Add(new(SearchAddress.Languages, SearchAddress.AllLanguages));
        if (Each) parts.Add(new("each", "yes"));
        if (Sort is { } sort) parts.Add(new("sort", sort.ToString()));
        if (Page > 1) parts.Add(new("page", Page.ToString(CultureInfo.InvariantCulture)));
        return QueryString.Create(parts);
    }
}
