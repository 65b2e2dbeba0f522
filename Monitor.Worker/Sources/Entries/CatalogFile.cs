using System.Text.Json.Serialization;

namespace Monitor.Worker.Sources.Entries;

/// <summary>The file as written. Everything is optional here; what must be there is said by the checks, all at once.</summary>
internal sealed class CatalogFile
{
    [JsonPropertyName("$schema")]
    public string? Schema { get; set; }

    public SourceEntry? Defaults { get; set; }

    /// <summary>Parts of sources that answer alike, by a name that they use.</summary>
    public Dictionary<string, SourceEntry>? Shapes { get; set; }

    public Dictionary<string, CalendarEntry>? Calendars { get; set; }

    public List<SourceEntry>? Sources { get; set; }
}
