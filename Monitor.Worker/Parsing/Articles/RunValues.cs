using Monitor.Worker.Parsing.Markup;

namespace Monitor.Worker.Parsing.Articles;

/// <summary>What each run speaks for: prose for an article here, a row of links against. Sums over any stretch of the page cost nothing.</summary>
internal sealed class RunValues : IDisposable
{
    private readonly Arena<float> _sums;
    private readonly PageRuns _runs;

    public RunValues(PageRuns runs)
    {
        _runs = runs;
        _sums = new(runs.Count + 1);
        _sums.Fill(runs.Count + 1);
        for (var i = 0; i < runs.Count; i++) _sums[i + 1] = _sums[i] + Value(in runs[i]);
    }

    public float Between(int first, int end) => _sums[end] - _sums[first];

    public float Of(int node) => Between(_runs.FirstIn(node), _runs.EndOf(node));

    public void Dispose() => _sums.Dispose();

    /// <summary>Only what speaks for an article: what speaks against has been dropped, or is a line in it.</summary>
    private static float Value(in TextRun run)
    {
        if (run.Dropped || Tags.Has(run.Tag, TagTraits.Heading)) return 0;
        if (run.Linked * 2 > run.Length && !(run.Unlinked >= 80 && run.Marks > 1)) return 0;
        var unlinked = run.Unlinked;
        if (unlinked >= 80) return run.Marks > 0 ? unlinked : unlinked * 0.5f;
        if (unlinked >= 25) return run.Marks > 0 ? unlinked * 0.5f : unlinked * 0.1f;
        return 0;
    }
}
