using Monitor.Classifiers.Features;
using Monitor.Classifiers.Labels;

namespace Monitor.Classifiers.Training;

/// <summary>The examples as vectors over a vocabulary made from them.</summary>
internal sealed record TrainingCorpus(
    IReadOnlyList<LabelledExample> Examples, IReadOnlyList<SparseRow> Rows, Vocabulary Vocabulary, ConceptIndex Concepts)
{
    public static TrainingCorpus Read(IReadOnlyList<LabelledExample> examples, ConceptIndex concepts, CancellationToken ct)
    {
        var builder = new VocabularyBuilder(concepts);
        List<RawDocument> documents = new(examples.Count);
        foreach (var example in examples)
        {
            ct.ThrowIfCancellationRequested();
            documents.Add(builder.Read(example));
        }
        var vocabulary = builder.Build();
        var counts = new SparseCounts(vocabulary.Count);
        return new TrainingCorpus(examples, [.. documents.Select(document => SparseRow.From(document, vocabulary, counts))], vocabulary, concepts);
    }
}
