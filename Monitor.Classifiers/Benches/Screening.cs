using Monitor.Classifiers.Features;
using Monitor.Classifiers.Training;

namespace Monitor.Classifiers.Benches;

/// <summary>A record that a person would have to read.</summary>
public sealed record ScreeningRecord(string Title, string Abstract, bool Relevant);

/// <param name="N">Records.</param>
/// <param name="Positives">Relevant ones.</param>
/// <param name="Wss95">Share of reading that is saved, against reading in random order, until 95 % of the relevant ones are found; mean over the seeds.</param>
/// <param name="Recall10">Share of the relevant ones among the tenth read first; mean over the seeds.</param>
public sealed record ScreeningResult(int N, int Positives, double Wss95, double Recall10);

/// <summary>
/// Labelling as policy leads do it, played through on records whose labels are known: read a batch, learn from it, read what now
/// looks most relevant.
/// </summary>
public static class Screening
{
    public const int Batch = 10;
    private const double Target = 0.95;
    private const double FirstPart = 0.1;

    /// <exception cref="ArgumentException">There is no relevant or no irrelevant record.</exception>
    public static ScreeningResult Run(IReadOnlyList<ScreeningRecord> records, int seeds, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        var positives = records.Count(record => record.Relevant);
        if (positives == 0 || positives == records.Count)
            throw new ArgumentException($"{positives} of {records.Count} records are relevant; at least one of each kind is needed to begin.", nameof(records));

        var texts = records.Select((record, i) => (new TextToAssess { Title = record.Title, Body = record.Abstract, Language = "en" }, $"{i}"));
        var (rows, vocabulary) = TrainingCorpus.Read(texts, new ConceptIndex([]), ct);
        var runs = new (double Wss, double Recall)[seeds];
        Parallel.For(0, seeds, new ParallelOptions { CancellationToken = ct }, seed => runs[seed] = Measure(Read(records, rows, vocabulary.Count, seed, ct), records, positives));
        return new ScreeningResult(records.Count, positives, runs.Average(run => run.Wss), runs.Average(run => run.Recall));
    }

    /// <summary>Numbers of the records in the order in which they are read, until all relevant ones are found.</summary>
    private static List<int> Read(IReadOnlyList<ScreeningRecord> records, IReadOnlyList<SparseRow> rows, int features, int seed, CancellationToken ct)
    {
        var ranking = new Ranking(rows, features);
        List<int> read = [Start(records, true, seed), Start(records, false, seed)];
        var unread = Enumerable.Range(0, records.Count).Except(read).ToHashSet();
        var missing = records.Count(record => record.Relevant) - 1;
        while (missing > 0)
        {
            ct.ThrowIfCancellationRequested();
            foreach (var next in ranking.MostRelevant(read, [.. read.Select(i => records[i].Relevant)], unread, Batch))
            {
                read.Add(next);
                unread.Remove(next);
                if (records[next].Relevant)
                    missing--;
            }
        }
        return read;
    }

    private static int Start(IReadOnlyList<ScreeningRecord> records, bool relevant, int seed) =>
        Enumerable.Range(0, records.Count).Where(i => records[i].Relevant == relevant).MinBy(i => Hashing.Combine((ulong)seed, (ulong)i));

    private static (double Wss, double Recall) Measure(List<int> read, IReadOnlyList<ScreeningRecord> records, int positives)
    {
        var (found, needed) = (0, 0);
        while (found < Target * positives)
            found += records[read[needed++]].Relevant ? 1 : 0;
        var early = read.Take(Math.Max(1, (int)(records.Count * FirstPart))).Count(i => records[i].Relevant);
        return (((records.Count - needed) / (double)records.Count) - (1 - Target), early / (double)positives);
    }
}
