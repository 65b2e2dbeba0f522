namespace Monitor.Worker.Documents;

/// <summary>One official publisher's list that Monitor reads, as checked by the catalogue. Everything about it is data.</summary>
public sealed record Source
{
    public required SourceId Id { get; init; }

    public required string Name { get; init; }

    /// <summary>ISO 3166 code (also of a subdivision, <c>US-CA</c>), <c>EU</c> or <c>INT</c>.</summary>
    public required string Jurisdiction { get; init; }

    /// <summary>One of <see cref="Regions.All"/>.</summary>
    public required string Region { get; init; }

    /// <summary>What is published: bill tracker, gazette, enacted law, consultation, regulator, court, treaty, ...</summary>
    public required string Kind { get; init; }

    /// <summary>BCP 47 tags; the first is assumed where a record does not state its language.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    public required SourceFormat Format { get; init; }

    /// <summary>The address of the list; may hold <c>{page}</c>, <c>{offset}</c>, and dates: <c>{today:yyyyMMdd}</c> (or <c>date</c>), <c>{since:yyyy-MM-dd}</c>, <c>{until:yyyy-MM-dd}</c>.</summary>
    public required string Url { get; init; }

    /// <summary>Quartz cron expression, read in <see cref="TimeZone"/>.</summary>
    public required string Schedule { get; init; }

    /// <summary>IANA id; also the zone of the source's dates without an offset.</summary>
    public string TimeZone { get; init; } = "UTC";

    public required bool Enabled { get; init; }

    /// <summary>Why a disabled source is disabled, for people.</summary>
    public string? Reason { get; init; }

    /// <summary>What the mapping rests on: documentation or a recorded sample.</summary>
    public string? Evidence { get; init; }

    /// <summary>The last live pass of the record test, or never.</summary>
    public DateOnly? Verified { get; init; }

    /// <summary>Stands for all that decides where and how the source is read; a live pass counts only for the one that it was made with.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>On which days something is expected.</summary>
    public PublishingCalendar Calendar { get; init; } = PublishingCalendar.EveryDay;

    /// <summary>Pattern by field: what was read is a record of this publisher only where each of them matches.</summary>
    public IReadOnlyDictionary<string, string> RecordTest { get; init; } = new Dictionary<string, string>();

    /// <summary>Languages by which the scans of this source are recognised, as tesseract names them; empty leaves scans unread.</summary>
    public IReadOnlyList<string> Ocr { get; init; } = [];

    public SourceAccess Access { get; init; } = new();

    public RecordMapping Mapping { get; init; } = new();

    public DetailMapping? Detail { get; init; }

    public Paging Paging { get; init; } = Paging.None;

    public DayRules Days { get; init; } = DayRules.Default;

    public Expectation Expect { get; init; } = new();
}

/// <summary>What a good answer of the source looks like, so that silence can be told from breakage.</summary>
public sealed record Expectation
{
    /// <summary>False where an empty list is an ordinary day (out of session, no issue today).</summary>
    public bool Results { get; init; } = true;

    /// <summary>Fewer records than this in a whole walk are suspicious.</summary>
    public int AtLeast { get; init; } = 1;

    /// <summary>Text that every good answer contains; an answer without it is not a record.</summary>
    public string? Contains { get; init; }
}
