using System.Runtime.InteropServices;
using Monitor.Classifiers.Features;

namespace Monitor.Classifiers.Training;

/// <summary>Reads the examples once, keeps their counts, and chooses the features worth a weight.</summary>
/// <param name="concepts">The lexicon.</param>
/// <param name="fewestFamilies">A feature that only one law shows teaches that law by heart.</param>
internal sealed class VocabularyBuilder(ConceptIndex concepts, int fewestFamilies = VocabularyBuilder.UsualFewestFamilies)
{
    public const int UsualFewestFamilies = 2;
    private const int MostFeatures = 300_000;

    private readonly Dictionary<ulong, Statistics> _statistics = [];
    private readonly Dictionary<ulong, float> _counts = [];
    private readonly DocumentFeatures _features = new(concepts);
    private int _documents;

    /// <summary>Texts must come with each family's together.</summary>
    public RawDocument Read(TextToAssess text, string family)
    {
        _features.Read(text);
        _counts.Clear();
        for (var segment = 0; segment < _features.Segments.Count; segment++)
            CountSegment(segment, family);
        _documents++;
        var keys = _counts.Keys.ToArray();
        Array.Sort(keys);
        return new RawDocument(keys, [.. keys.Select(key => _counts[key])]);
    }

    public Vocabulary Build()
    {
        var entries = _statistics
            .Where(pair => pair.Value.Families >= fewestFamilies)
            .OrderByDescending(pair => pair.Value.Documents).ThenBy(pair => pair.Key)
            .Take(MostFeatures)
            .Select(pair => new VocabularyEntry(pair.Key, pair.Value.Kind, pair.Value.Name!, Idf(pair.Value.Documents)));
        return new Vocabulary([.. entries]);
    }

    private float Idf(int documents) => (float)(Math.Log((1.0 + _documents) / (1.0 + documents)) + 1);

    private void CountSegment(int segment, string family)
    {
        var (first, end, _, _) = _features.Segments[segment];
        for (var i = first; i < end; i++)
        {
            var occurrence = _features.Occurrences[i];
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, occurrence.Key, out var seen);
            count += segment == 0 ? DocumentFeatures.TitleCount : 1;
            if (!seen)
                CountDocument(occurrence, family);
        }
    }

    private void CountDocument(FeatureOccurrence occurrence, string family)
    {
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_statistics, occurrence.Key, out var known);
        if (!known)
            entry.Kind = occurrence.Kind;
        entry.Documents++;
        if (entry.LastFamily == family)
            return;
        entry.LastFamily = family;
        if (++entry.Families == fewestFamilies)
            entry.Name = FeatureNames.Of(occurrence, _features.Text, concepts);
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
