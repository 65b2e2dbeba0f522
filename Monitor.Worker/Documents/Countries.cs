using System.Globalization;

namespace Monitor.Worker.Documents;

/// <summary>The members of the United Nations and a few more with laws of their own, by region: what coverage is measured against.</summary>
public static class Countries
{
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> ByRegion = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        ["Europe"] = Codes("AD AL AM AT AZ BA BE BG BY CH CY CZ DE DK EE ES EU FI FR GB GE GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SK SM TR UA VA XK"),
        ["Middle East"] = Codes("AE BH IL IQ IR JO KW LB OM PS QA SA SY YE"),
        ["Africa"] = Codes("AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG RW SC SD SL SN SO SS ST SZ TD TG TN TZ UG ZA ZM ZW"),
        ["Asia Pacific"] = Codes("AF AU BD BN BT CN FJ FM HK ID IN JP KG KH KI KR KZ LA LK MH MM MN MO MV MY NP NR NZ PG PH PK PW SB SG TH TJ TL TM TO TV TW UZ VN VU WS"),
        ["Canada"] = Codes("CA"),
        ["United States"] = Codes("US"),
        ["Central America"] = Codes("AG BB BM BS BZ CR CU DM DO GD GT HN HT JM KN KY LC MX NI PA PR SV TT VC"),
        ["South America"] = Codes("AR BO BR CL CO EC GY PE PY SR UY VE"),
    };

    public const string International = "International";

    /// <summary>The region of a country, of one of its states, or of the Union; "International" for what is none of these.</summary>
    public static string RegionOf(string? jurisdiction)
    {
        var country = (jurisdiction ?? "").Split('-')[0];
        return ByRegion.FirstOrDefault(pair => pair.Value.Contains(country, StringComparer.OrdinalIgnoreCase)).Key ?? International;
    }

    /// <summary>CA: Canada; what is no country's code stays as it is.</summary>
    public static string EnglishName(string code)
    {
        try
        {
            return new RegionInfo(code).EnglishName;
        }
        catch (ArgumentException)
        {
            return code;
        }
    }

    private static string[] Codes(string codes) => codes.Split(' ');
}
