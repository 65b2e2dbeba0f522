using System.Globalization;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Sources.Checks;

/// <summary>Whether the mapping of a list and of its details hangs together.</summary>
internal static class MappingChecks
{
    // What a feed's entry has by itself, without a word in the mapping.
    private static readonly string[] FeedFields = ["id", "title", "url", "summary", "text", "published", "updated", "language"];

    // What a record that is found by structure has by itself.
    private static readonly string[] FoundFields = ["title", "url", "published", "number", "summary"];

    public static void Check(Source source, SourceReport report)
    {
        string[] usual = source.Format is SourceFormat.Feed ? FeedFields : IsFound(source) ? FoundFields : [];
        string[] listed = [.. usual.Union(source.Mapping.Fields.Keys)];
        Items(source, report);
        Essentials(source, report);
        Check(new MappingScope("mapping", source.Format, source.Mapping, listed, report));
        if (source.Detail is { } detail) Detail(detail, listed, report);
        if (source.Paging.Next is { } next) PlaceChecks.Check("paging.next", next, source.Format, report);
    }

    private static void Check(MappingScope scope)
    {
        foreach (var (index, place) in scope.Mapping.Items.Index()) scope.Place($"items[{index}]", place);
        foreach (var (field, rule) in scope.Mapping.Fields) FieldChecks.Check($"fields.{field}", rule, scope);
        foreach (var (kind, rule) in scope.Mapping.Dates) FieldChecks.Check($"dates.{kind}", rule, scope);
        FieldChecks.Cycles(scope);
        foreach (var (index, key) in scope.Mapping.Keys.Index()) FieldChecks.Key($"keys[{index}]", key, scope);
        foreach (var (index, rule) in scope.Mapping.Stages.Index()) StageChecks.Check($"stages[{index}]", rule, scope);
        foreach (var (field, pattern) in scope.Mapping.Keep) scope.Pattern($"keep.{field}", pattern);
        if (scope.Mapping.Total is { } total) scope.Place("total", total);
        Patterns("errors", scope.Mapping.Errors, scope);
        Patterns("nothing", scope.Mapping.Nothing, scope);
        Dates(scope);
    }

    private static void Items(Source source, SourceReport report)
    {
        if (source.Format is SourceFormat.Feed && source.Mapping.Items.Count > 0)
        {
            report.Add("mapping.items", "A feed's entries are known.", "Leave it out.");
        }

        if (IsFound(source))
        {
            if (source.Format is not SourceFormat.Html) report.Add("mapping.list", "Only in HTML is a list found by structure.", "Leave it out, and declare where the records are.");
        }
        else if (source.Format is SourceFormat.Json or SourceFormat.Xml or SourceFormat.Html && source.Mapping.Items.Count == 0)
        {
            report.Add("mapping.items", "Where the records are is missing.", "Give the path or selector of the list; \"\" where the answer itself is the list.");
        }
    }

    private static bool IsFound(Source source) => source.Mapping.List is ListFinding.ByStructure;

    private static void Essentials(Source source, SourceReport report)
    {
        if (source.Format is SourceFormat.Feed or SourceFormat.Pdf || IsFound(source)) return;
        if (!source.Mapping.Fields.ContainsKey("title")) report.Add("mapping.fields.title", "A record needs a title.", "Say where it stands.");
        if (!source.Mapping.Fields.ContainsKey("id") && !source.Mapping.Fields.ContainsKey("url"))
        {
            report.Add("mapping.fields.id", "A record needs an id or a url, or each change of its title makes it another.", "Say where one of them stands.");
        }
    }

    private static void Detail(DetailMapping detail, string[] listed, SourceReport report)
    {
        FieldChecks.Names("detail.url", detail.Url, listed, report);
        if (detail.Mapping.List is ListFinding.ByStructure) report.Add("detail.mapping.list", "The page of one record holds no list.", "Leave it out.");
        if (detail.Format is not SourceFormat.Html && (detail.Main is not null || detail.Drop.Count > 0))
        {
            report.Add("detail.main", "Selectors of the main text are for HTML.", "Leave 'main' and 'drop' out, or set the detail's format to html.");
        }

        if (detail.Main is { } main) PlaceChecks.Check("detail.main", main, SourceFormat.Html, report);
        foreach (var (index, drop) in detail.Drop.Index()) PlaceChecks.Check($"detail.drop[{index}]", drop, SourceFormat.Html, report);
        Check(new MappingScope("detail.mapping", detail.Format, detail.Mapping, [.. listed.Union(detail.Mapping.Fields.Keys)], report));
    }

    private static void Patterns(string name, IReadOnlyDictionary<string, string> patterns, MappingScope scope)
    {
        foreach (var (place, pattern) in patterns)
        {
            scope.Place($"{name}.{place}", place);
            scope.Pattern($"{name}.{place}", pattern);
        }
    }

    private static void Dates(MappingScope scope)
    {
        var culture = CultureOf(scope.Mapping.Culture);
        if (culture is null)
        {
            scope.Add("culture", $"'{scope.Mapping.Culture}' is no culture.", "Use a language tag: es-ES.");
            return;
        }

        foreach (var (index, format) in scope.Mapping.DateFormats.Index().Where(pair => pair.Item != "unix" && !RoundTrips(pair.Item, culture)))
        {
            scope.Add($"dateFormats[{index}]", $"'{format}' is no date format.", "Use a .NET format like dd/MM/yyyy, or unix for seconds since 1970.");
        }
    }

    private static CultureInfo? CultureOf(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    // A format that cannot read what it has written itself reads nothing else either.
    private static bool RoundTrips(string format, CultureInfo culture)
    {
        try
        {
            var day = new DateTime(2031, 2, 4, 0, 0, 0, DateTimeKind.Unspecified);
            return DateTime.TryParseExact(day.ToString(format, culture), format, culture, DateTimeStyles.AllowWhiteSpaces, out var read) && read.Date == day;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
