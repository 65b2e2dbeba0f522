using System.Runtime.InteropServices;

namespace Monitor.Classifiers.Features;

/// <summary>
/// One document read into feature occurrences: segment 0 is the title, each further one a window of the body, to be counted beside the
/// title or alone.
/// Reused from document to document; not thread-safe.
/// </summary>
internal sealed class DocumentFeatures(ConceptIndex concepts)
{
    /// <summary>A word of the title says as much as two in the body.</summary>
    public const float TitleCount = 2;

    private const int MostKeptOccurrences = 200_000;

    /// <summary>In fewer tokens a language is guessed wrong too often to leave the others' words out: a title in kanji alone looks Chinese.</summary>
    private const int FewestTokensForAGuess = 40;

    private readonly FeatureExtractor _extractor = new(concepts);
    private readonly List<FeatureOccurrence> _occurrences = new(1024);
    private readonly List<Segment> _segments = new(16);
    private readonly List<(int Start, int Length)> _windows = new(16);
    private readonly List<Range> _tokens = new(16);
    private readonly List<int> _conceptPlaces = [];
    private readonly List<(int Feature, int Occurrence)> _known = new(1024);
    private readonly List<KnownSegment> _knownSegments = new(16);
    private Vocabulary? _knownTo;
    private string? _languageOfTerms;

    public NormalText Text { get; } = new();

    public ReadOnlySpan<FeatureOccurrence> Occurrences => CollectionsMarshal.AsSpan(_occurrences);

    public IReadOnlyList<Segment> Segments => _segments;

    public int Windows => _segments.Count - 1;

    /// <summary>As told, else as detected.</summary>
    public string? Language { get; private set; }

    /// <summary>A giant document grew the buffers so far that keeping them would cost more than making new ones.</summary>
    public bool IsOversized => _occurrences.Capacity > MostKeptOccurrences;

    public void Read(TextToAssess document)
    {
        Clear();
        PassageSplitter.Split(document.Body, _windows);
        _tokens.Add(Text.Append(document.Title));
        foreach (var (start, length) in _windows)
            _tokens.Add(Text.Append(document.Body.AsSpan(start, length)));
        Language = document.Language ?? LanguageDetector.Detect(document.Title, document.Body, Text);
        _languageOfTerms = document.Language is null && Text.Tokens.Length < FewestTokensForAGuess ? null : Language;
        for (var i = 0; i < _tokens.Count; i++)
            AddSegment(i);
    }

    /// <summary>Sets the counts to those of title and one window, or of title and all windows.</summary>
    public void Count(Vocabulary vocabulary, SparseCounts counts, int? window)
    {
        LookUp(vocabulary);
        counts.Clear();
        AddCounts(counts, 0, TitleCount);
        for (var i = window ?? 1; i <= (window ?? Windows); i++)
            AddCounts(counts, i, 1);
    }

    /// <summary>Sets the counts to those of one window, as if the document had no title.</summary>
    public void CountAlone(Vocabulary vocabulary, SparseCounts counts, int window)
    {
        LookUp(vocabulary);
        counts.Clear();
        var known = _knownSegments[window];
        AddCounts(counts, known.First, known.Alone, 1);
    }

    private void AddCounts(SparseCounts counts, int segment, float count)
    {
        var known = _knownSegments[segment];
        AddCounts(counts, known.First, known.Own, count);
        AddCounts(counts, known.Alone, known.End, count);
    }

    private void AddCounts(SparseCounts counts, int first, int end, float count)
    {
        foreach (var (feature, occurrence) in CollectionsMarshal.AsSpan(_known)[first..end])
            counts.Add(feature, count, occurrence);
    }

    // A segment is counted several times, and most occurrences are of features that the model does not know.
    private void LookUp(Vocabulary vocabulary)
    {
        if (_knownTo == vocabulary)
            return;
        _known.Clear();
        _knownSegments.Clear();
        foreach (var segment in _segments)
        {
            var first = _known.Count;
            var own = LookUp(vocabulary, segment.First, segment.Own);
            var alone = LookUp(vocabulary, segment.Own, segment.Alone);
            _knownSegments.Add(new KnownSegment(first, own, alone, LookUp(vocabulary, segment.Alone, segment.End)));
        }
        _knownTo = vocabulary;
    }

    private int LookUp(Vocabulary vocabulary, int first, int end)
    {
        var occurrences = Occurrences;
        for (var i = first; i < end; i++)
        {
            if (vocabulary.Find(occurrences[i].Key) is >= 0 and var feature)
                _known.Add((feature, i));
        }
        return _known.Count;
    }

    private void AddSegment(int segment)
    {
        var first = _occurrences.Count;
        _extractor.Extract(Text, _tokens[segment], segment == 0, Language, _languageOfTerms, _occurrences);
        var (own, alone) = (_occurrences.Count, _occurrences.Count);
        if (segment > 0)
        {
            AddMeetings(first, own, besideTitle: false);
            alone = _occurrences.Count;
        }
        if (segment > 0 || _tokens.Count == 1)
            AddMeetings(first, own, besideTitle: segment > 0);
        var window = segment == 0 ? (Start: 0, Length: 0) : _windows[segment - 1];
        _segments.Add(new Segment(first, own, alone, _occurrences.Count, window.Start, window.Length));
    }

    // The title's concepts join those of each window: "Act on telecommunications" + "shall hand over on request of the police".
    private void AddMeetings(int first, int end, bool besideTitle)
    {
        _conceptPlaces.Clear();
        if (besideTitle)
            ListConcepts(_segments[0].First, _segments[0].Own);
        ListConcepts(first, end);
        FeatureExtractor.AddConceptPairs(_occurrences, CollectionsMarshal.AsSpan(_conceptPlaces), concepts);
        FeatureExtractor.AddAspects(_occurrences, CollectionsMarshal.AsSpan(_conceptPlaces), concepts);
    }

    private void ListConcepts(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (_occurrences[i].Kind == FeatureKind.Concept && !IsListed(_occurrences[i].Concept))
                _conceptPlaces.Add(i);
        }
    }

    private bool IsListed(int concept)
    {
        foreach (var place in _conceptPlaces)
        {
            if (_occurrences[place].Concept == concept)
                return true;
        }
        return false;
    }

    private void Clear()
    {
        Text.Clear();
        _occurrences.Clear();
        _segments.Clear();
        _windows.Clear();
        _tokens.Clear();
        _knownTo = null;
    }
}

/// <summary>Occurrences of a segment in three stretches, the first always counted, and of the others one.</summary>
/// <param name="First">First occurrence: words and concepts.</param>
/// <param name="Own">One past them, and the first of what its own concepts make of each other.</param>
/// <param name="Alone">One past those, and the first of what its own and the title's concepts make of each other.</param>
/// <param name="End">One past its last occurrence.</param>
/// <param name="Start">Offset of the window in the body.</param>
/// <param name="Length">Length of the window in the body.</param>
internal readonly record struct Segment(int First, int Own, int Alone, int End, int Start, int Length);

/// <summary>The same stretches among the occurrences that a vocabulary knows.</summary>
internal readonly record struct KnownSegment(int First, int Own, int Alone, int End);
