using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Web;

/// <summary>What the made-up bills say, and what a model would have said of them.</summary>
internal static class SeedTexts
{
    public const string BillPage =
        """
        <!DOCTYPE html><html lang="en"><head><title>H.R. 4321</title><style>body { display: none }</style><base href="https://elsewhere.example/"><meta http-equiv="refresh" content="0;url=https://elsewhere.example/"></head>
        <body onload="steal()"><h1 class="title" id="signin">Stored Communications Production and Emergency Disclosure Act</h1>
        <script>document.title = "stolen"; alert(1)</script><img src="https://elsewhere.example/pixel.gif" onerror="steal()">
        <form action="https://elsewhere.example/login"><input name="password"><button>Sign in</button></form>
        <p style="position:fixed">A provider shall <b onclick="steal()">preserve</b> the data of &lt;subscribers&gt; &amp; others. <a href="/119/hr4321/amendments">Amendments</a> <a href="javascript:steal()">Do not</a></p>
        <iframe src="https://elsewhere.example/"></iframe><svg><script>steal()</script></svg>
        <table><tr><th colspan="2">Section</th></tr><tr><td>2703</td><td>Required disclosure</td></tr></table></body></html>
        """;

    private const string Boilerplate =
        "The Attorney General shall publish guidance on the forms to be used, on the manner in which requests are authenticated, and on the "
        + "protection of information that is produced, after consulting providers of every size, and shall review that guidance every two years.";

    public const string BillFirst =
        $"""
        Section 1. Short title. This Act may be cited as the Stored Communications Production and Emergency Disclosure Act.

        Section 2. Production of subscriber data. A provider shall produce subscriber data to a law enforcement agency within ten days of a production order issued by a court of competent jurisdiction.

        Section 3. Emergency disclosure. A provider may disclose the contents of communications where it believes in good faith that an emergency involving danger of death requires disclosure without delay.

        Section 4. Guidance. {Boilerplate} {Boilerplate} {Boilerplate} {Boilerplate} {Boilerplate} {Boilerplate}

        Section 5. Effective date. This Act takes effect one year after enactment.
        """;

    public static readonly string BillSecond = BillFirst
        .Replace("within ten days of", "within 72 hours of", StringComparison.Ordinal)
        .Replace("A provider may disclose", "A provider shall disclose", StringComparison.Ordinal);

    public static readonly string BillThird = BillSecond
        .Replace("subscriber data to a law", "subscriber data, and traffic data of the preceding 90 days, to a law", StringComparison.Ordinal)
        .Replace("one year after enactment", "on 1 October 2031", StringComparison.Ordinal)
        + "\n\nSection 6. Notice to users. A provider shall not notify the user of an order for 90 days where the court so directs.";

    public const string German =
        """
        § 1 Begriffsbestimmungen. Anbieter im Sinne dieses Gesetzes ist, wer öffentlich zugängliche Telekommunikationsdienste erbringt.

        § 2 Speicherpflicht. Der Anbieter speichert die einem Endnutzer zugewiesene Internetprotokoll-Adresse für einen Monat und übermittelt sie auf Anordnung an die Strafverfolgungsbehörde.
        """;

    public const string Arabic = "المادة 1. يلتزم مقدم الخدمة بحفظ بيانات المستخدمين لمدة مائة وثمانين يوما وتقديمها إلى جهات التحقيق بناء على أمر قضائي.";

    public static readonly Classification BillDecision = Decision(0.83, "production-order", [
        new Reason("production order", 1.92, null), new Reason("subscriber data", 1.41, null), new Reason("emergency", 0.88, null),
        new Reason("law enforcement agency", 0.57, null), new Reason("guidance", -0.31, null), new Reason("cited as", -0.12, null),
    ]) with
    {
        Instruments = [new InstrumentLabel("production-order", 0.93), new InstrumentLabel("emergency-disclosure", 0.71), new InstrumentLabel("user-notice", 0.52)],
        PolicyAreas = ["law-enforcement-response", "emergency-response"],
        Passage = "A provider shall produce subscriber data to a law enforcement agency within ten days of a production order issued by a court of competent jurisdiction.",
    };

    public static readonly Classification GermanDecision = Decision(0.88, "data-retention", [
        new Reason("Mindestspeicherung", 1.77, "minimum retention"), new Reason("Strafverfolgungsbehörde", 1.2, "law enforcement authority"), new Reason("Endnutzer", 0.3, "end user"), new Reason("Begriffsbestimmungen", -0.4, "definitions"),
    ]) with
    {
        Passage = "Der Anbieter speichert die einem Endnutzer zugewiesene Internetprotokoll-Adresse für einen Monat und übermittelt sie auf Anordnung an die Strafverfolgungsbehörde.",
    };

    public static Classification Decision(double relevance, string? instrument, IReadOnlyList<Reason> reasons) => new()
    {
        ModelId = "model-20310301-a1",
        Relevance = relevance,
        Threshold = 0.5,
        Instruments = instrument is null ? [] : [new InstrumentLabel(instrument, 0.8)],
        PolicyAreas = instrument is null ? [] : ["law-enforcement-response"],
        Reasons = reasons,
    };
}
