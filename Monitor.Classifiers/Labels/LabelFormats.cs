using System.Text;

namespace Monitor.Classifiers.Labels;

/// <summary>How labels are written in a file.</summary>
public enum LabelFormat
{
    /// <summary>Tab-separated, as the shipped files: <see cref="LabelFile"/>.</summary>
    Tsv,

    /// <summary>For spreadsheets: <see cref="LabelCsv"/>.</summary>
    Csv,

    /// <summary>For programs: <see cref="LabelJsonLines"/>.</summary>
    JsonLines,
}

/// <summary>Reads and writes labels in whichever format a file's name says.</summary>
public static class LabelFormats
{
    /// <summary>What a file's name ends in, and what people call the format.</summary>
    public static IReadOnlyList<string> Codes { get; } = ["tsv", "csv", "jsonl"];

    /// <summary>tsv, csv or jsonl, in any case; null for anything else.</summary>
    public static LabelFormat? OfCode(string? code)
    {
        for (var i = 0; i < Codes.Count; i++)
        {
            if (string.Equals(Codes[i], code, StringComparison.OrdinalIgnoreCase))
                return (LabelFormat)i;
        }
        return null;
    }

    /// <summary>By the extension of a file's name; null when it is none of them.</summary>
    public static LabelFormat? OfName(string? name) => OfCode(Path.GetExtension(name)?.TrimStart('.'));

    /// <summary>Reads one file strictly; a missing file or an unknown extension is a mistake too.</summary>
    public static LabelReading Read(string path)
    {
        if (!File.Exists(path))
            return new LabelReading([], [$"{path}: there is no such file"]);
        using var stream = File.OpenRead(path);
        return Read(stream, Path.GetFileName(path));
    }

    /// <summary>Reads strictly, in the format that the name says.</summary>
    /// <param name="stream">UTF-8.</param>
    /// <param name="name">Of the file; stands in the mistakes.</param>
    public static LabelReading Read(Stream stream, string name)
    {
        if (OfName(name) is not { } format)
            return new LabelReading([], [$"{name}: its name must end in {string.Join(", ", Codes.Select(code => "." + code))}"]);
        using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        try
        {
            return format switch
            {
                LabelFormat.Tsv => LabelFile.Read(reader, name),
                LabelFormat.Csv => LabelCsv.Read(reader, name),
                LabelFormat.JsonLines => LabelJsonLines.Read(reader, name),
            };
        }
        catch (DecoderFallbackException)
        {
            // Spreadsheets write the machine's own letters unless they are told otherwise; a label with wrong letters teaches wrong words.
            return new LabelReading([], [$"{name}: is not UTF-8; save it as \"CSV UTF-8\" or as Unicode text"]);
        }
    }

    public static void Write(TextWriter writer, LabelFormat format, IEnumerable<LabelledExample> examples)
    {
        Action<TextWriter, IEnumerable<LabelledExample>> write = format switch
        {
            LabelFormat.Tsv => LabelFile.Write,
            LabelFormat.Csv => LabelCsv.Write,
            LabelFormat.JsonLines => LabelJsonLines.Write,
        };
        write(writer, examples);
    }
}
