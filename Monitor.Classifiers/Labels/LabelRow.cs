using System.Text.RegularExpressions;

namespace Monitor.Classifiers.Labels;

/// <summary>One row between fields and example, whatever the format; every mistake of the row is told, not only the first.</summary>
internal sealed partial class LabelRow(string place, IReadOnlyList<string> fields, List<string> mistakes)
{
    private readonly int _before = mistakes.Count;

    /// <param name="separator">What parts the fields, for the message: tabs, commas.</param>
    /// <param name="expected">How many fields the header names.</param>
    public LabelledExample? ToExample(string separator, int expected)
    {
        if (fields.Count != expected)
        {
            Tell($"has {fields.Count} fields, expected {expected} separated by {separator}");
            return null;
        }
        var relevant = Flag(fields[4]);
        var example = new LabelledExample
        {
            Family = Matching(fields[0], "family", FamilyShape(), "letters, digits and -._ without spaces"),
            Language = Matching(fields[1], "language", LanguageShape(), "a BCP-47 tag such as en or pt-BR"),
            Jurisdiction = Matching(fields[2], "jurisdiction", JurisdictionShape(), "an ISO 3166 code, EU or INT"),
            Kind = Word<ExampleKind>(fields[3], "kind"),
            Relevant = relevant,
            Instruments = InstrumentIds(fields[5], relevant),
            Difficulty = Word<Difficulty>(fields[6], "difficulty"),
            Title = Filled(fields[7], "title"),
            Text = fields[8],
            Passage = expected > LabelFile.Columns.Count && !string.IsNullOrWhiteSpace(fields[9]) ? fields[9] : null,
        };
        return mistakes.Count == _before ? example : null;
    }

    /// <summary>In the order of the columns.</summary>
    public static string[] FieldsOf(LabelledExample example) =>
    [
        example.Family, example.Language, example.Jurisdiction, Lower(example.Kind.ToString()), example.Relevant ? "1" : "0",
        string.Join(',', example.Instruments), Lower(example.Difficulty.ToString()), example.Title, example.Text,
    ];

    /// <summary>In the order of the columns with the passage.</summary>
    public static string[] FieldsWithPassageOf(LabelledExample example) => [.. FieldsOf(example), example.Passage ?? ""];

    /// <summary>What the example is known by; the passage is no part of it.</summary>
    public static string ToLine(LabelledExample example) => ToLine(example, FieldsOf(example));

    public static string ToLine(LabelledExample example, string[] fields)
    {
        if (fields.FirstOrDefault(field => field.AsSpan().IndexOfAny('\t', '\n', '\r') >= 0) is { } broken)
            throw new ArgumentException($"A field of family {example.Family} holds a tab or a line break: '{broken}'", nameof(example));
        return string.Join('\t', fields);
    }

    private void Tell(string what) => mistakes.Add($"{place}: {what}");

    private string Matching(string value, string column, Regex shape, string expected)
    {
        if (!shape.IsMatch(value))
            Tell($"{column} is '{value}'; expected {expected}");
        return value;
    }

    private string Filled(string value, string column)
    {
        if (string.IsNullOrWhiteSpace(value))
            Tell($"{column} is empty");
        return value;
    }

    private bool Flag(string value)
    {
        if (value is not ("0" or "1"))
            Tell($"relevant is '{value}'; expected 0 or 1");
        return value == "1";
    }

    private T Word<T>(string value, string column) where T : struct, Enum
    {
        foreach (var member in Enum.GetValues<T>())
        {
            if (Lower(member.ToString()) == value)
                return member;
        }
        Tell($"{column} is '{value}'; expected one of {string.Join(", ", Enum.GetNames<T>().Select(Lower))}");
        return default;
    }

    private string[] InstrumentIds(string value, bool relevant)
    {
        string[] ids = value.Length == 0 ? [] : value.Split(',');
        foreach (var unknown in ids.Except(Topics.Instruments.All))
            Tell($"instruments has '{unknown}'; expected ids such as production-order, separated by commas without spaces");
        if (ids.Distinct().Count() != ids.Length)
            Tell("instruments names one twice");
        if (ids.Length > 0 && !relevant)
            Tell("instruments must be empty when relevant is 0");
        return ids;
    }

#pragma warning disable CA1308 // The file's words are lower case; nothing is compared for identity here.
    private static string Lower(string word) => word.ToLowerInvariant();
#pragma warning restore CA1308

    [GeneratedRegex(@"^[\p{L}\p{N}][\p{L}\p{N}._-]*\z")]
    private static partial Regex FamilyShape();

    [GeneratedRegex(@"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\z")]
    private static partial Regex LanguageShape();

    [GeneratedRegex(@"^([A-Z]{2}|INT)(-[A-Z0-9]{1,3})?\z")]
    private static partial Regex JurisdictionShape();
}
