using System.Text.Json;
using System.Text.Json.Nodes;
using Monitor.Worker.Documents;
using Monitor.Worker.Sources.Entries;

namespace Monitor.Worker.Sources;

/// <summary>What the sources of a file have in common: its defaults, its shapes, its calendars.</summary>
internal sealed class SharedParts
{
    private static readonly string[] OwnParts = ["id", "name", "use", "verified", "verifiedAs"];

    private readonly ProblemList _problems;

    private readonly Dictionary<string, JsonElement> _shapes;

    private readonly Dictionary<string, PublishingCalendar> _calendars;

    public SharedParts(JsonElement root, ProblemList problems)
    {
        _problems = problems;
        Defaults = Part(root, "defaults");
        _shapes = Members(Part(root, "shapes")).Where(shape => IsWell(shape, "shapes")).ToDictionary(shape => shape.Name, shape => shape.Value, StringComparer.Ordinal);
        _calendars = Members(Part(root, "calendars")).Where(calendar => IsWell(calendar, "calendars")).ToDictionary(calendar => calendar.Name, Calendar, StringComparer.Ordinal);
        foreach (var (name, shape) in _shapes) OnlyWhatIsShared(name, shape);
    }

    public JsonElement Defaults { get; }

    /// <summary>The shape of that name; null, and a problem, when there is none.</summary>
    public JsonElement? Shape(string name, string? source, string path)
    {
        if (_shapes.TryGetValue(name, out var shape)) return shape;
        _problems.Add(source, $"{path}.use", $"There is no shape '{name}'.", NearName.Advice(name, _shapes.Keys));
        return null;
    }

    /// <summary>The calendar of that name; every day, and a problem, when there is none.</summary>
    public PublishingCalendar Calendar(string? name, string? source, string path)
    {
        if (name is null) return PublishingCalendar.EveryDay;
        if (_calendars.TryGetValue(name, out var calendar)) return calendar;
        if (_problems.Touch($"calendars.{name}")) return PublishingCalendar.EveryDay;
        _problems.Add(source, $"{path}.calendar", $"There is no calendar '{name}'.", NearName.Advice(name, _calendars.Keys));
        return PublishingCalendar.EveryDay;
    }

    private PublishingCalendar Calendar(JsonProperty written)
    {
        var path = $"calendars.{written.Name}";
        var entry = ShortForms.Expand(JsonObject.Create(written.Value)!, typeof(CalendarEntry)).Deserialize(SourcesJson.Default.CalendarEntry)!;
        var weekdays = Days(entry.Weekdays, $"{path}.weekdays", text => CalendarText.Weekday(text), "Use MON, TUE, WED, THU, FRI, SAT, SUN.").Select(day => day!.Value).ToList();
        return new PublishingCalendar
        {
            Name = written.Name,
            Weekdays = entry.Weekdays is null ? PublishingCalendar.EveryDay.Weekdays : weekdays,
            Holidays = [.. Days(entry.Holidays, $"{path}.holidays", CalendarText.Rest, CalendarText.Forms)!],
            Recess = [.. Days(entry.Recess, $"{path}.recess", CalendarText.Rest, CalendarText.Forms)!],
        };
    }

    private List<T> Days<T>(List<string>? texts, string path, Func<string, T?> read, string remedy)
    {
        var days = new List<T>();
        foreach (var (index, text) in (texts ?? []).Index())
        {
            if (read(text) is { } day) days.Add(day);
            else _problems.Add(null, $"{path}[{index}]", $"'{text}' names no day.", remedy);
        }

        return days;
    }

    private void OnlyWhatIsShared(string name, JsonElement shape)
    {
        foreach (var part in OwnParts.Where(part => shape.TryGetProperty(part, out _)))
        {
            _problems.Add(null, $"shapes.{name}.{part}", $"'{part}' is each source's own.", "Move it into the sources that use this shape.");
        }
    }

    private bool IsWell(JsonProperty part, string list) => !_problems.Touch($"{list}.{part.Name}");

    private static JsonElement Part(JsonElement root, string name) =>
        root.ValueKind is JsonValueKind.Object && root.TryGetProperty(name, out var part) ? part : default;

    // Duplicates have been told already; the first stands.
    private static IEnumerable<JsonProperty> Members(JsonElement part) =>
        part.ValueKind is JsonValueKind.Object ? part.EnumerateObject().DistinctBy(member => member.Name, StringComparer.Ordinal) : [];
}
