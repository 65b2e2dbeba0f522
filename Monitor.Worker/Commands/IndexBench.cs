using System.Globalization;
using System.Text.Json;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;

namespace Monitor.Worker.Commands;

/// <summary>Fills an index of its own from a file, asks it a file of queries, and measures both.</summary>
/// <param name="place">Makes a new place for an index each time.</param>
internal sealed class IndexBench(FileInfo docs, FileInfo queries, string language, Func<IndexBenchPlace> place, TimeProvider time)
{
    private const int BatchSize = 500;
    private const int WarmUpDocuments = 2_000;
    private const int Updates = 100;
    private const int LeastAnswers = 400;

    // The runtime compiles what is hot in steps: from the fourth round on nothing gets faster any more.
    private const int WarmUpRounds = 4;

    public async Task<IndexFigures> RunAsync(TextWriter progress, CancellationToken ct)
    {
        var asked = (await File.ReadAllLinesAsync(queries.FullName, ct)).Where(line => !string.IsNullOrWhiteSpace(line)).ToList();
        if (asked.Count == 0) throw new InvalidDataException($"{queries.FullName} holds no query: write one a line.");
        await using (var warm = place()) await WarmUpAsync(warm, asked[0], ct);
        await using var measured = place();
        return await MeasureAsync(measured, asked, progress, ct);
    }

    private async Task WarmUpAsync(IndexBenchPlace warm, string query, CancellationToken ct)
    {
        using var index = warm.Open();
        await index.WriteAsync([.. Read().Take(WarmUpDocuments)], [], 1, ct);
        await index.SearchAsync(new SearchQuery { Text = query }, ct);
    }

    private async Task<IndexFigures> MeasureAsync(IndexBenchPlace measured, List<string> asked, TextWriter progress, CancellationToken ct)
    {
        var (count, seconds) = await FillAsync(measured, progress, ct);
        var (cold, answers, updates) = await UseAsync(measured, asked, count, ct);
        // Closed by now: what a merge under way would put in the place of other files lies there twice.
        return new IndexFigures(
            count, Math.Round(count / seconds, 1), await measured.BytesAsync(ct), Math.Round(cold, 2),
            At(answers, 0.5), At(answers, 0.95), At(answers, 0.99), At(updates, 0.5), At(updates, 0.95),
            Math.Round(Environment.WorkingSet / 1048576.0, 1), asked.Count);
    }

    private async Task<(double Cold, List<double> Answers, List<double> Updates)> UseAsync(IndexBenchPlace measured, List<string> asked, int count, CancellationToken ct)
    {
        var started = time.GetTimestamp();
        using var index = measured.Open();
        await index.SearchAsync(new SearchQuery { Text = asked[0] }, ct);
        var cold = time.GetElapsedTime(started).TotalMilliseconds;
        await AskAsync(index, asked, WarmUpRounds, ct);
        var answers = await AskAsync(index, asked, Math.Max(1, (LeastAnswers + asked.Count - 1) / asked.Count), ct);
        return (cold, answers, await UpdateAsync(index, count, ct));
    }

    /// <summary>As the follower of the store fills it. Reading the file does not count.</summary>
    private async Task<(int Count, double Seconds)> FillAsync(IndexBenchPlace measured, TextWriter progress, CancellationToken ct)
    {
        using var index = measured.Open();
        var (count, reading, started) = (0, TimeSpan.Zero, time.GetTimestamp());
        await index.FollowAsync(BatchesAsync(), ct);
        return (count, Math.Max((time.GetElapsedTime(started) - reading).TotalSeconds, 1e-6));

        async IAsyncEnumerable<IndexBatch> BatchesAsync()
        {
            var began = time.GetTimestamp();
            foreach (var batch in Read().Chunk(BatchSize))
            {
                reading += time.GetElapsedTime(began);
                yield return new IndexBatch(batch, count += batch.Length);
                began = time.GetTimestamp();
                await progress.WriteLineAsync($"{count} documents indexed");
            }

            reading += time.GetElapsedTime(began);
        }
    }

    private async Task<List<double>> AskAsync(ISearchIndex index, List<string> asked, int rounds, CancellationToken ct)
    {
        var taken = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var query in asked)
            {
                var started = time.GetTimestamp();
                await index.SearchAsync(new SearchQuery { Text = query }, ct);
                taken.Add(time.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        return taken;
    }

    /// <summary>One document changed, durable and found again, at a time.</summary>
    private async Task<List<double>> UpdateAsync(ISearchIndex index, int count, CancellationToken ct)
    {
        var taken = new List<double>();
        foreach (var document in Read().Take(Updates))
        {
            var changed = document with { Title = $"{document.Title} changed", Number = $"update-{document.ItemId}" };
            var started = time.GetTimestamp();
            await index.WriteAsync([changed], [], ++count, ct);
            await index.SearchAsync(new SearchQuery { Text = $"number:update-{document.ItemId}", Take = 1 }, ct);
            taken.Add(time.GetElapsedTime(started).TotalMilliseconds);
        }

        return taken;
    }

    private IEnumerable<SearchDocument> Read()
    {
        var line = 0;
        foreach (var json in File.ReadLines(docs.FullName).Where(json => json.Length > 0))
        {
            var document = JsonSerializer.Deserialize(json, IndexJson.Default.IndexBenchDocument)
                ?? throw new InvalidDataException($"{docs.FullName}:{line + 1} is not a document.");
            yield return From(document, ++line);
        }
    }

    private SearchDocument From(IndexBenchDocument document, int number) => new()
    {
        ItemId = number,
        Title = document.Title,
        Text = document.Text ?? "",
        Number = document.Id,
        Jurisdiction = "US",
        Region = "United States",
        Sources = ["bench"],
        Language = document.Language ?? language,
        PublishedOn = DateOnly.TryParseExact(document.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null,
        FirstSeenAt = DateTimeOffset.UnixEpoch,
        ChangedAt = DateTimeOffset.UnixEpoch,
    };

    private static double At(List<double> taken, double share)
    {
        taken.Sort();
        return taken.Count == 0 ? 0 : Math.Round(taken[Math.Min(taken.Count - 1, (int)(share * taken.Count))], 3);
    }
}
