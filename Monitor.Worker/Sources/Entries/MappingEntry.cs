using Monitor.Worker.Documents;

namespace Monitor.Worker.Sources.Entries;

internal sealed class MappingEntry
{
    public ListFinding? List { get; set; }

    public List<string>? Items { get; set; }

    public Dictionary<string, FieldEntry>? Fields { get; set; }

    public List<string>? Keys { get; set; }

    public Dictionary<string, FieldEntry>? Dates { get; set; }

    public List<StageEntry>? Stages { get; set; }

    public List<string>? DateFormats { get; set; }

    public string? Culture { get; set; }

    public Dictionary<string, string>? Keep { get; set; }

    public string? Total { get; set; }

    public Dictionary<string, string>? Errors { get; set; }

    public Dictionary<string, string>? Nothing { get; set; }
}

/// <summary>In the file also a string or a list of strings, which is its path.</summary>
internal sealed class FieldEntry
{
    public List<string>? Path { get; set; }

    public string? Template { get; set; }

    public string? Constant { get; set; }

    public string? Match { get; set; }

    public string? Join { get; set; }
}

internal sealed class StageEntry
{
    public string? Field { get; set; }

    public List<string>? Equal { get; set; }

    public string? Match { get; set; }

    public bool? Present { get; set; }

    public string? Until { get; set; }

    public Stage? Then { get; set; }

    public Stage? Stage { get; set; }
}

internal sealed class DetailEntry
{
    public SourceFormat? Format { get; set; }

    public string? Url { get; set; }

    public string? Main { get; set; }

    public List<string>? Drop { get; set; }

    public DetailVisit? Visit { get; set; }

    public MappingEntry? Mapping { get; set; }
}
