using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Indexing;

/// <summary>
/// A question as a query string, in one spelling: q, the facets, from, to, languages. It is what saved searches keep and what feeds are
/// asked by, so its names never change.
/// </summary>
public static class SearchAddress
{
    public const string Text = "q";
    public const string From = "from";
    public const string To = "to";

    /// <summary>With the value <see cref="AllLanguages"/>: the question is also asked in other languages.</summary>
    public const string Languages = "languages";

    public const string AllLanguages = "all";

    /// <summary>What the API calls the same: true or false. It is read here too, so that a question may be carried from one to the other.</summary>
    public const string OtherLanguages = "otherLanguages";

    private const int LongestValue = 100;
    private const int MostValues = 30;

    /// <summary>Order and page are left out: they are no part of the question.</summary>
    public static string Of(SearchQuery query)
    {
        var parts = new QueryBuilder();
        if (!string.IsNullOrWhiteSpace(query.Text)) parts.Add(Text, query.Text.Trim());
        foreach (var facet in SearchFacets.All)
        {
            if (query.Filters.TryGetValue(facet, out var values)) parts.Add(facet, values.Order(StringComparer.OrdinalIgnoreCase));
        }

        if (query.PublishedFrom is { } from) parts.Add(From, Iso(from));
        if (query.PublishedTo is { } to) parts.Add(To, Iso(to));
        if (query.OtherLanguages) parts.Add(Languages, AllLanguages);
        return parts.ToQueryString().ToUriComponent().TrimStart('?');
    }

    /// <summary>Anything may stand in an address: what cannot be read is left out.</summary>
    public static SearchQuery Read(string? address)
    {
        var parts = QueryHelpers.ParseQuery(address);
        return new SearchQuery
        {
            Text = parts.TryGetValue(Text, out var text) ? text.ToString() : "",
            Filters = SearchFacets.All.Select(facet => (facet, Values: Values(parts.GetValueOrDefault(facet)))).Where(pair => pair.Values.Count > 0).ToDictionary(pair => pair.facet, pair => pair.Values),
            PublishedFrom = Day(parts.GetValueOrDefault(From)),
            PublishedTo = Day(parts.GetValueOrDefault(To)),
            OtherLanguages = InOtherLanguages(parts.GetValueOrDefault(Languages), parts.GetValueOrDefault(OtherLanguages)),
        };
    }

    /// <summary>Nothing is asked: everything would be found.</summary>
    public static bool IsEmpty(SearchQuery query) =>
        !query.Text.Any(char.IsLetterOrDigit) && query.Filters.Count == 0 && query.PublishedFrom is null && query.PublishedTo is null;

    public static bool InOtherLanguages(StringValues languages, StringValues flag) =>
        languages == AllLanguages || (bool.TryParse(flag.ToString(), out var also) && also);

    public static IReadOnlyList<string> Values(StringValues given) =>
        [.. given.OfType<string>().Where(value => value.Length is > 0 and <= LongestValue).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostValues)];

    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
