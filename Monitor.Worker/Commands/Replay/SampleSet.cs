using System.Text.Json;
using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;
using Monitor.Worker.Sources;

namespace Monitor.Worker.Commands.Replay;

/// <summary>
/// A folder of published days: <c>sources.json</c>, <c>expected.json</c>, and <c>day-1</c>, <c>day-2</c>, ... each with a folder a
/// host; where it has <c>settings.json</c>, the section "Alerting" of it holds. A source's host in its addresses is <c>http://{host}.sample</c>; the publisher gives it a port of its own on loopback.
/// </summary>
internal sealed class SampleSet
{
    public const string HostSuffix = ".sample";

    private SampleSet(string folder, int days, IReadOnlyList<SampleExpectation> expected)
    {
        Folder = folder;
        Days = days;
        Expected = expected;
    }

    public string Folder { get; }

    public int Days { get; }

    public IReadOnlyList<SampleExpectation> Expected { get; }

    /// <summary>Every folder in a day is a host.</summary>
    public IReadOnlyList<string> Hosts =>
    [
        .. Enumerable.Range(1, Days).SelectMany(day => Directory.EnumerateDirectories(DayFolder(day))).Select(path => Path.GetFileName(path)!).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <exception cref="SampleSetException">Something is missing or wrong; all of it is told.</exception>
    public static SampleSet Load(string folder)
    {
        // The publisher serves nothing outside of it, which it can tell of whole paths only.
        folder = Path.GetFullPath(folder);
        var days = 0;
        while (Directory.Exists(Path.Combine(folder, $"day-{days + 1}"))) days++;
        List<string> problems = [];
        if (days == 0) problems.Add($"{folder} has no folder day-1.");
        if (!File.Exists(Path.Combine(folder, "sources.json"))) problems.Add($"{folder} has no sources.json.");
        var expected = ReadExpected(Path.Combine(folder, "expected.json"), problems);
        return problems is [] ? new SampleSet(folder, days, expected) : throw new SampleSetException(problems);
    }

    /// <summary>The rules by which the samples are told: their own, whatever the installation beside them has.</summary>
    public void Rule(AlertingOptions options)
    {
        options.Notifier = NotifierWords.Preview;
        options.Rules.Clear();
        options.Channels.Clear();
        new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(Path.Combine(Folder, "settings.json")), optional: true).Build().GetSection(AlertingOptions.Section).Bind(options);
    }

    /// <summary>The catalogue, with each sample host replaced by where the publisher serves it.</summary>
    public SourceCatalog Catalogue(IReadOnlyDictionary<string, Uri> publishedAt)
    {
        var text = File.ReadAllText(Path.Combine(Folder, "sources.json"));
        foreach (var (host, address) in publishedAt) text = text.Replace($"http://{host}{HostSuffix}", address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
        return SourceCatalog.Parse(text, Path.Combine(Folder, "sources.json"));
    }

    public string DayFolder(int day) => Path.Combine(Folder, $"day-{day}");

    private static IReadOnlyList<SampleExpectation> ReadExpected(string path, List<string> problems)
    {
        if (!File.Exists(path))
        {
            problems.Add($"There is no {path}: it says what each sample must come to.");
            return [];
        }

        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), SampleJson.Default.SampleExpectations)!.Samples;
        }
        catch (JsonException mistake)
        {
            problems.Add($"{path}: {mistake.Message}");
            return [];
        }
    }
}

internal sealed class SampleSetException(IReadOnlyList<string> problems)
    : Exception($"The samples cannot be used:{Environment.NewLine}{string.Join(Environment.NewLine, problems.Select(problem => $"- {problem}"))}")
{
    public IReadOnlyList<string> Problems { get; } = problems;
}

/// <summary>What a sample source must come to, day by day.</summary>
/// <param name="Source">Its id in the samples' catalogue.</param>
/// <param name="Shows">What it is there to show, for people.</param>
/// <param name="Days">The first is day 1.</param>
internal sealed record SampleExpectation(SourceId Source, string Shows, IReadOnlyList<ExpectedDay> Days);

/// <param name="Outcome">Code of the run's outcome.</param>
/// <param name="Events"><c>kind native-id</c>, in any order: new, text-changed, stage-changed, date-moved, became-relevant, withdrawn.</param>
/// <param name="Alerts">The same form: the events that are told.</param>
internal sealed record ExpectedDay(string Outcome, IReadOnlyList<string> Events, IReadOnlyList<string> Alerts);

internal sealed record SampleExpectations(IReadOnlyList<SampleExpectation> Samples);
