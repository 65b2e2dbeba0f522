using System.Globalization;
using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Following.Searches;

/// <summary>What keeps a saved search from being an alert, and the words in which its owner is told, once. None of them goes silent by itself.</summary>
internal sealed class SearchTroubles(AlertChannels channels, TimeProvider time)
{
    /// <summary>Null while it can be asked.</summary>
    public SearchTrouble? Find(SavedSearch search)
    {
        if (!channels.Has(search.Channel)) return Broken(search, $"Its channel {search.Channel} is in no rule any more.", channels.Operators);
        return SearchAddress.IsEmpty(SearchAddress.Read(search.Address)) ? Broken(search, "Nothing is left of its question that this version understands.", search.Channel) : null;
    }

    public SearchTrouble Failed(SavedSearch search, string why) => Broken(search, $"Asking it failed: {why}", search.Channel);

    public SearchTrouble TooMuch(SavedSearch search)
    {
        var why = string.Create(CultureInfo.InvariantCulture, $"It found more than {SearchMatchStore.MostADay} new items within a day.");
        return Of(search, SavedSearchState.Paused, why, "paused", "Narrow it and resume it", search.Channel);
    }

    private SearchTrouble Broken(SavedSearch search, string why, string channel) => Of(search, SavedSearchState.Broken, why, "broken", "Change it, or delete it,", channel);

    private SearchTrouble Of(SavedSearch search, SavedSearchState state, string why, string word, string advice, string channel)
    {
        var now = time.GetUtcNow();
        var notice = new Notice
        {
            Key = string.Create(CultureInfo.InvariantCulture, $"search:{search.Id}:{state}:{search.StateAt.UtcTicks}"),
            Channel = channel,
            Title = $"Saved search {word}: {search.Name}",
            Text = $"{why} It belongs to {search.Owner}. No message is sent for it until somebody acts. {advice} on the page Searches.",
            CreatedAt = now,
            NextTryAt = now,
        };
        return new SearchTrouble(search.Id, state, why, notice);
    }
}
