using System.Collections.Frozen;

namespace Monitor.Worker.Sources;

/// <summary>Where a publisher probably is, told by the end of its host's name. A guess, to be looked at.</summary>
internal sealed record JurisdictionGuess(string Jurisdiction, string Region)
{
    private static readonly (string Region, string Countries)[] Places =
    [
        ("Europe", "AD AL AM AT AX AZ BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GE GG GI GL GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SK SM UA VA XK"),
        ("Middle East", "AE BH IL IQ IR JO KW LB OM PS QA SA SY TR YE"),
        ("Africa", "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG RW SC SD SL SN SO SS ST SZ TD TG TN TZ UG ZA ZM ZW"),
        ("Asia Pacific", "AF AS AU BD BN BT CK CN FJ FM GU HK ID IN JP KG KH KI KP KR KZ LA LK MH MM MN MO MP MV MY NC NP NR NU NZ PF PG PH PK PW SB SG TH TJ TK TL TM TO TV TW UZ VN VU WS"),
        ("Canada", "CA"),
        ("United States", "US PR VI"),
        ("Central America", "AG AI AW BB BM BQ BS BZ CR CU CW DM DO GD GP GT HN HT JM KN KY LC MQ MS MX NI PA SV SX TC TT VC VG"),
        ("South America", "AR BO BR CL CO EC FK GF GY PE PY SR UY VE"),
    ];

    private static readonly FrozenDictionary<string, string> Regions = Places
        .SelectMany(place => place.Countries.Split(' ').Select(country => KeyValuePair.Create(country, place.Region)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    public static JurisdictionGuess Of(Uri address)
    {
        var end = address.IdnHost[(address.IdnHost.LastIndexOf('.') + 1)..].ToUpperInvariant();
        return end switch
        {
            "EU" => new("EU", "Europe"),
            "UK" => new("GB", "Europe"),
            "GOV" or "MIL" => new("US", "United States"),
            _ when Regions.TryGetValue(end, out var region) => new(end, region),
            _ => new("INT", "International"),
        };
    }
}
