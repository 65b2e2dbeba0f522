using Monitor.Classifiers.Models;

namespace Monitor.Classifiers.Features;

/// <summary>A word that a model does not know, in normal form, and in how many documents it stands.</summary>
public sealed record UnknownWord(string Word, int Documents);

/// <summary>
/// Which words of a text a model has no weight for. A content word is known by itself, by its stem, by a concept that it belongs to or,
/// where words are read by their pieces (Finnish, Arabic, Korean...), by at least half of these. Numbers are no words, and
/// scripts without spaces have none to count.
/// </summary>
public sealed class VocabularyGap(TrainedModel model)
{
    private const int FewestDocuments = 2;

    /// <summary>Content words, each as often as it stands, and the unknown ones among them; (0, 0) for a text in a script without spaces.</summary>
    public (int Words, int Unknown) Measure(TextToAssess text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var document = new DocumentFeatures(model.Concepts);
        document.Read(text);
        var words = WordsOf(document);
        return (words.Count, words.Values.Count(known => !known));
    }

    /// <summary>The unknown words that stand in at least two documents, most documents first: what to label, or to add to the lexicon.</summary>
    public IReadOnlyList<UnknownWord> FrequentUnknown(IEnumerable<TextToAssess> texts, int take)
    {
        ArgumentNullException.ThrowIfNull(texts);
        Dictionary<string, int> documents = new(StringComparer.Ordinal);
        var document = new DocumentFeatures(model.Concepts);
        foreach (var text in texts)
        {
            document.Read(text);
            var unknown = WordsOf(document).Where(word => !word.Value).Select(word => document.Text.Slice(word.Key.Start, word.Key.Length).ToString());
            foreach (var word in unknown.ToHashSet(StringComparer.Ordinal))
                documents[word] = documents.GetValueOrDefault(word) + 1;
        }
        return
        [
            .. documents.Where(pair => pair.Value >= FewestDocuments)
                .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .Take(take).Select(pair => new UnknownWord(pair.Key, pair.Value)),
        ];
    }

    // Places of content words, and whether the model knows them.
    private Dictionary<(int Start, int Length), bool> WordsOf(DocumentFeatures document)
    {
        Dictionary<(int Start, int Length), bool> words = [];
        Dictionary<(int Start, int Length), (int Known, int All)> pieces = [];
        List<(int Start, int End)> concepts = [];
        foreach (ref readonly var occurrence in document.Occurrences)
        {
            var place = (occurrence.Start, occurrence.Length);
            var known = model.Vocabulary.Find(occurrence.Key) >= 0;
            switch (occurrence.Kind)
            {
                case FeatureKind.Word when !document.Text.Slice(occurrence.Start, occurrence.Length).ContainsAnyInRange('0', '9'):
                    words[place] = known;
                    break;
                case FeatureKind.Stem when known && words.ContainsKey(place):
                    words[place] = true;
                    break;
                case FeatureKind.Gram:
                    var (of, all) = pieces.GetValueOrDefault(place);
                    pieces[place] = (of + (known ? 1 : 0), all + 1);
                    break;
                case FeatureKind.Concept when known:
                    concepts.Add((occurrence.Start, occurrence.Start + occurrence.Length));
                    break;
            }
        }
        foreach (var place in words.Keys.Where(place => !words[place]).ToList())
        {
            var (known, all) = pieces.GetValueOrDefault(place);
            words[place] = (all > 0 && 2 * known >= all) || concepts.Exists(concept => concept.Start < place.Start + place.Length && place.Start < concept.End);
        }
        return words;
    }
}
