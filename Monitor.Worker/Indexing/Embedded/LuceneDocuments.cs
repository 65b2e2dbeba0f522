using System.Globalization;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing.Embedded.Analysis;
using Monitor.Worker.Indexing.Querying;

namespace Monitor.Worker.Indexing.Embedded;

/// <summary>From an item to what Lucene keeps of it.</summary>
internal static class LuceneDocuments
{
    private const int MaxValueLength = 256;

    // Offsets are kept, so that passages are found without reading the text again.
    private static readonly FieldType Stored = WithOffsets(TextField.TYPE_STORED);
    private static readonly FieldType Unstored = WithOffsets(TextField.TYPE_NOT_STORED);
    private static readonly FieldType Unread = new FieldType(TextField.TYPE_NOT_STORED).Frozen();
    private static readonly FieldType Numbers = new FieldType(TextField.TYPE_NOT_STORED) { OmitNorms = true }.Frozen();

    public static Term IdOf(long itemId) => new(IndexFields.Id, itemId.ToString(CultureInfo.InvariantCulture));

    public static Document From(SearchDocument item)
    {
        var document = new Document { new StringField(IndexFields.Id, IdOf(item.ItemId).Text, Field.Store.YES) };
        AddText(document, IndexFields.Title, item.Title, item.Language);
        AddText(document, IndexFields.Text, item.Text, item.Language);
        if (item.Headings.Length > 0) AddHeadings(document, item.Headings, item.Language);
        AddNumbers(document, [item.Number, .. item.Keys]);
        foreach (var (facet, values) in FacetValues.Of(item)) AddFacet(document, IndexFields.Facet(facet), values);
        AddDays(document, item);
        document.Add(new NumericDocValuesField(IndexFields.Id, item.ItemId));
        document.Add(new NumericDocValuesField(IndexFields.Relevance, ResultFilter.Millionths(item.Relevance)));
        document.Add(new NumericDocValuesField(IndexFields.StageRank, (long)Math.Round(Ranks.OfStage(item.Stage) * 100)));
        document.Add(new NumericDocValuesField(IndexFields.Alike, item.AlikeKey));
        return document;
    }

    private static void AddDays(Document document, SearchDocument item)
    {
        document.Add(new NumericDocValuesField(IndexFields.PublishedDay, item.PublishedOn?.DayNumber ?? 0));
        document.Add(new NumericDocValuesField(IndexFields.SortDay, (item.PublishedOn ?? DayOf(item.FirstSeenAt)).DayNumber));
        if (item.PublishedOn is { } published) document.Add(new Int32Field(IndexFields.PublishedDay, published.DayNumber, Field.Store.NO));
        document.Add(new Int32Field(IndexFields.ChangedDay, DayOf(item.ChangedAt).DayNumber, Field.Store.NO));
        document.Add(new Int32Field(IndexFields.SeenDay, DayOf(item.FirstSeenAt).DayNumber, Field.Store.NO));
        foreach (var day in item.Dates.Distinct()) document.Add(new Int32Field(IndexFields.Dates, day.DayNumber, Field.Store.NO));
    }

    private static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);

    private static void AddText(Document document, string field, string text, string? language)
    {
        document.Add(new Field(field, text, Stored));
        if (Languages.Known(language) is { } code) document.Add(new Field(IndexFields.In(field, code), text, Unstored));
    }

    private static void AddHeadings(Document document, string headings, string? language)
    {
        document.Add(new Field(IndexFields.Headings, headings, Unread));
        if (Languages.Known(language) is { } code) document.Add(new Field(IndexFields.In(IndexFields.Headings, code), headings, Unread));
    }

    private static void AddNumbers(Document document, IEnumerable<string?> numbers)
    {
        foreach (var number in numbers.OfType<string>().Where(number => number.Length is > 0 and <= MaxValueLength))
        {
            document.Add(new Field(IndexFields.Number, OfficialNumber.Words(number), Numbers));
            // The scheme of a key ("celex:32023R1543") is ours; people type what follows it.
            foreach (var form in new[] { number, number[(number.IndexOf(':', StringComparison.Ordinal) + 1)..], number[(number.LastIndexOf(':') + 1)..] }.Distinct())
                document.Add(new StringField(IndexFields.Key, OfficialNumber.Key(form), Field.Store.NO));
        }
    }

    private static void AddFacet(Document document, string field, IEnumerable<string> values)
    {
        foreach (var value in values.Where(value => value.Length > 0).Select(Short).Distinct(StringComparer.Ordinal))
        {
            document.Add(new StringField(field, value.ToLowerInvariant(), Field.Store.NO));
            document.Add(new SortedSetDocValuesField(field, new BytesRef(value)));
        }
    }

    private static string Short(string value) => value.Length <= MaxValueLength ? value : value[..MaxValueLength];

    private static FieldType WithOffsets(FieldType type) =>
        new FieldType(type) { IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS }.Frozen();

    private static FieldType Frozen(this FieldType type)
    {
        type.Freeze();
        return type;
    }
}
