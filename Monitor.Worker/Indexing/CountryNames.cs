using Monitor.Worker.Documents;

namespace Monitor.Worker.Indexing;

/// <summary>Jurisdictions by the names that people type: in English, with those that publishers and newspapers use besides.</summary>
internal static class CountryNames
{
    private static readonly Dictionary<string, string[]> Besides = new(StringComparer.Ordinal)
    {
        ["AE"] = ["UAE", "Emirates"],
        ["BA"] = ["Bosnia"],
        ["CD"] = ["DRC", "Democratic Republic of the Congo"],
        ["CG"] = ["Republic of the Congo"],
        ["CI"] = ["Ivory Coast", "Cote d'Ivoire"],
        ["CV"] = ["Cape Verde", "Cabo Verde"],
        ["CZ"] = ["Czechia", "Czech Republic"],
        ["GB"] = ["UK", "Great Britain", "Britain", "United Kingdom"],
        ["GR"] = ["EL", "Greece"],
        ["HK"] = ["Hong Kong"],
        ["KR"] = ["South Korea", "Republic of Korea"],
        ["MK"] = ["North Macedonia", "Macedonia"],
        ["MM"] = ["Myanmar", "Burma"],
        ["MO"] = ["Macao", "Macau"],
        ["NL"] = ["Netherlands", "Holland"],
        ["PS"] = ["Palestine"],
        ["RU"] = ["Russia", "Russian Federation"],
        ["SZ"] = ["Eswatini", "Swaziland"],
        ["TL"] = ["Timor-Leste", "East Timor"],
        ["TR"] = ["Turkey", "Türkiye"],
        ["US"] = ["USA", "United States of America", "America"],
        ["VA"] = ["Vatican"],
    };

    public static readonly IReadOnlyList<FacetTerm> All =
    [
        new("EU", "European Union"),
        new("INT", "International"),
        .. Countries.ByRegion.Values.SelectMany(codes => codes).Distinct().Select(code => new FacetTerm(code, [Countries.EnglishName(code), .. Besides.GetValueOrDefault(code, [])])),
    ];
}
