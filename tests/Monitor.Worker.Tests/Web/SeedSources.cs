using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Web;

/// <summary>Made-up publishers in several regions and moods.</summary>
internal static class SeedSources
{
    public static readonly Source Congress = New("us-bills", "Bills of the made-up Congress", "US", "United States", "bill tracker", "en");
    public static readonly Source Bundestag = New("de-papers", "Printed papers, Germany", "DE", "Europe", "bill tracker", "de");
    public static readonly Source Gazette = New("eg-gazette", "الجريدة الرسمية", "EG", "Africa", "gazette", "ar");
    public static readonly Source Knesset = New("il-bills", "הצעות חוק", "IL", "Middle East", "bill tracker", "he");
    public static readonly Source Japan = New("jp-consultations", "意見募集", "JP", "Asia Pacific", "consultation", "ja");
    public static readonly Source Challenged = New("fr-journal", "Journal officiel, lois et décrets", "FR", "Europe", "gazette", "fr");
    public static readonly Source Broken = New("br-bills", "Projetos de lei", "BR", "South America", "bill tracker", "pt");
    public static readonly Source Refused = New("ca-gazette", "Gazette, Part II", "CA", "Canada", "gazette", "en") with { Enabled = false, Reason = "robots.txt refuses programs; read by hand." };
    public static readonly Source Unread = New("cr-bills", "Expedientes legislativos", "CR", "Central America", "bill tracker", "es");

    public static IReadOnlyList<Source> All => [Congress, Bundestag, Gazette, Knesset, Japan, Challenged, Broken, Refused, Unread];

    public static IReadOnlyList<(Source Source, RunOutcome Outcome, string Detail)> Troubles =>
    [
        (Challenged, RunOutcome.Challenged, "A bot check instead of a record (“Just a moment”)."),
        (Broken, RunOutcome.ParseDrift, "The list has no element “proposicoes”: <b>is it</b> another page?"),
    ];

    private static Source New(string id, string name, string jurisdiction, string region, string kind, string language) => new()
    {
        Id = new SourceId(id),
        Name = name,
        Jurisdiction = jurisdiction,
        Region = region,
        Kind = kind,
        Languages = [language],
        Format = SourceFormat.Json,
        Url = $"https://{id}.example/list",
        Schedule = "0 0 6 * * ?",
        Enabled = true,
    };
}
