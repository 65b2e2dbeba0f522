using System.Globalization;
using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Following.Searches;

/// <summary>Checks a search before it is kept, so that it is understood, goes somewhere and says no more than its owner wants to read.</summary>
internal sealed class SearchSaving(
    SavedSearchStore store, ISearchIndex index, IndexFollower follower, SearchPreviewer previewer, AlertChannels channels, AuditTrail audit, CommitSignal signal)
{
    public const string NothingAsked = "The search asks for nothing: everything would be found. Give words or choose a filter.";

    private const int LongestName = 100;
    private const int LongestAddress = 2_000;
    private const int MostTries = 5;

    /// <param name="acceptsMany">The owner has said: yes, that many.</param>
    public async Task<SaveOutcome> AddAsync(SearchToSave asked, bool acceptsMany, string who, CancellationToken ct)
    {
        var ready = Tidy(asked);
        if (await MistakesAsync(ready, acceptsMany, ct) is { Count: > 0 } mistakes) return new SaveOutcome.Refused(mistakes);
        var id = 0L;
        var change = await WithBaselineAsync(
            ready.Address,
            async baseline =>
            {
                (var made, id) = await store.AddAsync(ready, who, baseline, ct);
                return made;
            },
            ct);
        return await EndAsync(change, id, "search-saved", who, ready.Name, ct);
    }

    /// <summary>What the search would have meant as an alert.</summary>
    public async Task<SearchPreview> PreviewAsync(SearchQuery query, CancellationToken ct)
    {
        // An index that is behind would promise too little.
        await follower.CatchUpAsync(ct);
        return await previewer.ReadAsync(query, SearchAsker.Of(index), ct);
    }

    /// <summary>What would be refused, for whoever has more to check besides. That a name is taken is known only when it is kept.</summary>
    public Task<IReadOnlyList<SaveMistake>> CheckAsync(SearchToSave asked, bool acceptsMany, CancellationToken ct) => MistakesAsync(Tidy(asked), acceptsMany, ct);

    public async Task<SaveOutcome> ChangeAsync(long id, SearchToSave asked, bool acceptsMany, string who, CancellationToken ct)
    {
        var ready = Tidy(asked);
        if (await MistakesAsync(ready, acceptsMany, ct) is { Count: > 0 } mistakes) return new SaveOutcome.Refused(mistakes);
        var change = await WithBaselineAsync(ready.Address, baseline => store.ChangeAsync(id, ready, baseline, ct), ct);
        return await EndAsync(change, id, "search-changed", who, ready.Name, ct);
    }

    public async Task<SaveOutcome> ResumeAsync(SavedSearch search, string who, CancellationToken ct)
    {
        if (!channels.Has(search.Channel)) return new SaveOutcome.Refused([NoChannel(search.Channel)]);
        var change = await WithBaselineAsync(search.Address, baseline => store.ResumeAsync(search.Id, baseline, ct), ct);
        return await EndAsync(change, search.Id, "search-resumed", who, search.Name, ct);
    }

    public async Task<SaveOutcome> PauseAsync(SavedSearch search, string who, CancellationToken ct) =>
        await EndAsync(await store.PauseAsync(search.Id, $"Paused by {who}.", ct), search.Id, "search-paused", who, search.Name, ct);

    public async Task<SaveOutcome> DeleteAsync(SavedSearch search, string who, CancellationToken ct) =>
        await EndAsync(await store.DeleteAsync(search.Id, ct), search.Id, "search-deleted", who, search.Name, ct);

    private async Task<IReadOnlyList<SaveMistake>> MistakesAsync(SearchToSave asked, bool acceptsMany, CancellationToken ct)
    {
        var mistakes = new List<SaveMistake>();
        if (asked.Name.Length is 0 or > LongestName || asked.Name.Any(char.IsControl)) mistakes.Add(new(SavePart.Name, $"Give the search a name of 1 to {LongestName} characters."));
        if (!channels.Has(asked.Channel)) mistakes.Add(NoChannel(asked.Channel));
        var query = SearchAddress.Read(asked.Address);
        if (asked.Address.Length > LongestAddress) mistakes.Add(new(SavePart.Question, "The question is too long to be kept."));
        else if (SearchAddress.IsEmpty(query)) mistakes.Add(new(SavePart.Question, NothingAsked));
        else if (!acceptsMany && await PreviewAsync(query, ct) is { IsMany: true } preview) mistakes.Add(Many(preview));
        return mistakes;
    }

    private SaveMistake NoChannel(string channel) => new(SavePart.Channel, $"There is no channel “{channel}”. There are: {string.Join(", ", channels.All)}.");

    private static SaveMistake Many(SearchPreview preview) => new(SavePart.Volume, string.Create(
        CultureInfo.InvariantCulture,
        $"It would have sent {preview.Recent} messages in the last {SearchPreview.Days} days, about {preview.AWeek:0} a week. Narrow it, or tick “Yes, that many”."));

    /// <summary>What it finds already is told to nobody. The index must stand still meanwhile, or what comes in between would be taken for old.</summary>
    private async Task<SearchChange> WithBaselineAsync(string address, Func<SearchBaseline, Task<SearchChange>> keep, CancellationToken ct)
    {
        var query = SearchAddress.Read(address);
        for (var tries = 0; tries < MostTries; tries++)
        {
            await follower.CatchUpAsync(ct);
            var before = await index.CursorAsync(ct);
            var found = await index.EachAsync(query, ct).ToListAsync(ct);
            if (await index.CursorAsync(ct) != before) continue;
            if (await keep(new SearchBaseline(found, before)) is var change and not SearchChange.Moved) return change;
        }

        return SearchChange.Moved;
    }

    private async Task<SaveOutcome> EndAsync(SearchChange change, long id, string action, string who, string name, CancellationToken ct)
    {
        switch (change)
        {
            case SearchChange.Done:
                await audit.AppendAsync(who, action, string.Create(CultureInfo.InvariantCulture, $"search:{id}"), name, ct);
                signal.Ring();
                return new SaveOutcome.Saved(id);
            case SearchChange.NameTaken:
                return new SaveOutcome.Refused([new(SavePart.NameTaken, $"There is a search of the same owner named “{name}” already.")]);
            case SearchChange.Moved:
                return new SaveOutcome.Refused([new(SavePart.Moment, "So much is coming in just now that the search could not be begun. Try again in a minute.")]);
            default:
                return new SaveOutcome.NotFound();
        }
    }

    private static SearchToSave Tidy(SearchToSave asked) =>
        asked with { Name = asked.Name.Trim(), Channel = asked.Channel.Trim(), Address = SearchAddress.Of(SearchAddress.Read(asked.Address)) };
}
