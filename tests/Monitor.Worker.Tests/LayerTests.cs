using System.Text.RegularExpressions;

namespace Monitor.Worker.Tests;

/// <summary>Arrows point one way: Program, conductors, steps, Documents; and Worker to Classifiers.</summary>
public sealed partial class LayerTests
{
    private static readonly string[] Steps =
        ["Sources", "Fetching", "Parsing", "Detecting", "Versioning", "Classifying", "Storage", "Indexing", "Alerting"];

    private static readonly string[] Conductors =
        ["Crawling", "Trying", "Following", "Labelling", "Learning", "Reporting", "Acting", "Web", "Commands", "Ops"];

    [Fact]
    public void The_documents_know_nobody() =>
        Assert.Empty(References("Documents", [.. Steps, .. Conductors]));

    [Theory]
    [InlineData("Sources")]
    [InlineData("Fetching")]
    [InlineData("Parsing")]
    [InlineData("Detecting")]
    [InlineData("Versioning")]
    [InlineData("Classifying")]
    [InlineData("Storage")]
    [InlineData("Indexing")]
    [InlineData("Alerting")]
    public void A_step_uses_neither_another_step_nor_a_conductor(string step) =>
        Assert.Empty(References(step, [.. Steps.Where(other => other != step), .. Conductors]));

    [Fact]
    public void The_classifiers_know_neither_the_worker_nor_hosting()
    {
        var offenders = Files(Repository.PathOf("Monitor.Classifiers"))
            .Where(file => ForbiddenInClassifiers().IsMatch(File.ReadAllText(file)));

        Assert.Empty(offenders);
    }

    [Fact]
    public void Every_folder_of_the_worker_is_a_known_layer()
    {
        string[] known = [.. Steps, .. Conductors, "Documents", "Samples", "Properties", "wwwroot", "bin", "obj"];

        var unknown = Directory.EnumerateDirectories(Repository.PathOf("Monitor.Worker")).Select(Path.GetFileName).Except(known);

        Assert.Empty(unknown);
    }

    private static IEnumerable<string> References(string folder, string[] forbidden)
    {
        var pattern = new Regex($@"\bMonitor\.Worker\.({string.Join('|', forbidden)})\b", RegexOptions.NonBacktracking);
        foreach (var file in Files(Repository.PathOf("Monitor.Worker", folder)))
        {
            var lines = File.ReadAllLines(file);
            for (var i = 0; i < lines.Length; i++)
            {
                if (pattern.IsMatch(lines[i])) yield return $"{Path.GetRelativePath(Repository.Root, file)}:{i + 1}: {lines[i].Trim()}";
            }
        }
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal));

    [GeneratedRegex(@"\b(Monitor\.Worker|Microsoft\.AspNetCore|Microsoft\.Extensions\.Hosting|Microsoft\.EntityFrameworkCore|System\.Net\.Http)\b")]
    private static partial Regex ForbiddenInClassifiers();
}
