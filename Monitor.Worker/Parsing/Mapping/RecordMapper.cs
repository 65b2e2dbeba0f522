using System.Security.Cryptography;
using System.Text;
using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Dates;

namespace Monitor.Worker.Parsing.Mapping;

/// <summary>
/// Turns records of any format into documents by a source's mapping. Knows the fields and their meaning, never the format.
/// One mapper serves one page.
/// </summary>
internal sealed class RecordMapper(MappingContext context)
{
    private static readonly Dictionary<string, string> NothingListed = [];

    private readonly RecordMapping _mapping = context.Mapping;

    private readonly DateReader _dates = new(context.Mapping.DateFormats, context.Mapping.Culture, context.Source.TimeZone);

    private string? AssumedLanguage => context.Source.Languages is [var first, ..] ? first : null;

    public MappedRecord Map(IRecordReader record)
    {
        var fields = new FieldValues(record, _mapping.Fields, NothingListed);
        if (!Keeps(fields)) return new MappedRecord.LeftOut();

        var title = Title(fields);
        var url = Url(fields);
        if (title is null) return new MappedRecord.Rejected($"No title in the record {fields["id"] ?? url?.AbsoluteUri ?? "without id and url"}.");

        var blank = new ParsedDocument { NativeId = fields["id"] ?? url?.AbsoluteUri ?? Hash(title), Title = title };
        return new MappedRecord.Kept(Fill(blank, fields, url));
    }

    /// <summary>The listed document with what its own page says: a field found there replaces the list's.</summary>
    public ParsedDocument Overlay(ParsedDocument listed, IRecordReader detail)
    {
        var fields = new FieldValues(detail, _mapping.Fields, listed.Fields);
        return Fill(listed with { Title = Title(fields) ?? listed.Title }, fields, _mapping.Fields.ContainsKey("url") ? Url(fields) : null);
    }

    private ParsedDocument Fill(ParsedDocument document, FieldValues fields, Uri? url)
    {
        var unread = new List<string>(document.UnreadDates);
        var dates = Dates(fields, document.Dates, unread);
        var published = Read(fields, "published", _dates.Date, unread);
        var updated = Read(fields, "updated", _dates.Instant, unread);
        return document with
        {
            Keys = Keys(fields) is { Count: > 0 } keys ? keys : document.Keys,
            Url = url ?? document.Url,
            Number = fields["number"] ?? document.Number,
            Text = Text(fields) ?? document.Text,
            Language = LanguageTag.From(fields["language"]) ?? document.Language ?? AssumedLanguage,
            Stage = StageReader.Find(_mapping.Stages, fields, dates, context.Today) ?? document.Stage,
            RawStatus = fields["status"] ?? document.RawStatus,
            PublishedOn = published ?? document.PublishedOn,
            UpdatedAt = updated ?? document.UpdatedAt,
            Dates = dates,
            UnreadDates = [.. unread.Distinct(StringComparer.Ordinal)],
            Fields = fields.All(),
        };
    }

    private bool Keeps(FieldValues fields) =>
        _mapping.Keep.All(pair => fields.FieldOrPath(pair.Key) is { } value && TextPattern.Of(pair.Value).Admits(value));

    private static string? Title(FieldValues fields) =>
        fields["title"] is { } title && MarkupText.OneLine(title) is { Length: > 0 } plain ? plain : null;

    private static string? Text(FieldValues fields) =>
        (fields["text"] ?? fields["summary"]) is { } text && MarkupText.From(text) is { Length: > 0 } plain ? plain : null;

    private Uri? Url(FieldValues fields) =>
        fields["url"] is { } text && Uri.TryCreate(context.Base, text, out var url) && url.Scheme is "http" or "https" ? url : null;

    private List<string> Keys(FieldValues fields) =>
    [
        .. _mapping.Keys.Select(template => RecordTemplate.Fill(template, field => fields[field]))
            .OfType<string>()
            .Select(OfficialKey.Normalise)
            .Distinct(StringComparer.Ordinal),
    ];

    // What is given and cannot be read is noted: it may be the first sign of a new format.
    private T? Read<T>(FieldValues fields, string name, Func<string?, T?> read, List<string> unread)
        where T : struct
    {
        var value = read(fields[name]);
        if (value is null && fields[name] is not null && !_dates.IsOpen(fields[name])) unread.Add(name);
        return value;
    }

    private Dictionary<string, DateOnly> Dates(FieldValues fields, IReadOnlyDictionary<string, DateOnly> listed, List<string> unread)
    {
        var dates = new Dictionary<string, DateOnly>(listed, StringComparer.Ordinal);
        foreach (var (kind, rule) in _mapping.Dates)
        {
            var given = fields.Apply(rule);
            if (_dates.Date(given) is { } date) dates[kind] = date;
            else if (given is not null && !_dates.IsOpen(given)) unread.Add(kind);
        }

        return dates;
    }

    private static string Hash(string title) =>
        "title-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(title)).AsSpan(0, 12));
}
