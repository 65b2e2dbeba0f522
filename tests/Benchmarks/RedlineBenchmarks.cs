using BenchmarkDotNet.Attributes;
using Monitor.Worker.Documents;
using Monitor.Worker.Versioning;

namespace Benchmarks;

/// <summary>A redline of two versions of an act of some 300 pages (500 sections), in the ways in which it may have changed.</summary>
[MemoryDiagnoser]
public class RedlineBenchmarks
{
    private string _before = "";
    private string _after = "";

    [Params("few words", "a word in each paragraph", "all", "sections in another order", "one paragraph", "all of one paragraph")]
    public string Changed { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _before = NormalText.Of(LawText.Act(500, seed: 1));
        var other = NormalText.Of(LawText.Act(500, seed: 2));
        (_before, _after) = Changed switch
        {
            "few words" => (_before, Each(_before, 25)),
            "a word in each paragraph" => (_before, Each(_before, 1)),
            "all" => (_before, other),
            "sections in another order" => (_before, Shuffled(_before)),
            "one paragraph" => (Joined(_before), Joined(Each(_before, 25))),
            _ => (Joined(_before), Joined(other)),
        };
    }

    [Benchmark]
    public IReadOnlyList<RedlinePart> Between() => Redline.Between(_before, _after);

    [Benchmark]
    public string Normalise() => NormalText.Of(_before);

    private static string Each(string text, int step)
    {
        var paragraphs = text.Split("\n\n");
        for (var i = 0; i < paragraphs.Length; i += step)
        {
            var words = paragraphs[i].Split(' ');
            words[words.Length / 2] = "otherwise";
            paragraphs[i] = string.Join(' ', words);
        }

        return string.Join("\n\n", paragraphs);
    }

    private static string Shuffled(string text)
    {
        var paragraphs = text.Split("\n\n");
        new Random(7).Shuffle(paragraphs);
        return string.Join("\n\n", paragraphs);
    }

    private static string Joined(string text) => text.Replace("\n\n", " ", StringComparison.Ordinal);
}
