using Monitor.Classifiers.Features;
using Monitor.Classifiers.Labels;
using Monitor.Classifiers.Models;

namespace Monitor.Classifiers.Training;

/// <summary>
/// Answers "what would this label change": trains relevance again with some labels more, in a second or two, for the examples were read
/// before. Relevance is bit for bit what <see cref="ModelTrainer.Train"/> would give on all of them; instruments are not trained but
/// decided by their keywords, and no precedents are kept, so this is to compare by and not to be put to use. A passage of the background
/// whose item is labelled by now is not learnt from, though its words were counted. Immutable; may be asked by
/// several threads.
/// </summary>
public sealed class RelevanceRefit
{
    private readonly TrainingInput _input;
    private readonly ConceptIndex _concepts;
    private readonly CountedExamples _known;

    private RelevanceRefit(TrainingInput input, ConceptIndex concepts, CountedExamples known)
    {
        _input = input;
        _concepts = concepts;
        _known = known;
    }

    /// <summary>Reads the examples, which is the slow part, and holds them as counts of features.</summary>
    public static RelevanceRefit Prepare(TrainingInput input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        var concepts = new ConceptIndex(input.Lexicon.Entries);
        return new RelevanceRefit(input, concepts, CountedExamples.Read(TrainingOrder.Of(input.Examples), input.Background, concepts, ct));
    }

    /// <summary>Relevance of all prepared examples and these.</summary>
    /// <param name="more">Labels to try, of known or new families; none is allowed.</param>
    /// <param name="ct">Stops between two fits.</param>
    /// <exception cref="ArgumentException">There are too few relevant or irrelevant examples to learn from.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled.</exception>
    public LearnedClassifier With(IReadOnlyList<LabelledExample> more, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(more);
        var all = _input with { Examples = [.. _known.Examples, .. more] };
        TrainingOrder.RefuseTooFew(all.Examples);
        var corpus = Corpus(CountedExamples.Read(TrainingOrder.Of(more), [], _concepts, ct));
        var relevance = new HeadTrainer(corpus, _input.Seed).TrainRelevance(ct);
        var id = ModelIdentity.Of(all).Replace("learned-", "refit-", StringComparison.Ordinal);
        return new LearnedClassifier(new TrainedModel(id, corpus.Vocabulary, _concepts, relevance.Head, [], [], _input.Background.Count), _input.Topics);
    }

    private TrainingCorpus Corpus(CountedExamples more)
    {
        var vocabulary = _known.VocabularyWith(more);
        var known = _known.Rows(vocabulary);
        var all = TrainingOrder.Of([.. _known.Examples.Zip(known), .. more.Examples.Zip(more.Rows(vocabulary))], pair => pair.First);
        return new TrainingCorpus([.. all.Select(pair => pair.First)], [.. all.Select(pair => pair.Second)], vocabulary, _concepts)
        {
            Background = [.. known[_known.Examples.Count..].Where((_, i) => !more.HasFamily(_input.Background[i].Family))],
        };
    }
}
