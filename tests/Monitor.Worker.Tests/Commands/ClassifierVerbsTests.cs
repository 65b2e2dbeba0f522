using System.Text.Json;
using Monitor.Worker.Tests.Journey;

namespace Monitor.Worker.Tests.Commands;

/// <summary>Comparing the classifier with others, by the built program.</summary>
public sealed class ClassifierVerbsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("monitor-classifier-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Bench_prints_one_line_of_figures()
    {
        var rows = Written("rows.tsv", [.. Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? "1\tapple orchard harvest festival" : "0\tharbour pilot vessel crew")]);
        var (exit, said) = await BuiltProgram.RunAsync(_folder.FullName, "classifier", "bench", "--train", rows, "--test", rows);

        using var figures = JsonDocument.Parse(said);
        Assert.Equal(0, exit);
        Assert.Equal((20, 2, 1.0), (Number(figures, "test"), Number(figures, "classes"), Number(figures, "pr_auc")));
        Assert.All(["fit_s", "batch_docs_s", "single_docs_s", "p99_ms", "rss_mib"], name => Assert.True(Number(figures, name) > 0, name));
    }

    [Fact]
    public async Task Bench_tells_every_line_that_is_no_example()
    {
        var (exit, said) = await BuiltProgram.RunAsync(
            _folder.FullName, "classifier", "bench", "--train", Written("a.tsv", ["no tab", "1\tx", "nor here"]), "--test", Written("b.tsv", []));

        Assert.Equal(2, exit);
        Assert.Contains("a.tsv, line 1: expected a label, a tab and a text.", said, StringComparison.Ordinal);
        Assert.Contains("a.tsv, line 3:", said, StringComparison.Ordinal);
        Assert.Contains("b.tsv holds no example.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Screen_prints_how_much_reading_is_saved()
    {
        string[] records = [.. Enumerable.Range(0, 60).Select(i => i % 12 == 0 ? $"\"apple, orchard\",\"harvest {i}\",1" : $"harbour,\"vessel \"\"{i}\"\"\",0")];
        var (exit, said) = await BuiltProgram.RunAsync(_folder.FullName, "classifier", "screen", "--data", Written("set.csv", ["title,abstract,label", .. records]), "--seeds", "2");

        using var figures = JsonDocument.Parse(said);
        Assert.Equal(0, exit);
        Assert.Equal((60, 5), (Number(figures, "n"), Number(figures, "positives")));
        Assert.True(Number(figures, "wss95") > 0.5);
    }

    [Theory]
    [InlineData("title,label\na,1", "lacks the column abstract")]
    [InlineData("title,abstract,label\na,b,yes", "line 2: the label is \"yes\"")]
    [InlineData("title,abstract,label\na,b,1", "at least one relevant and one irrelevant")]
    [InlineData("", "is empty")]
    public async Task Screen_says_what_is_wrong_with_a_set(string csv, string told)
    {
        var (exit, said) = await BuiltProgram.RunAsync(_folder.FullName, "classifier", "screen", "--data", Written("set.csv", csv.Length == 0 ? [] : csv.Split('\n')));

        Assert.Equal(2, exit);
        Assert.Contains(told, said, StringComparison.Ordinal);
    }

    private static double Number(JsonDocument figures, string name) => figures.RootElement.GetProperty(name).GetDouble();

    private string Written(string name, string[] lines)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllLines(path, lines);
        return path;
    }
}
