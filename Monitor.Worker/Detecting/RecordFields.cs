using Monitor.Worker.Documents;

namespace Monitor.Worker.Detecting;

/// <summary>Which fields of a record are filled. A text counts from a hundred characters on: less is a heading or a notice.</summary>
internal static class RecordFields
{
    public const string Text = "text";

    /// <summary>Before a field that stands on the record's own page and not in the list.</summary>
    public const string OwnPage = "page:";

    private const int LeastText = 100;

    public static bool HasText(ParsedDocument document) => document.Text.Length >= LeastText;

    /// <summary>Of the list's records, or of the pages that were read, whichever the field stands on.</summary>
    public static Share Share(RunFacts facts, string field) => new(
        facts.Fields.GetValueOrDefault(field),
        field.StartsWith(OwnPage, StringComparison.Ordinal) ? facts.Texts : facts.Records);

    public static IEnumerable<string> Filled(ParsedDocument document)
    {
        if (document.Title.Length > 0) yield return "title";
        if (document.Url is not null) yield return "url";
        if (document.Number is not null) yield return "number";
        if (document.PublishedOn is not null) yield return "published";
        if (document.UpdatedAt is not null) yield return "updated";
        if (document.RawStatus is not null) yield return "status";
        if (document.Stage is not Stage.Unknown) yield return "stage";
        if (document.Keys.Count > 0) yield return "keys";
        foreach (var kind in document.Dates.Keys) yield return $"date:{kind}";
    }
}
