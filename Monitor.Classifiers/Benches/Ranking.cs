using Monitor.Classifiers.Training;

namespace Monitor.Classifiers.Benches;

/// <summary>What to read next: the unread record that is most likely relevant by what was read so far.</summary>
internal sealed class Ranking(IReadOnlyList<SparseRow> rows, int features)
{
    private readonly LogisticFit _fit = new(features, seed: 0, FitStrength.FewLabels);

    /// <param name="read">Numbers of the records that were read; of both kinds.</param>
    /// <param name="labels">What was said of each.</param>
    /// <param name="unread">The others.</param>
    /// <param name="count">How many to name.</param>
    public IReadOnlyList<int> MostRelevant(IReadOnlyList<int> read, bool[] labels, IReadOnlySet<int> unread, int count)
    {
        var weights = _fit.Fit([.. read.Select(i => rows[i])], labels);
        return
        [
            .. unread.Select(i => (Record: i, Score: weights.Logit(rows[i])))
                .OrderByDescending(pair => pair.Score).ThenBy(pair => pair.Record)
                .Take(count).Select(pair => pair.Record),
        ];
    }
}
