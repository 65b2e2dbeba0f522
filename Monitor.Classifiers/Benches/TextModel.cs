using System.Collections.Concurrent;
using Monitor.Classifiers.Features;
using Monitor.Classifiers.Models;
using Monitor.Classifiers.Training;

namespace Monitor.Classifiers.Benches;

/// <summary>One head for two classes, else one a class; scorers are rented, one a thread.</summary>
internal sealed class TextModel
{
    /// <summary>Rows of a strange set are no families of one law, and titles of ten words share little: two are enough for a feature.</summary>
    private const int FewestRows = 2;

    private readonly ConceptIndex _concepts;
    private readonly Vocabulary _vocabulary;
    private readonly LinearHead[] _heads;
    private readonly ConcurrentBag<Scorer> _idle = [];

    private TextModel(ConceptIndex concepts, Vocabulary vocabulary, LinearHead[] heads) => (_concepts, _vocabulary, _heads) = (concepts, vocabulary, heads);

    public int Features => _vocabulary.Count;

    public static TextModel Fit(IReadOnlyList<LabelledText> train, string[] classes, ConceptIndex concepts, int seed, CancellationToken ct)
    {
        var (rows, vocabulary) = TrainingCorpus.Read(train.Select((row, i) => (AsText(row.Text), $"{i}")), concepts, ct, FewestRows);
        var heads = new CalibratedFit(rows, vocabulary.Count, FoldsOf(train, classes, seed), seed);
        string[] asked = classes.Length == 2 ? [classes[1]] : classes;
        return new TextModel(concepts, vocabulary, [.. asked.Select(name => heads.Fit(name, [.. train.Select(row => row.Label == name)], ct).Head)]);
    }

    public Scorer Rent() => _idle.TryTake(out var rested) ? rested : new Scorer(this);

    private static TextToAssess AsText(string text) => new() { Title = "", Body = text, Language = "en" };

    // Classes are spread evenly, in an order that the seed decides.
    private static int[] FoldsOf(IReadOnlyList<LabelledText> train, string[] classes, int seed)
    {
        var folds = new int[train.Count];
        var order = Enumerable.Range(0, train.Count)
            .OrderBy(i => Array.IndexOf(classes, train[i].Label)).ThenBy(i => Hashing.Combine((ulong)seed, (ulong)i)).ToList();
        for (var place = 0; place < order.Count; place++)
            folds[order[place]] = place % CalibratedFit.Folds;
        return folds;
    }

    /// <summary>Buffers for one document at a time; giving it back is its disposal.</summary>
    internal sealed class Scorer(TextModel model) : IDisposable
    {
        private readonly DocumentFeatures _document = new(model._concepts);
        private readonly SparseCounts _counts = new(model._vocabulary.Count);

        public double[] Logits(string text)
        {
            _document.Read(AsText(text));
            _document.Count(model._vocabulary, _counts, window: null);
            Vectorizer.Weigh(_counts, model._vocabulary, _document.Windows);
            var logits = new double[model._heads.Length];
            for (var i = 0; i < logits.Length; i++)
                logits[i] = model._heads[i].Logit(_counts.Touched, _counts.Values);
            return logits;
        }

        public void Dispose() => model._idle.Add(this);
    }
}
