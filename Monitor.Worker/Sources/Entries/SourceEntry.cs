using Monitor.Worker.Documents;

namespace Monitor.Worker.Sources.Entries;

/// <summary>One source as written in sources.json. The meaning of each name is told by the record that it becomes: <see cref="Source"/>.</summary>
internal sealed class SourceEntry
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    /// <summary>The shape of the file that fills what the source itself leaves out.</summary>
    public string? Use { get; set; }

    public string? Jurisdiction { get; set; }

    public string? Region { get; set; }

    public string? Kind { get; set; }

    public List<string>? Languages { get; set; }

    public SourceFormat? Format { get; set; }

    public string? Url { get; set; }

    public string? Schedule { get; set; }

    public string? TimeZone { get; set; }

    public bool? Enabled { get; set; }

    public string? Reason { get; set; }

    public string? Evidence { get; set; }

    public DateOnly? Verified { get; set; }

    public string? VerifiedAs { get; set; }

    public string? Calendar { get; set; }

    public Dictionary<string, string>? RecordTest { get; set; }

    public List<string>? Ocr { get; set; }

    public AccessEntry? Access { get; set; }

    public MappingEntry? Mapping { get; set; }

    public DetailEntry? Detail { get; set; }

    public PagingEntry? Paging { get; set; }

    public DaysEntry? Days { get; set; }

    public ExpectEntry? Expect { get; set; }
}

internal sealed class PagingEntry
{
    public PagingKind? Kind { get; set; }

    public string? Parameter { get; set; }

    public List<string>? Keeps { get; set; }

    public int? Start { get; set; }

    public int? Size { get; set; }

    public string? Next { get; set; }

    public int? MaxPages { get; set; }
}

internal sealed class ExpectEntry
{
    public bool? Results { get; set; }

    public int? AtLeast { get; set; }

    public string? Contains { get; set; }
}
