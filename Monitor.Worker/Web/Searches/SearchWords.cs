using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Monitor.Worker.Documents;
using Monitor.Worker.Following.Searches;
using Monitor.Worker.Indexing;
using Monitor.Worker.Storage;
using Monitor.Worker.Web.Searching;

namespace Monitor.Worker.Web.Searches;

/// <summary>Saved searches as people read them.</summary>
internal static class SearchWords
{
    public static string Name(SavedSearchState state) => state switch
    {
        SavedSearchState.Active => "Active",
        SavedSearchState.Paused => "Paused",
        SavedSearchState.Broken => "Broken",
    };

    public static string Name(Rhythm rhythm) => rhythm switch
    {
        Rhythm.Immediate => "at once",
        Rhythm.Hourly => "hourly digest",
        Rhythm.Daily => "daily digest",
        Rhythm.Weekly => "weekly digest",
        Rhythm.Gathered => "gathered digest",
        Rhythm.NearMiss => "near-miss digest",
        Rhythm.CatchUp => "catch-up digest",
    };

    /// <summary>The question in one line: its words, then its filters.</summary>
    public static IReadOnlyList<string> Question(string address)
    {
        var query = SearchAddress.Read(address);
        List<string> parts = [];
        if (query.Text.Length > 0) parts.Add(query.Text);
        parts.AddRange(query.Filters.Select(filter => $"{FacetWords.Name(filter.Key)}: {string.Join(" or ", filter.Value.Select(value => FacetWords.Value(filter.Key, value)))}"));
        if (query.PublishedFrom is { } from) parts.Add($"published from {Words.Day(from)}");
        if (query.PublishedTo is { } to) parts.Add($"published to {Words.Day(to)}");
        if (query.OtherLanguages) parts.Add("also in other languages");
        return parts;
    }

    public static string Volume(SearchPreview preview) => string.Create(
        CultureInfo.InvariantCulture,
        $"It would have alerted {(preview.Recent == 1 ? "once" : $"{preview.Recent:N0} times")} in the last {SearchPreview.Days} days{(preview.Recent == 0 ? "" : $", {AWeek(preview.AWeek)} a week")}.");

    /// <summary>The page with what was typed so far, for a preview of it.</summary>
    public static string With(string page, string address) => QueryHelpers.AddQueryString(page, QueryHelpers.ParseQuery(address).SelectMany(part => part.Value, (part, value) => KeyValuePair.Create(part.Key, value)));

    private static string AWeek(double count) => count < 1 ? "less than one" : string.Create(CultureInfo.InvariantCulture, $"about {count:0}");
}
