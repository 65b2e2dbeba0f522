using System.Globalization;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing.Embedded.Analysis;
using Monitor.Worker.Indexing.Embedded.Highlighting;
using Monitor.Worker.Indexing.Embedded.Texts;
using Monitor.Worker.Indexing.Querying;

namespace Monitor.Worker.Indexing.Embedded;

/// <summary>From an item to what Lucene keeps of it.</summary>
internal static class LuceneDocuments
{
    private const int MaxValueLength = 256;

    private static readonly FieldType Searched = new FieldType(TextField.TYPE_NOT_STORED).Frozen();
    private static readonly FieldType Numbers = new FieldType(TextField.TYPE_NOT_STORED) { OmitNorms = true }.Frozen();

    public static Term IdOf(long itemId) => new(IndexFields.Id, itemId.ToString(CultureInfo.InvariantCulture));

    public static Document From(SearchDocument item, TextPieces pieces)
    {
        var document = new Document { new StringField(IndexFields.Id, IdOf(item.ItemId).Text, Field.Store.YES) };
        var language = Languages.Known(item.Language);
        document.Add(new StoredField(IndexFields.Title, item.Title));
        AddWords(document, IndexFields.Title, AnalysedText.Of(item.Title, language), language);
        if (item.Headings.Length > 0) AddWords(document, IndexFields.Headings, AnalysedText.Of(item.Headings, language), language);
        AddText(document, item.Text, language, pieces);
        AddNumbers(document, NumbersOf(item));
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
        document.Add(new NumericDocValuesField(IndexFields.ChangedDay, DayOf(item.ChangedAt).DayNumber));
        document.Add(new Int32Field(IndexFields.ChangedDay, DayOf(item.ChangedAt).DayNumber, Field.Store.NO));
        document.Add(new Int32Field(IndexFields.SeenDay, DayOf(item.FirstSeenAt).DayNumber, Field.Store.NO));
        foreach (var day in item.Dates.Distinct()) document.Add(new Int32Field(IndexFields.Dates, day.DayNumber, Field.Store.NO));
    }

    private static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);

    private static void AddText(Document document, string text, string? language, TextPieces pieces)
    {
        var (analysed, written) = (AnalysedText.Of(text, language), pieces.Write(text));
        AddWords(document, IndexFields.Text, analysed, language);
        document.Add(new BinaryDocValuesField(IndexFields.Map, new BytesRef(TextMap.Write(language, [.. written.Select(piece => piece.Length)], analysed.Places))));
        foreach (var (_, bytes) in written) document.Add(new StoredField(IndexFields.Body, bytes));
    }

    private static void AddWords(Document document, string field, AnalysedText text, string? language)
    {
        document.Add(new Field(field, new CapturedStream(text.Neutral), Searched));
        if (language is not null) document.Add(new Field(IndexFields.In(field, language), new CapturedStream(text.Stems), Searched));
    }

    /// <summary>Its official numbers and keys, as far as they can be looked for.</summary>
    public static IEnumerable<string> NumbersOf(SearchDocument item) =>
        ((string?[])[item.Number, .. item.Keys]).OfType<string>().Where(number => number.Length is > 0 and <= MaxValueLength);

    /// <summary>The scheme of a key ("celex:32023R1543") is ours; people type what follows it.</summary>
    public static IEnumerable<string> KeysOf(string number) =>
        new[] { number, number[(number.IndexOf(':', StringComparison.Ordinal) + 1)..], number[(number.LastIndexOf(':') + 1)..] }.Distinct().Select(OfficialNumber.Key);

    private static void AddNumbers(Document document, IEnumerable<string> numbers)
    {
        foreach (var number in numbers)
        {
            document.Add(new Field(IndexFields.Number, OfficialNumber.Words(number), Numbers));
            foreach (var key in KeysOf(number)) document.Add(new StringField(IndexFields.Key, key, Field.Store.NO));
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

    private static FieldType Frozen(this FieldType type)
    {
        type.Freeze();
        return type;
    }
}
