using System.Text.RegularExpressions;
using Monitor.Worker.Alerting.Slack.Blocks;

namespace Monitor.Worker.Alerting.Slack.Drawing;

/// <summary>
/// Tells passages that speak of abuse or violence: nobody should meet them unasked between two other messages. By the stems of
/// words in the sources' languages; too many rather than too few, since the passage is one press away.
/// </summary>
internal static partial class ContentNote
{
    private const string Label = "Read it on the item’s page";

    public static bool Concerns(string? passage) => !string.IsNullOrEmpty(passage) && (Words().IsMatch(passage) || Scripts().IsMatch(passage));

    /// <summary>What stands in the place of the passage, in Slack's markup.</summary>
    public static string InPlaceOf(string what, Uri? page)
    {
        var link = page is null ? "" : $" {SlackText.Link(page, Label, 60)}";
        return $"*{what}*\n_Content note: it speaks of abuse or violence and is not shown here._{link}";
    }

    // Latin, Greek and Cyrillic: at the beginning of a word.
    [GeneratedRegex(
        """
        \b(?:
          (?:sexual|child)(?:ly)?\s+(?:abus|exploit|violen|assault)|abused?\s+(?:child|minor)|child\s+pornogra|csam\b|pornogra|rap(?:e|ed|ist|ing)\b|molest|tortur|murder|behead|mutilat|suicid|self-harm|grooming|violence\b
          |(?:kindes|sexuellen?\s+)?mi(?:ss|ß)brauch(?:s|t)?(?:abbild|darstell|\s+von\s+kind)|sexuelle[nrs]?\s+(?:missbrauch|gewalt|ausbeut)|kindesmissbrauch|kinderporn|vergewaltig|folter|mord\b|ermord|gewaltta|gewaltdarst|gewaltverbrech
          |(?:abus|agression|violence|exploitation)s?\s+sexuel|pédo|pedoporn|pédocrimin|viol(?:s|ée?s?)?\s+(?:sur|d['’e]|de)\s*(?:mineur|enfant)|meurtre|assassinat|violences\b
          |abus[oi]s?\s+(?:sexua|sessua|infantil)|(?:violación|agresión|explotación|violencia)\s+sexual|asesinat|homicidi|violencia\b|estupr|exploração\s+sexual|violência\b|stupr|violenza\b|sfruttamento\s+sessua|omicidi
          |seksue(?:el|le)\s+(?:misbruik|geweld|uitbuit)|kindermisbruik|verkracht|kinderporn|marteling|moord
          |seksualn\w+\s+wykorzyst|wykorzystywani\w+\s+seksualn|zgwałc|gwałt|zabójstw|przemoc|zneuží?v|znásiln|vražd|násil|mučen
          |sexuella?\s+övergrepp|övergrepp|overgreb|overgrep|våldtäkt|voldtægt|voldtekt|barnporn|børneporn|barneporn|mord
          |seksuaal\w+\s+hyväksikäyt|hyväksikäyt|raiskau|lapsiporn|kidutu|abuz\w*\s+sexual|viol(?:ul)?\b|bántalmaz|erőszak|kínzás
          |cinsel\s+(?:istismar|saldırı|sömürü)|tecavüz|işkence|cinayet|şiddet
          |насил|изнасил|зґвалт|згвалт|порногра|пытк|пыток|катуван|убийств|вбивств
          |κακοποίησ|βιασμ|πορνογρα|βασανιστ|ανθρωποκτον
        )
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Words();

    // Scripts that put no spaces, or letters of their own, before a stem.
    [GeneratedRegex(
        "児童ポルノ|性的(?:虐待|搾取|暴行)|強姦|強制性交|不同意性交|拷問|殺人|虐待|暴力|性(?:虐待|剥削|侵害)|[儿兒]童(?:色情|性)|[强強][奸姦]|酷刑|杀人|殺害|성착취|성폭력|성범죄|아동음란|강간|고문|학대|살인"
        + "|(?:اعتداء|استغلال|عنف)\\s+جنسي|الاعتداء الجنسي|الاستغلال الجنسي|إباحي|اغتصاب|تعذيب|العنف|התעללות|אונס|פורנוגרפ|עינויים|यौन (?:शोषण|उत्पीड़न|हिंसा)|बलात्कार|अश्लील|यातना|हिंसा",
        RegexOptions.CultureInvariant)]
    private static partial Regex Scripts();
}
