using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting;

/// <summary>Jurisdictions as people read them: in English, with the flag where there is one.</summary>
internal static class JurisdictionWords
{
    private const int RegionalIndicatorA = 0x1F1E6;

    private static readonly HashSet<string> Flagged = [.. Countries.ByRegion.Values.SelectMany(codes => codes)];

    /// <summary>CA: Canada; US-CA: United States, CA; what is no code stays as it is.</summary>
    public static string Name(string code) => code switch
    {
        "EU" => "European Union",
        "INT" => "International",
        [var first, var second] when IsLetter(first) && IsLetter(second) => Countries.EnglishName(code),
        [var first, var second, '-', ..] when IsLetter(first) && IsLetter(second) => $"{Countries.EnglishName(code[..2])}, {code[3..]}",
        _ => code,
    };

    /// <summary>That of the country for its parts; empty where there is none.</summary>
    public static string Flag(string code)
    {
        if (code == "INT") return "🌐";
        if (code.Length < 2 || (code.Length > 2 && code[2] != '-') || !Flagged.Contains(code[..2])) return "";
        return string.Concat(code[..2].Select(letter => char.ConvertFromUtf32(RegionalIndicatorA + letter - 'A')));
    }

    private static bool IsLetter(char letter) => letter is >= 'A' and <= 'Z';
}
