using System.Globalization;
using Monitor.Worker.Classifying;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Learning;

/// <summary>
/// After a promotion or a turn of the dial, what is kept is judged anew, so that search and lists agree with what is alerted. Whatever
/// changes side stands in one list; nobody is alerted about an old item.
/// </summary>
internal sealed class Rescoring(RescoreStore store, ActiveClassifier active)
{
    private const string Prefix = "rescore:";
    private const int Batch = 100;

    /// <summary>A walk that has come to its end; what comes in later is judged by the model in use anyway.</summary>
    private const long Over = long.MaxValue;

    /// <summary>Walks until every kept document agrees with the model and the thresholds in use; ends early where another model or dial came into force.</summary>
    /// <param name="rest">Between two batches: nobody waits for an old item.</param>
    /// <param name="ct">Stops between batches; the next call goes on from there.</param>
    /// <returns>How many items changed side.</returns>
    public async Task<int> CatchUpAsync(Func<CancellationToken, Task>? rest, CancellationToken ct)
    {
        if (active.Now is not { } now) return 0;
        var walk = Name(now);
        var cursor = await store.CursorAsync(walk, ct);
        if (cursor == Over) return 0;
        // Before it changes anything: whoever turns back finds no walk that says it was here to the end.
        await store.ForgetOtherWalksAsync(Prefix, walk, ct);
        var crossed = 0;
        while (cursor != Over && active.Now == now)
        {
            var batch = await store.ReadAsync(cursor, Batch, ct);
            var decisions = await JudgeAsync(now.Classifier, now.Thresholds, batch, ct);
            cursor = batch.Count == 0 ? Over : batch[^1].DocumentId;
            crossed += await store.WriteAsync(walk, cursor, decisions, now.Thresholds.DialId, ct);
            if (cursor != Over && rest is not null) await rest(ct);
        }

        return crossed;
    }

    private async Task<IReadOnlyList<(StoredDocument, Classification)>> JudgeAsync(
        Monitor.Classifiers.ITextClassifier classifier, Thresholds thresholds, IReadOnlyList<StoredMark> batch, CancellationToken ct)
    {
        var needed = batch.Where(mark => NeedsText(mark, classifier.ModelId, thresholds)).Select(mark => mark.DocumentId).ToList();
        if (needed.Count == 0) return [];
        var documents = await store.OfDocumentsAsync(needed, ct);
        var judged = new (StoredDocument Document, Classification Decision)[documents.Count];
        Parallel.For(0, documents.Count, i =>
        {
            var document = documents[i];
            var origin = document.Decision?.TextOrigin ?? TextOrigin.Published;
            judged[i] = (document, VersionClassifier.Classify(classifier, CandidateWatch.TextOf(document), origin));
        });
        return [.. judged.Where(pair => Matters(pair.Document, pair.Decision, thresholds))];
    }

    // The same model gives the same score: only a side that does not fit the threshold has to be judged again.
    private static bool NeedsText(StoredMark mark, string modelId, Thresholds thresholds) =>
        mark.ModelId != modelId || (mark.Relevance is { } relevance && relevance >= thresholds.Alert != mark.Relevant);

    // What was and stays far from every threshold keeps its old decision with the model that made it: a new row for each of millions
    // would tell nobody anything.
    private static bool Matters(StoredDocument document, Classification decision, Thresholds thresholds) =>
        decision.Relevant != document.Relevant || Math.Max(decision.Relevance, document.Relevance ?? 0) >= thresholds.Review;

    private static string Name(InUse now) => string.Create(
        CultureInfo.InvariantCulture, $"{Prefix}{now.Classifier.ModelId}:{now.Thresholds.Alert:0.####}:{now.Thresholds.Review:0.####}:{now.Thresholds.DialId}");
}
