using System.Text.Json.Serialization;
using Monitor.Worker.Alerting;
using Monitor.Worker.Following.Searches;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Web.Api.Shapes;

/// <summary>Saved searches of everybody, oldest first.</summary>
internal sealed record ApiSearches(IReadOnlyList<ApiSavedSearch> Searches, string? Next);

/// <param name="Question">The query string of the search.</param>
/// <param name="Rhythm">immediate, hourly, daily, weekly.</param>
/// <param name="State">active, paused, broken.</param>
/// <param name="Why">Why it rests; null while it is active.</param>
/// <param name="Recent">What it told in the last thirty days.</param>
internal sealed record ApiSavedSearch(
    long Id, string Owner, string Name, string Question, string Channel, string Rhythm, string State, string? Why, DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset StateAt, int Recent,
    DateTimeOffset? LastMatchAt, ApiSearchLinks Links)
{
    public static ApiSavedSearch Of(SearchOverview overview)
    {
        var search = overview.Search;
        return new ApiSavedSearch(
            search.Id, search.Owner, search.Name, search.Address, search.Channel, search.Rhythm.Code(), search.State.ToString().ToLowerInvariant(), search.Why, search.CreatedAt, search.CreatedBy,
            search.StateAt, overview.Recent, overview.LastMatchAt, new ApiSearchLinks(ApiPaths.Search(search.Id), $"{ApiPaths.Root}/search?{search.Address}"));
    }
}

/// <param name="Results">What it finds now.</param>
internal sealed record ApiSearchLinks(string Self, string Results);

/// <summary>A search as a program sends it: nothing of it is checked yet.</summary>
internal sealed record SearchToKeep
{
    public string? Name { get; init; }

    /// <summary>What stands after the ? of a search: q, the facets, from, to, languages.</summary>
    public string? Question { get; init; }

    public string? Channel { get; init; }

    /// <summary>immediate, hourly, daily or weekly.</summary>
    public string? Rhythm { get; init; }

    /// <summary>True: yes, that many.</summary>
    public bool AcceptsMany { get; init; }
}

/// <summary>What is to be changed of a saved search: what is left out stays as it is.</summary>
internal sealed record SearchToChange
{
    public string? Name { get; init; }

    /// <summary>What stands after the ? of a search: q, the facets, from, to, languages.</summary>
    public string? Question { get; init; }

    public string? Channel { get; init; }

    /// <summary>immediate, hourly, daily or weekly.</summary>
    public string? Rhythm { get; init; }

    /// <summary>active or paused.</summary>
    public string? State { get; init; }

    /// <summary>True: yes, that many.</summary>
    public bool AcceptsMany { get; init; }

    /// <summary>More than its state is to be changed.</summary>
    [JsonIgnore]
    public bool ChangesIt => (Name ?? Question ?? Channel ?? Rhythm) is not null;
}

/// <summary>What a search would have meant as an alert.</summary>
/// <param name="Recent">So many messages it would have sent in the last <paramref name="Days"/> days.</param>
/// <param name="IsMany">So many that it is kept only with acceptsMany.</param>
internal sealed record ApiPreview(
    string Question, string? Note, IReadOnlyList<ApiWidened> Widened, int Total, int Recent, int Days, double AWeek, bool IsMany, IReadOnlyList<ApiItem> Newest)
{
    public static ApiPreview Of(string question, SearchPreview preview) => new(
        question, preview.Note, [.. preview.Widened.Select(ApiWidened.Of)], preview.Total, preview.Recent, SearchPreview.Days, preview.AWeek, preview.IsMany, [.. preview.Newest.Select(ApiItem.Of)]);
}
