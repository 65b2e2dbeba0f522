using Monitor.Worker.Documents;
using Monitor.Worker.Sources.Entries;

namespace Monitor.Worker.Sources;

/// <summary>Turns a written source into the record that the steps use; what is not written has the record's own default.</summary>
internal static class SourceBuilder
{
    private static readonly SourceAccess Access = new();

    private static readonly RecordMapping Mapping = new();

    private static readonly Expectation Expect = new();

    /// <summary>The required parts are there; <c>RequiredParts</c> has looked.</summary>
    public static Source Build(SourceEntry entry, PublishingCalendar calendar) => new()
    {
        Id = new SourceId(entry.Id!),
        Name = entry.Name!,
        Jurisdiction = entry.Jurisdiction!,
        Region = entry.Region!,
        Kind = entry.Kind!,
        Languages = entry.Languages!,
        Format = entry.Format!.Value,
        Url = entry.Url!,
        Schedule = entry.Schedule!,
        TimeZone = entry.TimeZone ?? "UTC",
        Enabled = entry.Enabled!.Value,
        Reason = entry.Reason,
        Evidence = entry.Evidence,
        Verified = entry.Verified,
        Calendar = calendar,
        RecordTest = entry.RecordTest ?? [],
        Ocr = entry.Ocr ?? [],
        Access = entry.Access is null ? Access : Build(entry.Access),
        Mapping = Build(entry.Mapping),
        Detail = entry.Detail is null ? null : Build(entry.Detail),
        Paging = Build(entry.Paging, isFound: entry is { Format: SourceFormat.Html, Mapping.List: ListFinding.ByStructure }),
        Days = entry.Days is null ? DayRules.Default : Build(entry.Days),
        Expect = entry.Expect is null ? Expect : Build(entry.Expect),
    };

    private static SourceAccess Build(AccessEntry entry) => new()
    {
        Method = entry.Method ?? Access.Method,
        Body = entry.Body,
        BodyType = entry.BodyType,
        Accept = entry.Accept,
        Headers = entry.Headers ?? Access.Headers,
        Key = entry.Key is { } key ? new AccessKey(key.Environment ?? "", key.Header, key.Query, key.Prefix ?? "") : null,
        Pace = entry.Pace ?? Access.Pace,
        Windows = [.. (entry.Windows ?? []).Select(CalendarText.Window).OfType<AccessWindow>()],
        Timeout = entry.Timeout ?? Access.Timeout,
        MaxBytes = entry.MaxBytes ?? Access.MaxBytes,
        MaxRedirects = entry.MaxRedirects ?? Access.MaxRedirects,
        Render = entry.Render is { } render ? new RenderWish { WaitFor = render.WaitFor, Hosts = render.Hosts ?? [] } : null,
        AllowPrivateNetwork = entry.AllowPrivateNetwork ?? Access.AllowPrivateNetwork,
        ChallengeMarkers = entry.ChallengeMarkers ?? Access.ChallengeMarkers,
    };

    private static RecordMapping Build(MappingEntry? entry) => entry is null ? Mapping : new RecordMapping
    {
        List = entry.List ?? Mapping.List,
        Items = entry.Items ?? Mapping.Items,
        Fields = Build(entry.Fields),
        Keys = entry.Keys ?? Mapping.Keys,
        Dates = Build(entry.Dates),
        Stages = entry.Stages is null ? Mapping.Stages : [.. entry.Stages.Select(Build)],
        DateFormats = entry.DateFormats ?? Mapping.DateFormats,
        Culture = entry.Culture ?? Mapping.Culture,
        Keep = entry.Keep ?? Mapping.Keep,
        Total = entry.Total,
        Errors = entry.Errors ?? Mapping.Errors,
        Nothing = entry.Nothing ?? Mapping.Nothing,
    };

    private static Dictionary<string, FieldRule> Build(Dictionary<string, FieldEntry>? entries) =>
        (entries ?? []).ToDictionary(pair => pair.Key, pair => Build(pair.Value), StringComparer.Ordinal);

    private static FieldRule Build(FieldEntry entry) => new()
    {
        Path = entry.Path ?? [],
        Template = entry.Template,
        Constant = entry.Constant,
        Match = entry.Match,
        Join = entry.Join,
    };

    private static StageRule Build(StageEntry entry) => new()
    {
        Field = entry.Field ?? "",
        Equal = entry.Equal ?? [],
        Match = entry.Match,
        Present = entry.Present,
        Until = entry.Until,
        Then = entry.Then,
        Stage = entry.Stage ?? Stage.Unknown,
    };

    private static DetailMapping Build(DetailEntry entry) => new()
    {
        Format = entry.Format ?? SourceFormat.Html,
        Url = entry.Url ?? "{url}",
        Main = entry.Main,
        Drop = entry.Drop ?? [],
        Visit = entry.Visit ?? DetailVisit.WhenListedChanged,
        Mapping = Build(entry.Mapping),
    };

    // A list that is found by its structure has its pager found so too, unless one is declared, be it "none".
    private static Paging Build(PagingEntry? entry, bool isFound) => entry is null ? Undeclared(isFound) : new()
    {
        Kind = entry.Kind ?? Undeclared(isFound).Kind,
        Parameter = entry.Parameter,
        Keeps = entry.Keeps,
        Start = entry.Start ?? Paging.None.Start,
        Size = entry.Size ?? 0,
        Next = entry.Next,
        MaxPages = entry.MaxPages ?? (entry.Kind is null or PagingKind.Found ? Undeclared(isFound) : Paging.None).MaxPages,
    };

    private static Paging Undeclared(bool isFound) => isFound ? Paging.Found : Paging.None;

    private static DayRules Build(DaysEntry entry) => new()
    {
        Overlap = entry.Overlap,
        FirstLook = entry.FirstLook,
        AtMost = entry.AtMost,
        Deep = entry.Deep ?? 0,
        By = entry.By,
        Keep = entry.Keep,
        PerRun = entry.PerRun ?? DayRules.Default.PerRun,
        GiveUpAfter = entry.GiveUpAfter ?? DayRules.Default.GiveUpAfter,
        Nothing = entry.Nothing ?? DayRules.Default.Nothing,
    };

    private static Expectation Build(ExpectEntry entry) => new()
    {
        Results = entry.Results ?? Expect.Results,
        AtLeast = entry.AtLeast ?? Expect.AtLeast,
        Contains = entry.Contains,
    };
}
