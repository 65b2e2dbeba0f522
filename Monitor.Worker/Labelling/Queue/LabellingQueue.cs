using Monitor.Classifiers;
using Monitor.Classifiers.Labelling;
using Monitor.Worker.Classifying;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Labelling.Queue;

/// <summary>Which question comes next for whom.</summary>
internal sealed class LabellingQueue(AskStore asks, LabelStore labels, ItemStore items, QueueFill fill, LabelSignal signal, Precedents precedents)
{
    /// <summary>The next question for a person; null when there is none.</summary>
    /// <param name="who">Who asks.</param>
    /// <param name="after">The question before, so that skipping one leads to the next.</param>
    /// <param name="ct">Stops between reads.</param>
    public async Task<Question?> NextAsync(string who, long? after, CancellationToken ct)
    {
        signal.Expect();
        await fill.FillAsync(who, ct);
        var order = await OrderAsync(who, ct);
        var start = after is { } passed ? order.FindIndex(ask => ask.Id == passed) + 1 : 0;
        // Behind the last comes the first again: a question that was skipped is not lost.
        for (var i = 0; i < order.Count; i++)
        {
            var ask = order[(start + i) % order.Count];
            if (ask.Id != after && await ReadAsync(ask, order.Count - 1, ct) is { } question) return question;
        }

        return null;
    }

    /// <summary>One question by its number; null when it is closed, another's, or its text is gone.</summary>
    public async Task<Question?> FindAsync(long id, string who, CancellationToken ct)
    {
        var order = await OrderAsync(who, ct);
        return order.Find(ask => ask.Id == id) is { } ask ? await ReadAsync(ask, order.Count - 1, ct) : null;
    }

    /// <summary>What waits for a person, in the order in which it is asked.</summary>
    public async Task<List<Ask>> OrderAsync(string who, CancellationToken ct)
    {
        var open = (await asks.OpenAsync(ct)).Where(ask => !string.Equals(ask.NotBy, who, StringComparison.Ordinal)).ToList();
        var spoken = await labels.HoldingAsync([.. open.Select(ask => ask.Fingerprint)], ct);
        // Somebody who has spoken is asked again only where that is the question.
        open.RemoveAll(ask => ask.Reason != AskReason.Repeat && spoken[ask.Fingerprint].Any(label => label.Given.Who == who));
        return [.. QueueMix.Interleave([.. QueueShares.All.Select(pair => (pair.Reason.ToString(), pair.Share, (IReadOnlyList<Ask>)open.FindAll(ask => ask.Reason == pair.Reason)))]).Select(pair => pair.Item)];
    }

    private async Task<Question?> ReadAsync(Ask ask, int left, CancellationToken ct)
    {
        if (await items.FindAsync(ask.ItemId, ct) is not { } item) return null;
        var place = item.Documents.SelectMany(document => document.Versions.Select(version => (document.Id, version))).FirstOrDefault(pair => pair.version.Fingerprint == ask.Fingerprint);
        if (place.version is null || await items.VersionTextAsync(place.Id, place.version.Number, ct) is not { } text) return null;
        return new Question(ask, item, text, Nearest(text, item.Summary.Jurisdiction), left);
    }

    private IReadOnlyList<Precedent> Nearest(VersionText text, string jurisdiction) =>
        precedents.Of(new TextToAssess { Title = text.Title, Body = text.Text, Language = text.Language, Jurisdiction = jurisdiction });
}
