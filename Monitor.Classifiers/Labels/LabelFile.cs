using System.Text;

namespace Monitor.Classifiers.Labels;

/// <summary>Tab-separated label files: a header, then one example a row, no quoting, UTF-8.</summary>
public static class LabelFile
{
    public const string Header = "family\tlanguage\tjurisdiction\tkind\trelevant\tinstruments\tdifficulty\ttitle\ttext";

    /// <summary>Files in which somebody marked words have one column more.</summary>
    public const string HeaderWithPassage = Header + "\tpassage";

    internal static IReadOnlyList<string> Columns { get; } = Header.Split('\t');

    internal static IReadOnlyList<string> ColumnsWithPassage { get; } = HeaderWithPassage.Split('\t');

    public static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "Labels");

    /// <summary>All shipped files, by name.</summary>
    public static LabelReading ReadShipped() => ReadFolder(ShippedFolder);

    /// <summary>All <c>*.tsv</c> of a folder, by name.</summary>
    public static LabelReading ReadFolder(string folder)
    {
        if (!Directory.Exists(folder))
            return new LabelReading([], [$"{folder}: there is no such folder; labels are read from its *.tsv files"]);
        var readings = Directory.EnumerateFiles(folder, "*.tsv").Order(StringComparer.Ordinal).Select(Read).ToList();
        return new LabelReading([.. readings.SelectMany(r => r.Examples)], [.. readings.SelectMany(r => r.Mistakes)]);
    }

    /// <summary>Reads one file strictly; bad rows are left out and told.</summary>
    public static LabelReading Read(string path)
    {
        if (!File.Exists(path))
            return new LabelReading([], [$"{path}: there is no such file"]);
        using var reader = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: false));
        return Read(reader, Path.GetFileName(path));
    }

    /// <summary>Reads from text; <paramref name="name"/> stands in the mistakes.</summary>
    public static LabelReading Read(TextReader reader, string name)
    {
        ArgumentNullException.ThrowIfNull(reader);
        List<LabelledExample> examples = [];
        List<string> mistakes = [];
        var header = reader.ReadLine();
        var columns = header == HeaderWithPassage ? ColumnsWithPassage.Count : Columns.Count;
        if (header is not (Header or HeaderWithPassage))
            mistakes.Add($"{name}:1: the header must be exactly: {Header.Replace("\t", "<tab>", StringComparison.Ordinal)}");
        for (var line = 2; reader.ReadLine() is { } text; line++)
        {
            var row = new LabelRow($"{name}:{line}", text.Split('\t'), mistakes);
            if (row.ToExample("tabs", columns) is { } example)
                examples.Add(example);
        }
        return new LabelReading(examples, mistakes);
    }

    /// <summary>Writes header and rows with LF line ends.</summary>
    /// <exception cref="ArgumentException">A field holds a tab or a line break.</exception>
    public static void Write(TextWriter writer, IEnumerable<LabelledExample> examples)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(examples);
        var rows = examples.ToList();
        var passages = HavePassages(rows);
        writer.Write((passages ? HeaderWithPassage : Header) + "\n");
        foreach (var example in rows)
            writer.Write(LabelRow.ToLine(example, passages ? LabelRow.FieldsWithPassageOf(example) : LabelRow.FieldsOf(example)) + "\n");
    }

    internal static bool HavePassages(IEnumerable<LabelledExample> examples) => examples.Any(example => example.Passage is not null);
}
