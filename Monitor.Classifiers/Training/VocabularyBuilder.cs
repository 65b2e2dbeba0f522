using System.Runtime.InteropServices;
using Monitor.Classifiers.Features;

namespace Monitor.Classifiers.Training;

/// <summary>Reads the examples once, keeps their counts, and chooses the features worth a weight.</summary>
/// <param name="concepts">The lexicon.</param>
/// <param name="fewestFamilies">A feature that only one law shows teaches that law by heart.</param>
internal sealed class VocabularyBuilder(ConceptIndex concepts, int fewestFamilies = VocabularyBuilder.UsualFewestFamilies)
{
    /// <summary>Two would be half as many features more, and tell no more of unseen laws.</summary>
    public const int UsualFewestFamilies = 3;

    private const int MostFeatures = 300_000;

    /// <summary>
    /// Of so many families one is read as if the lexicon knew none of its names. Most labelled laws are known by name, many to come are
    /// not: a model that may always lean on the name learns nothing from the words beside it.
    /// </summary>
    private const ulong OneUnnamedOf = 2;

    /// <summary>UTF-16 units. What is shorter is an item of a list, and says too little without its title.</summary>
    private const int ShortestUntitled = 120;

    private readonly Dictionary<ulong, Statistics> _statistics = [];
    private readonly Dictionary<ulong, float> _counts = [];
    private readonly DocumentFeatures _features = new(concepts);
    private int _documents;
    private bool _unnamed;

    /// <summary>Texts must come with each family's together.</summary>
    public RawDocument Read(TextToAssess text, string family)
    {
        _features.Read(text);
        _unnamed = Hashing.Of(family) % OneUnnamedOf == 0;
        var untitled = text.Title.Length > 0 && text.Body.Length >= ShortestUntitled ? ReadUntitled() : null;
        _counts.Clear();
        for (var segment = 0; segment < _features.Segments.Count; segment++)
            CountSegment(segment, family);
        _documents++;
        return Counts() with { Untitled = untitled };
    }

    private RawDocument ReadUntitled()
    {
        _counts.Clear();
        foreach (var segment in _features.Segments.Skip(1))
        {
            foreach (var occurrence in _features.Occurrences[segment.First..segment.Alone])
            {
                if (!IsRead(occurrence))
                    continue;
                CollectionsMarshal.GetValueRefOrAddDefault(_counts, occurrence.Key, out _)++;
                Register(occurrence);
            }
        }
        return Counts();
    }

    private RawDocument Counts()
    {
        var keys = _counts.Keys.ToArray();
        Array.Sort(keys);
        return new RawDocument(keys, [.. keys.Select(key => _counts[key])]);
    }

    /// <summary>Every feature that was read, worth a weight or not.</summary>
    public IEnumerable<CountedFeature> Counted =>
        _statistics.Select(pair => new CountedFeature(pair.Key, pair.Value.Kind, pair.Value.Documents, pair.Value.Families, pair.Value.Name));

    public Vocabulary Build() => Choose(Counted, _documents, fewestFamilies);

    /// <param name="counted">All features; those without a name stay without.</param>
    /// <param name="documents">How many were read.</param>
    /// <param name="fewestFamilies">That a feature must stand in.</param>
    public static Vocabulary Choose(IEnumerable<CountedFeature> counted, int documents, int fewestFamilies = UsualFewestFamilies) => new(
    [
        .. counted
            .Where(feature => feature.Families >= fewestFamilies)
            .OrderByDescending(feature => feature.Documents).ThenBy(feature => feature.Key)
            .Take(MostFeatures)
            .Select(feature => new VocabularyEntry(feature.Key, feature.Kind, feature.Name ?? "", Idf(feature.Documents, documents))),
    ]);

    private static float Idf(int documents, int of) => (float)(Math.Log((1.0 + of) / (1.0 + documents)) + 1);

    private void CountSegment(int segment, string family)
    {
        var (first, own, alone, end, _, _) = _features.Segments[segment];
        var count = segment == 0 ? DocumentFeatures.TitleCount : 1;
        CountOccurrences(first, own, count, family);
        CountOccurrences(alone, end, count, family);
    }

    private void CountOccurrences(int first, int end, float of, string family)
    {
        foreach (var occurrence in _features.Occurrences[first..end])
        {
            if (!IsRead(occurrence))
                continue;
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, occurrence.Key, out var seen);
            count += of;
            if (!seen)
                CountDocument(occurrence, family);
        }
    }

    private bool IsRead(in FeatureOccurrence occurrence) => !_unnamed || (!IsName(occurrence.Concept) && !IsName(occurrence.OtherConcept));

    private bool IsName(int concept) => concept >= 0 && concepts.IsNamedLaw(concept);

    private void CountDocument(FeatureOccurrence occurrence, string family)
    {
        ref var entry = ref Register(occurrence);
        entry.Documents++;
        if (entry.LastFamily == family)
            return;
        entry.LastFamily = family;
        if (++entry.Families == fewestFamilies)
            entry.Name = FeatureNames.Of(occurrence, _features.Text, concepts);
    }

    // What only texts without their titles show is known too, but stands in no example.
    private ref Statistics Register(in FeatureOccurrence occurrence)
    {
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_statistics, occurrence.Key, out var known);
        if (!known)
            entry.Kind = occurrence.Kind;
        return ref entry;
    }

    private struct Statistics
    {
        public FeatureKind Kind;
        public int Documents;
        public int Families;
        public string? LastFamily;
        public string? Name;
    }
}

/// <summary>A feature and where it stands.</summary>
/// <param name="Key">Hash that the vocabulary knows it by.</param>
/// <param name="Kind">Of the feature.</param>
/// <param name="Documents">In how many examples.</param>
/// <param name="Families">In how many laws.</param>
/// <param name="Name">Null where it stands in too few families to be given one.</param>
internal readonly record struct CountedFeature(ulong Key, FeatureKind Kind, int Documents, int Families, string? Name);
