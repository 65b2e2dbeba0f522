using Monitor.Classifiers.Labels;
using Monitor.Classifiers.Training;

namespace Monitor.Classifiers.Gold;

/// <summary>Examples that no model is ever trained on, so that any two models can be asked the same questions.</summary>
public sealed record GoldSet
{
    public required IReadOnlyList<LabelledExample> Examples { get; init; }

    /// <summary>Laws that a model must not get wrong, whatever else it gets better at.</summary>
    public required IReadOnlyList<LabelledExample> Canaries { get; init; }

    /// <summary>SHA-256 over all rows in their order, lower-case hex: reports on equal sets can be compared row by row.</summary>
    public string Hash => ModelIdentity.HashInOrder([.. Examples, .. Canaries]);

    public static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "Gold");

    /// <exception cref="LabelFileException">A file has mistakes, or one is missing; the exception lists every mistake.</exception>
    public static GoldSet LoadShipped() => Load(ShippedFolder);

    /// <summary>Reads <c>gold-*.tsv</c> by name, and <c>canaries.tsv</c>: files of labels like any other.</summary>
    /// <exception cref="LabelFileException">A file has mistakes, or one is missing; the exception lists every mistake.</exception>
    public static GoldSet Load(string folder)
    {
        var gold = ReadGold(folder);
        var canaries = LabelFile.Read(Path.Combine(folder, "canaries.tsv"));
        return gold.Mistakes.Count + canaries.Mistakes.Count == 0
            ? new GoldSet { Examples = gold.Examples, Canaries = canaries.Examples }
            : throw new LabelFileException([.. gold.Mistakes, .. canaries.Mistakes]);
    }

    private static LabelReading ReadGold(string folder)
    {
        List<string> files = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "gold-*.tsv").Order(StringComparer.Ordinal)] : [];
        if (files.Count == 0)
            return new LabelReading([], [$"{folder}: there is no gold-*.tsv to try a model on"]);
        var readings = files.ConvertAll(LabelFile.Read);
        return new LabelReading([.. readings.SelectMany(reading => reading.Examples)], [.. readings.SelectMany(reading => reading.Mistakes)]);
    }
}
