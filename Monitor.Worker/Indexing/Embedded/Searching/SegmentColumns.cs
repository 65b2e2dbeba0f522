using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Indexing.Embedded.Searching;

/// <summary>
/// What ranks, filters and counts the documents of one segment, as plain arrays: a search that finds many touches each of these for
/// every document. Made once a segment when first needed; segments never change, so nothing grows stale. About 34 bytes a document.
/// </summary>
internal sealed class SegmentColumns
{
    private static readonly ConditionalWeakTable<object, SegmentColumns> BySegment = [];

    private readonly Dictionary<string, FacetValuesOf> _facets;

    private SegmentColumns(AtomicReader segment)
    {
        PublishedDay = Days(segment, IndexFields.PublishedDay);
        SortDay = Days(segment, IndexFields.SortDay);
        ChangedDay = Days(segment, IndexFields.ChangedDay);
        Relevance = Days(segment, IndexFields.Relevance);
        Stage = [.. Read(segment, IndexFields.StageRank).Select(value => (byte)value)];
        var alike = Read(segment, IndexFields.Alike);
        // Most texts have no near-duplicate.
        Alike = alike.AsSpan().ContainsAnyExcept(0) ? alike : null;
        Ids = Read(segment, IndexFields.Id);
        _facets = SearchFacets.All.ToDictionary(name => name, name => FacetValuesOf.Read(segment, IndexFields.Facet(name)));
    }

    /// <summary>Day numbers, 0 where not known.</summary>
    public int[] PublishedDay { get; }

    public int[] SortDay { get; }

    public int[] ChangedDay { get; }

    /// <summary>In millionths.</summary>
    public int[] Relevance { get; }

    /// <summary>In hundredths.</summary>
    public byte[] Stage { get; }

    public long[]? Alike { get; }

    public long[] Ids { get; }

    public FacetValuesOf Facet(string name) => _facets[name];

    public static SegmentColumns Of(AtomicReader segment) =>
        BySegment.GetValue(segment.CoreCacheKey, _ => new SegmentColumns(segment));

    private static int[] Days(AtomicReader segment, string field) => [.. Read(segment, field).Select(value => (int)value)];

    private static long[] Read(AtomicReader segment, string field)
    {
        var column = new long[segment.MaxDoc];
        if (segment.GetNumericDocValues(field) is not { } values) return column;
        for (var i = 0; i < column.Length; i++) column[i] = values.Get(i);
        return column;
    }
}

/// <summary>The values of one facet in one segment: the words, and by document the numbers of its words.</summary>
internal sealed class FacetValuesOf
{
    private readonly int[] _starts;
    private readonly ushort[] _numbers;

    private FacetValuesOf(string[] words, int[] starts, ushort[] numbers) => (Words, _starts, _numbers) = (words, starts, numbers);

    public IReadOnlyList<string> Words { get; }

    public static FacetValuesOf Read(AtomicReader segment, string field)
    {
        if (segment.GetSortedSetDocValues(field) is not { } values) return new FacetValuesOf([], new int[segment.MaxDoc + 1], []);
        var (starts, numbers) = (new int[segment.MaxDoc + 1], new List<ushort>(segment.MaxDoc));
        for (var document = 0; document < segment.MaxDoc; document++)
        {
            values.SetDocument(document);
            for (var ordinal = values.NextOrd(); ordinal != SortedSetDocValues.NO_MORE_ORDS; ordinal = values.NextOrd()) numbers.Add(checked((ushort)ordinal));
            starts[document + 1] = numbers.Count;
        }

        return new FacetValuesOf([.. Enumerable.Range(0, (int)values.ValueCount).Select(ordinal => WordOf(values, ordinal))], starts, [.. numbers]);
    }

    public ReadOnlySpan<ushort> Of(int document) => _numbers.AsSpan(_starts[document], _starts[document + 1] - _starts[document]);

    private static string WordOf(SortedSetDocValues values, long ordinal)
    {
        var bytes = new BytesRef();
        values.LookupOrd(ordinal, bytes);
        return bytes.Utf8ToString();
    }
}
