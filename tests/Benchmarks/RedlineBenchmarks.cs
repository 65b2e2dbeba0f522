using BenchmarkDotNet.Attributes;
using Monitor.Worker.Documents;
using Monitor.Worker.Versioning;

namespace Benchmarks;

/// <summary>A redline of two versions: 500 sections are some 300 pages.</summary>
[MemoryDiagnoser]
public class RedlineBenchmarks
{
    private string _before = "";
    private string _after = "";

    [Params(20, 500)]
    public int Sections { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _before = NormalText.Of(LawText.Act(Sections, seed: 1));
        var paragraphs = _before.Split("\n\n");
        for (var i = 3; i < paragraphs.Length; i += 25) paragraphs[i] = paragraphs[i].Replace("shall", "may", StringComparison.Ordinal);
        _after = string.Join("\n\n", paragraphs);
    }

    [Benchmark]
    public IReadOnlyList<RedlinePart> Between() => Redline.Between(_before, _after);

    [Benchmark]
    public string Normalise() => NormalText.Of(_before);
}
