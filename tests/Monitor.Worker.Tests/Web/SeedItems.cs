using System.Security.Cryptography;
using System.Text;
using Monitor.Worker.Documents;
using Monitor.Worker.Versioning;

namespace Monitor.Worker.Tests.Web;

/// <summary>Made-up bills, as the crawl would hand them to the store.</summary>
internal static class SeedItems
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(Seed.Now.UtcDateTime);

    public static IEnumerable<(Source Source, IReadOnlyList<DocumentChange> Changes)> ByFirstRun() =>
    [
        (SeedSources.Congress, [Bill(), Attack()]),
        (SeedSources.Bundestag, [German()]),
        (SeedSources.Gazette, [Arabic()]),
        (SeedSources.Knesset, [Hebrew()]),
        (SeedSources.Japan, [Japanese()]),
        (SeedSources.Congress, [Fishing(), .. Enumerable.Range(1, 24).Select(Plain)]),
    ];

    public static DocumentChange Amended(KnownDocument known, string text, DateTimeOffset at)
    {
        var redline = Redline.Between(known.Text, text);
        var happened = new ItemEvent
        {
            Kind = EventKind.TextChanged,
            Discriminator = Fingerprint(text),
            SeenAt = at,
            Summary = Redline.Describe(redline),
            Redline = Redline.Excerpt(redline),
        };
        var document = BillDocument() with { Text = text, Stage = Stage.Committee, RawStatus = "Referred to the Committee on the Judiciary" };
        var decision = SeedTexts.BillDecision with { Relevance = 0.91 };
        return new DocumentChange
        {
            Document = document,
            Kind = ChangeKind.Changed,
            Item = known.Item,
            Known = known,
            Fingerprint = Fingerprint(text),
            ListedFingerprint = Fingerprint("listed" + text),
            NormalText = text,
            Classification = decision,
            Events = [happened, Referred(at)],
            Deliveries = [Message(document, SeedSources.Congress, happened, decision)],
        };
    }

    private static ItemEvent Referred(DateTimeOffset at) => new()
    {
        Kind = EventKind.StageChanged,
        Discriminator = "committee",
        SeenAt = at,
        Summary = "Stage changed from “Introduced” to “In committee”.",
        StageBefore = Stage.Introduced,
        StageAfter = Stage.Committee,
    };

    private static ParsedDocument BillDocument() => new()
    {
        NativeId = "hr-4321",
        Keys = ["us-bill:119-hr-4321"],
        Title = "Stored Communications Production and Emergency Disclosure Act",
        Number = "H.R. 4321",
        Url = new Uri("https://us-bills.example/119/hr4321"),
        Language = "en",
        Stage = Stage.Introduced,
        RawStatus = "Introduced in House",
        PublishedOn = new DateOnly(2031, 2, 20),
        Dates = new Dictionary<string, DateOnly> { [DateKinds.CommentsClose] = Today.AddDays(9), [DateKinds.Hearing] = Today.AddDays(-4), [DateKinds.Effective] = Today.AddDays(200) },
    };

    private static DocumentChange Bill() => New(SeedSources.Congress, BillDocument(), SeedTexts.BillFirst, SeedTexts.BillDecision) with { Page = ServedBill() };

    /// <summary>As publishers serve pages, and as one would who means harm.</summary>
    private static FetchedPage ServedBill() => new()
    {
        Url = new Uri("https://us-bills.example/119/hr4321"),
        FinalUrl = new Uri("https://us-bills.example/119/hr4321/text"),
        Status = 200,
        MediaType = "text/html",
        Body = System.Text.Encoding.UTF8.GetBytes(SeedTexts.BillPage),
        Text = SeedTexts.BillPage,
        FetchedAt = Seed.Now.AddDays(-20),
    };

    private static DocumentChange Attack() => New(
        SeedSources.Congress,
        new ParsedDocument
        {
            NativeId = "x",
            Title = "<script>alert('title')</script> & \"><img src=x onerror=alert(1)> Act",
            Number = "<b>1</b>",
            Url = new Uri("javascript:alert(1)"),
            Language = "en\" onload=\"x",
            RawStatus = "</p><iframe src=//evil.example>",
        },
        "A provider <script>alert('text')</script> shall preserve data. <img src=x onerror=alert(2)>",
        SeedTexts.BillDecision with { Passage = "<script>alert('passage')</script>", Reasons = [new Reason("<i>term</i>", 1, "<u>gloss</u>")] });

    private static DocumentChange German() => New(
        SeedSources.Bundestag,
        new ParsedDocument
        {
            NativeId = "20-8912",
            Keys = ["de-bt:20/8912"],
            Title = "Entwurf eines Gesetzes zur Einführung einer Mindestspeicherung von IP-Adressen für Zwecke der Strafverfolgung",
            Number = "Drucksache 20/8912",
            Url = new Uri("https://de-papers.example/20/8912"),
            Language = "de",
            Stage = Stage.Committee,
            RawStatus = "Überwiesen an den Rechtsausschuss",
            PublishedOn = new DateOnly(2031, 2, 24),
            Dates = new Dictionary<string, DateOnly> { [DateKinds.Hearing] = Today.AddDays(23) },
        },
        SeedTexts.German,
        SeedTexts.GermanDecision);

    private static DocumentChange Arabic() => New(
        SeedSources.Gazette,
        new ParsedDocument { NativeId = "12", Title = "قرار بشأن حفظ بيانات المستخدمين وتقديمها إلى جهات التحقيق", Number = "قرار 12 لسنة 2031", Language = "ar", Stage = Stage.InForce, PublishedOn = new DateOnly(2031, 3, 1) },
        SeedTexts.Arabic,
        SeedTexts.Decision(0.77, "data-retention", [new Reason("حفظ بيانات", 1.4, "retention of data"), new Reason("الجريدة", -0.3, "gazette")]));

    private static DocumentChange Hebrew() => New(
        SeedSources.Knesset,
        new ParsedDocument { NativeId = "p25", Title = "הצעת חוק סדר הדין הפלילי (סמכויות אכיפה – נתוני תקשורת)", Number = "פ/25/3301", Language = "he", Stage = Stage.Introduced, PublishedOn = new DateOnly(2031, 3, 3) },
        "1. ספק תקשורת ימסור לרשות חוקרת נתוני מנוי לפי צו בית משפט.",
        SeedTexts.Decision(0.69, "production-order", [new Reason("נתוני תקשורת", 1.1, "communications data")]));

    private static DocumentChange Japanese() => New(
        SeedSources.Japan,
        new ParsedDocument
        {
            NativeId = "300",
            Title = "電気通信事業における通信履歴の保存に関するガイドライン改正案に対する意見募集",
            Language = "ja",
            Stage = Stage.ConsultationOpen,
            PublishedOn = new DateOnly(2031, 3, 10),
            Dates = new Dictionary<string, DateOnly> { [DateKinds.CommentsClose] = Today.AddDays(12) },
        },
        "第1条 事業者は、捜査機関の要請に応じ、通信履歴を保全しなければならない。",
        SeedTexts.Decision(0.62, "preservation", [new Reason("通信履歴", 0.9, "traffic data")]));

    private static DocumentChange Fishing() => New(
        SeedSources.Congress,
        new ParsedDocument { NativeId = "fish", Title = "Coastal Fisheries Quota Act", Number = "H.R. 77", Language = "en", Stage = Stage.Enacted, PublishedOn = new DateOnly(2031, 1, 9) },
        "Section 1. Quotas. Vessels shall report their catch.",
        SeedTexts.Decision(0.04, null, [new Reason("fisheries", -1.8, null), new Reason("report", 0.2, null)]));

    private static DocumentChange Plain(int number) => New(
        SeedSources.Congress,
        new ParsedDocument { NativeId = $"plain-{number}", Title = $"Roads and Bridges Act {number}", Number = $"H.R. {9000 + number}", Language = "en", Stage = Stage.Introduced, PublishedOn = new DateOnly(2030, 12, 1).AddDays(number) },
        "Section 1. Roads. The Secretary shall repair bridges.",
        SeedTexts.Decision(0.02, null, [new Reason("bridges", -1.2, null)]));

    private static DocumentChange New(Source source, ParsedDocument document, string text, Classification decision)
    {
        var happened = new ItemEvent { Kind = EventKind.New, Discriminator = Fingerprint(text), SeenAt = Seed.Now.AddDays(-20), Summary = "New item." };
        return new DocumentChange
        {
            Document = document with { Text = text },
            Kind = ChangeKind.NewItem,
            Fingerprint = Fingerprint(text + document.NativeId),
            ListedFingerprint = Fingerprint("listed" + document.NativeId),
            NormalText = text,
            Classification = decision,
            Events = [happened],
            Deliveries = decision.Relevant ? [Message(document, source, happened, decision), Message(document, source, happened, decision) with { Rule = "the week", Channel = "C456", Digest = Week }] : [],
        };
    }

    private static readonly DigestClock Week = new(Rhythm.Weekly, new TimeOnly(8, 0), DayOfWeek.Monday, "Europe/Berlin");

    private static PlannedDelivery Message(ParsedDocument document, Source source, ItemEvent happened, Classification decision) => new("all-relevant", "C123", new Alert
    {
        Event = happened,
        Title = document.Title,
        Number = document.Number,
        Jurisdiction = source.Jurisdiction,
        Region = source.Region,
        Source = source.Id,
        SourceName = source.Name,
        Url = document.Url,
        Language = document.Language,
        Stage = document.Stage,
        RawStatus = document.RawStatus,
        PublishedOn = document.PublishedOn,
        Dates = document.Dates,
        Classification = decision,
    });

    private static string Fingerprint(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
