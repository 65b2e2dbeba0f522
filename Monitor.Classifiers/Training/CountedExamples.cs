using Monitor.Classifiers.Features;
using Monitor.Classifiers.Labels;

namespace Monitor.Classifiers.Training;

/// <summary>
/// Examples as counted features, small: a feature is a number, and a document the steps between ascending numbers, each with its
/// count, in as few bytes as they need. Immutable.
/// </summary>
internal sealed class CountedExamples
{
    /// <summary>Ascending, so that a feature's number tells the order of its key.</summary>
    private readonly ulong[] _keys;

    private readonly FeatureKind[] _kinds;
    private readonly int[] _documentsWith;

    private readonly int[] _familiesWith;

    private readonly byte[][] _documents;

    /// <summary>Null where an example has no such text.</summary>
    private readonly byte[]?[] _untitled;

    private readonly ILookup<string, int> _byFamily;

    private CountedExamples(IReadOnlyList<LabelledExample> examples, IReadOnlyList<RawDocument> documents, IReadOnlyList<CountedFeature> features)
    {
        Examples = examples;
        _keys = [.. features.Select(feature => feature.Key)];
        _kinds = [.. features.Select(feature => feature.Kind)];
        _documentsWith = [.. features.Select(feature => feature.Documents)];
        _familiesWith = [.. features.Select(feature => feature.Families)];
        _documents = [.. documents.Select(Encode)];
        _untitled = [.. documents.Select(document => document.Untitled is { } untitled ? Encode(untitled) : null)];
        _byFamily = Enumerable.Range(0, examples.Count).ToLookup(i => examples[i].Family, StringComparer.Ordinal);
    }

    public IReadOnlyList<LabelledExample> Examples { get; }

    public bool HasFamily(string family) => _byFamily.Contains(family);

    /// <param name="examples">A family's together.</param>
    /// <param name="background">What is learnt from beside them.</param>
    /// <param name="concepts">The lexicon.</param>
    /// <param name="ct">Stops between two examples.</param>
    public static CountedExamples Read(IReadOnlyList<LabelledExample> examples, IReadOnlyList<BackgroundPassage> background, ConceptIndex concepts, CancellationToken ct)
    {
        var builder = new VocabularyBuilder(concepts);
        List<RawDocument> documents = [];
        foreach (var (text, family) in examples.Select(example => (Texts.Of(example), example.Family)).Concat(BackgroundPassage.Texts(background)))
        {
            ct.ThrowIfCancellationRequested();
            documents.Add(builder.Read(text, family));
        }
        return new CountedExamples(examples, documents, [.. builder.Counted.OrderBy(feature => feature.Key)]);
    }

    /// <summary>The vocabulary of these examples and others together. Its features have no names.</summary>
    public Vocabulary VocabularyWith(CountedExamples others) =>
        VocabularyBuilder.Choose(Features(others.Added(this)), _documents.Length + others._documents.Length);

    /// <summary>Vectors of the examples, in their order, then of the background.</summary>
    public SparseRow[] Rows(Vocabulary vocabulary)
    {
        int[] indices = [.. _keys.Select(vocabulary.Find)];
        var counts = new SparseCounts(vocabulary.Count);
        return
        [
            .. _documents.Zip(_untitled, (document, untitled) => Row(document, indices, vocabulary, counts) with
            {
                Untitled = untitled is null ? null : Row(untitled, indices, vocabulary, counts),
            }),
        ];
    }

    private IEnumerable<CountedFeature> Features(Dictionary<ulong, CountedFeature> added)
    {
        for (var i = 0; i < _keys.Length; i++)
        {
            var (documents, families) = added.Remove(_keys[i], out var more) ? (more.Documents, more.Families) : (0, 0);
            yield return new CountedFeature(_keys[i], _kinds[i], _documentsWith[i] + documents, _familiesWith[i] + families, null);
        }
        foreach (var feature in added.Values)
            yield return feature;
    }

    /// <summary>What these add to known ones: a family that both hold counts once for a feature that both show.</summary>
    private Dictionary<ulong, CountedFeature> Added(CountedExamples known)
    {
        var added = Enumerable.Range(0, _keys.Length)
            .ToDictionary(i => _keys[i], i => new CountedFeature(_keys[i], _kinds[i], _documentsWith[i], _familiesWith[i], null));
        foreach (var family in _byFamily.Select(family => family.Key).Where(known._byFamily.Contains))
        {
            foreach (var key in KeysOf(family).Intersect(known.KeysOf(family)))
                added[key] = added[key] with { Families = added[key].Families - 1 };
        }
        return added;
    }

    private IEnumerable<ulong> KeysOf(string family) => _byFamily[family].SelectMany(i => Decode(_documents[i])).Select(pair => _keys[pair.Feature]).Distinct();

    private static SparseRow Row(byte[] document, int[] indices, Vocabulary vocabulary, SparseCounts counts)
    {
        counts.Clear();
        foreach (var (feature, count) in Decode(document))
        {
            if (indices[feature] >= 0)
                counts.Add(indices[feature], count, 0);
        }
        return SparseRow.From(counts, vocabulary);
    }

    private byte[] Encode(RawDocument document)
    {
        using var bytes = new MemoryStream(document.Keys.Length * 4);
        using var writer = new BinaryWriter(bytes);
        var last = 0;
        for (var i = 0; i < document.Keys.Length; i++)
        {
            var feature = Array.BinarySearch(_keys, document.Keys[i]);
            writer.Write7BitEncodedInt(feature - last);
            // Counts are of whole occurrences.
            writer.Write7BitEncodedInt((int)document.Counts[i]);
            last = feature;
        }
        return bytes.ToArray();
    }

    private static IEnumerable<(int Feature, int Count)> Decode(byte[] document)
    {
        var (at, feature) = (0, 0);
        while (at < document.Length)
        {
            feature += Next(document, ref at);
            yield return (feature, Next(document, ref at));
        }
    }

    private static int Next(byte[] bytes, ref int at)
    {
        var (value, shift) = (0, 0);
        while (true)
        {
            var part = bytes[at++];
            value |= (part & 0x7F) << shift;
            if (part < 0x80)
                return value;
            shift += 7;
        }
    }
}
