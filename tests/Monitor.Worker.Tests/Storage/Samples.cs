using System.Text;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Storage;

/// <summary>Made-up publishers, bills and runs, as the conductor would hand them to the store.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Start = new(2031, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public static Source Source(string id = "utopia-bills", string jurisdiction = "UT") => new()
    {
        Id = new SourceId(id),
        Name = "Bills of Utopia",
        Jurisdiction = jurisdiction,
        Region = "Europe",
        Kind = "bill tracker",
        Languages = ["en"],
        Format = SourceFormat.Json,
        Url = "https://bills.example/list",
        Schedule = "0 0 6 * * ?",
        Enabled = true,
    };

    public static ParsedDocument Document(string nativeId = "b1", string title = "Production of Data Act", params string[] keys) => new()
    {
        NativeId = nativeId,
        Title = title,
        Keys = keys,
        Url = new Uri($"https://bills.example/{Uri.EscapeDataString(nativeId)}"),
        Number = "C-" + nativeId,
        Language = "en",
        Stage = Stage.Introduced,
        RawStatus = "First reading",
        PublishedOn = new DateOnly(2031, 2, 27),
    };

    public static DocumentChange New(ParsedDocument document, string text = "A provider shall produce subscriber data.", double relevance = 0.9) => new()
    {
        Document = document,
        Kind = ChangeKind.NewItem,
        Fingerprint = Fingerprint(text),
        ListedFingerprint = "listed:" + document.NativeId,
        NormalText = text,
        Classification = Decision(relevance),
    };

    public static DocumentChange Changed(KnownDocument known, ParsedDocument document, string text, ChangeKind kind = ChangeKind.Changed) => new()
    {
        Document = document,
        Kind = kind,
        Item = known.Item,
        Known = known,
        Fingerprint = Fingerprint(text),
        ListedFingerprint = "listed:" + document.NativeId,
        NormalText = text,
        Classification = kind is ChangeKind.Unchanged ? null : Decision(0.9),
    };

    public static Classification Decision(double relevance = 0.9) => new()
    {
        ModelId = "model-1",
        Relevance = relevance,
        Threshold = 0.5,
        Instruments = [new InstrumentLabel("production-order", 0.8)],
        PolicyAreas = ["law-enforcement-response"],
        Reasons = [new Reason("subscriber data", 1.5, null), new Reason("données de l’abonné", 1.2, "subscriber data"), new Reason("fisheries", -0.4, null)],
        Passage = "shall produce subscriber data",
    };

    public static FetchedPage Page(string url = "https://bills.example/b1", string body = "<html>Production of Data Act</html>") => new()
    {
        Url = new Uri(url),
        FinalUrl = new Uri(url),
        Status = 200,
        MediaType = "text/html",
        Body = Encoding.UTF8.GetBytes(body),
        Text = body,
        Validators = new Validators("W/\"1\"", "Sat, 01 Mar 2031 07:00:00 GMT"),
        FetchedAt = Start.AddSeconds(5),
    };

    public static ItemEvent Event(EventKind kind = EventKind.New, string discriminator = "v1", DateTimeOffset? at = null) => new()
    {
        Kind = kind,
        Discriminator = discriminator,
        SeenAt = at ?? Start,
        Summary = $"{kind} happened.",
        Redline = [new RedlinePart(RedlineKind.Added, "within six hours", "5")],
    };

    public static PlannedDelivery Delivery(ItemEvent happened, string channel = "C123", string rule = "eu-bills") => new(rule, channel, new Alert
    {
        Event = happened,
        Title = "Production of Data Act",
        Jurisdiction = "UT",
        Region = "Europe",
        Source = new SourceId("utopia-bills"),
        SourceName = "Bills of Utopia",
        Url = new Uri("https://bills.example/b1"),
        Stage = Stage.Introduced,
        Dates = new Dictionary<string, DateOnly> { ["comments-close"] = new(2031, 4, 1) },
        Classification = Decision(),
    });

    /// <summary>With the event of a new item and its message to one channel.</summary>
    public static DocumentChange Alerting(ParsedDocument document, params string[] channels)
    {
        var happened = Event();
        return New(document) with { Events = [happened], Deliveries = [.. channels.Select(channel => Delivery(happened, channel))] };
    }

    public static RunCommit Commit(Source source, DateTimeOffset startedAt, params DocumentChange[] changes) => new(
        source,
        new SourceRun
        {
            Source = source.Id,
            StartedAt = startedAt,
            EndedAt = startedAt.AddSeconds(30),
            Outcome = changes is [] ? RunOutcome.OkNothingNew : RunOutcome.OkNew,
            Requests = 1 + changes.Length,
            New = changes.Length,
        },
        new SourceState { Source = source.Id, HasBackfilled = true, LastRunAt = startedAt, LastSuccessAt = startedAt, LastOutcome = RunOutcome.OkNew },
        changes);

    public static string Fingerprint(string text) => "fp:" + text[..Math.Min(text.Length, 60)];
}
