using Monitor.Worker.Documents;

namespace Monitor.Worker.Trying;

/// <summary>Checks many sources: hosts side by side, the sources of one host one after the other.</summary>
internal sealed class SourceChecker(SourceCheck check)
{
    /// <param name="sources">In any order.</param>
    /// <param name="hosts">At once, at most.</param>
    /// <param name="done">Told of each as it ends; never by two at a time.</param>
    /// <param name="ct">Ends the checks.</param>
    /// <returns>In the given order.</returns>
    public async Task<IReadOnlyList<CheckReport>> RunAsync(IReadOnlyList<Source> sources, int hosts, Func<CheckReport, Task> done, CancellationToken ct)
    {
        var reports = new Dictionary<SourceId, CheckReport>();
        using var turn = new SemaphoreSlim(1);
        var groups = sources.GroupBy(Host, StringComparer.OrdinalIgnoreCase).Select(group => group.ToList());
        await Parallel.ForEachAsync(groups, new ParallelOptions { MaxDegreeOfParallelism = hosts, CancellationToken = ct }, async (group, token) =>
        {
            foreach (var source in group) await TellAsync(await check.RunAsync(source, token), token);
        });
        return [.. sources.Select(source => reports[source.Id])];

        async Task TellAsync(CheckReport report, CancellationToken token)
        {
            await turn.WaitAsync(token);
            try
            {
                reports[report.Source.Id] = report;
                await done(report);
            }
            finally
            {
                turn.Release();
            }
        }
    }

    /// <summary>What stands between the slashes; placeholders may stand behind it.</summary>
    private static string Host(Source source)
    {
        var start = source.Url.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = source.Url.IndexOfAny(['/', '?', '#'], start);
        return end < 0 ? source.Url[start..] : source.Url[start..end];
    }
}
