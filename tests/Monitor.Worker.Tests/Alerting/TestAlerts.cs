using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Alerting;

/// <summary>Alerts as the crawl would make them, one per kind of event, in three scripts.</summary>
internal static class TestAlerts
{
    public static readonly Uri Page = new("https://monitor.example");

    private static readonly DateTimeOffset Seen = new(2026, 11, 23, 6, 51, 0, TimeSpan.Zero);

    public static readonly IReadOnlyDictionary<string, Func<Alert>> Golden = new Dictionary<string, Func<Alert>>
    {
        ["new"] = () => Base(Happened(EventKind.New, "New item.")),
        ["new-arabic"] = Arabic,
        ["new-japanese"] = Japanese,
        ["text-changed"] = () => Base(Happened(EventKind.TextChanged, "2 passages changed in sections 4 and 7.") with { Redline = Redline }),
        ["stage-changed"] = () => Base(Happened(EventKind.StageChanged, "Stage moved.") with { StageBefore = Stage.Introduced, StageAfter = Stage.Committee }) with
        {
            RawStatus = "Referred to the Committee on Justice & Home Affairs",
        },
        ["date-moved"] = () => Base(Happened(EventKind.DateMoved, "The date moved.") with
        {
            DateKind = "comments-close",
            DateBefore = new DateOnly(2026, 12, 5),
            DateAfter = new DateOnly(2026, 12, 12),
        }),
        ["became-relevant"] = () => Base(Happened(EventKind.BecameRelevant, "Became relevant.") with
        {
            RelevanceBefore = 0.124,
            RelevanceAfter = 0.873,
            Redline = Redline,
        }),
        ["withdrawn"] = () => Base(Happened(EventKind.Withdrawn, "Withdrawn.") with { StageBefore = Stage.Committee, StageAfter = Stage.WithdrawnLapsed }) with
        {
            Stage = Stage.WithdrawnLapsed,
            RawStatus = "Discharged",
            Dates = new Dictionary<string, DateOnly>(),
        },
    };

    private static IReadOnlyList<RedlinePart> Redline =>
    [
        new(RedlineKind.Same, "A provider shall", "Section 4"),
        new(RedlineKind.Removed, "delete", "Section 4"),
        new(RedlineKind.Added, "retain for twelve months", "Section 4"),
        new(RedlineKind.Same, "subscriber & traffic data", "Section 4"),
        new(RedlineKind.Added, ", and disclose them within 8 hours on order", "Section 4"),
        new(RedlineKind.Same, ".", "Section 4"),
        new(RedlineKind.Removed, "The provider may inform the user.", "Section 7"),
        new(RedlineKind.Added, "The provider shall not inform the user.", "Section 7"),
    ];

    public static ItemCareWords Care => new()
    {
        AssignedTo = "ada",
        Label = new GivenLabel(31, "not relevant", "grace<!here>", Seen.AddHours(2)),
        SeenBy = ["ada", "grace<!here>"],
        Snoozed = "until the next stage, at most until 23 Dec 2026 08:00 UTC by @ada",
    };

    /// <summary>The item of an alert, read on the day after.</summary>
    public static PresentItem Present(string name)
    {
        var alert = Golden[name]();
        return PresentItem.Of(alert) with { Today = new DateOnly(2026, 11, 24), Sources = [alert.SourceName, "Canada Gazette, Part I"] };
    }

    /// <summary>What a thread may have to tell.</summary>
    public static Alert InThread(string name) => name switch
    {
        "reminder" => Base(Happened(EventKind.Reminder, "Comments close in 14 days, on 12 Dec 2026.") with { DateKind = "comments-close", DateAfter = new DateOnly(2026, 12, 12) }),
        "text-changed" => Base(Happened(EventKind.TextChanged, "2 passages changed in sections 4 and 7.") with { Redline = Redline, RelevanceBefore = 0.612, RelevanceAfter = 0.873 }),
        "abuse" => Base(Happened(EventKind.TextChanged, "1 passage changed in section 2.") with { Redline = [new(RedlineKind.Added, "material that depicts the sexual abuse of a child", "Section 2")] }),
        _ => Golden[name](),
    };

    public static Alert Base(ItemEvent happened) => new()
    {
        ItemId = 412,
        Event = happened,
        Title = "Digital Evidence & Lawful Access Act",
        Number = "C-22",
        Jurisdiction = "CA",
        Region = "Canada",
        Source = new SourceId("ca-legisinfo"),
        SourceName = "Parliament of Canada, LEGISinfo",
        Url = new Uri("https://parliament.example/bill/c-22?lang=en&session=46-1"),
        Language = "en",
        Stage = Stage.Committee,
        RawStatus = "At consideration in committee",
        PublishedOn = new DateOnly(2026, 11, 20),
        Dates = new Dictionary<string, DateOnly> { ["comments-close"] = new(2026, 12, 12), ["introduced"] = new(2026, 10, 1) },
        Classification = Relevant(0.873),
    };

    public static ItemEvent Happened(EventKind kind, string summary = "Something happened.") => new()
    {
        Kind = kind,
        Discriminator = "d",
        SeenAt = Seen,
        Summary = summary,
    };

    public static Classification Relevant(double relevance) => new()
    {
        ModelId = "2026-11-20.3f9a1c",
        Relevance = relevance,
        Threshold = 0.5,
        Instruments = [new("production-order", 0.91), new("data-retention", 0.74), new("user-notice", 0.58)],
        PolicyAreas = ["law-enforcement-response"],
        Reasons =
        [
            new("subscriber data", 2.31, null),
            new("production order", 1.62, null),
            new("retain", 0.71, null),
            new("tax", -0.34, null),
        ],
        Passage = "A service provider shall, on receipt of a production order, disclose subscriber data to a peace officer within 8 hours.",
    };

    private static Alert Arabic() => Base(Happened(EventKind.New)) with
    {
        ItemId = 413,
        Title = "مشروع قانون بشأن حفظ بيانات المستخدمين والإفصاح عنها لجهات إنفاذ القانون",
        Number = "175/2026",
        Jurisdiction = "EG",
        Region = "Africa",
        SourceName = "الجريدة الرسمية",
        Url = new Uri("https://gazette.example/قانون/175"),
        Language = "ar",
        Stage = Stage.Introduced,
        RawStatus = "محال إلى اللجنة",
        Classification = Relevant(0.812) with
        {
            Reasons = [new("بيانات المستخدمين", 1.94, "user data"), new("الإفصاح", 1.1, "disclosure"), new("الضرائب", -0.2, "taxes")],
            Passage = "يلتزم مقدمو الخدمة بحفظ بيانات المستخدمين لمدة مائة وثمانين يومًا وتقديمها إلى السلطات المختصة عند الطلب.",
        },
    };

    private static Alert Japanese() => Base(Happened(EventKind.New)) with
    {
        ItemId = 414,
        Title = "刑事訴訟法等の一部を改正する法律案（電磁的記録提供命令）",
        Number = "閣法第58号",
        Jurisdiction = "JP",
        Region = "Asia Pacific",
        SourceName = "衆議院 議案情報",
        Url = new Uri("https://shugiin.example/gian/58"),
        Language = "ja",
        Stage = Stage.PassedOneChamber,
        RawStatus = "参議院送付",
        Classification = Relevant(0.764) with
        {
            Reasons = [new("電磁的記録提供命令", 2.05, "order to provide electronic records"), new("通信履歴", 0.88, "communication logs"), new("予算", -0.61, "budget")],
            Passage = "裁判所は、電磁的記録を保管する者に対し、電磁的記録提供命令をすることができる。通信履歴の保全を求めることができる期間は、三十日を超えない。",
        },
    };
}
