using AngleSharp.Css.Parser;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Sources.Checks;

/// <summary>Whether a path or selector can be meant at all.</summary>
internal static class PlaceChecks
{
    public static void Check(string name, string place, SourceFormat format, SourceReport report)
    {
        if (format is SourceFormat.Html) Selector(name, place, report);
        else if (format is not SourceFormat.Pdf) Path(name, place, report);
    }

    private static void Selector(string name, string place, SourceReport report)
    {
        var at = place.LastIndexOf('@');
        var selector = (at >= 0 && !place.AsSpan(at).ContainsAny("\"']") ? place[..at] : place).Trim().TrimStart('/', '^');
        if (selector is "" or ".") return;
        if (new CssSelectorParser().ParseSelector(selector) is null) report.Add(name, $"'{selector}' is no CSS selector.", "Write selector or selector@attribute: a.title@href.");
    }

    private static void Path(string name, string place, SourceReport report)
    {
        if (place.Count(character => character == '[') != place.Count(character => character == ']'))
        {
            report.Add(name, $"'{place}' has a bracket that is not closed.", "Write name[part=value] or name[last].");
        }
        else if (place.Contains("//", StringComparison.Ordinal) && !place.Contains('[', StringComparison.Ordinal))
        {
            report.Add(name, $"'{place}' has an empty step.", "Name each step: results/record.");
        }
        else if (place.StartsWith('$') && (place.Length == 1 || place[1] is '.' or '['))
        {
            report.Add(name, $"'{place}' looks like JSONPath.", "Paths are names split by slashes: data/items.");
        }
    }
}
