using Monitor.Classifiers.Features;
using Monitor.Classifiers.Labels;
using Monitor.Classifiers.Models;

namespace Monitor.Classifiers.Training;

/// <summary>The examples as vectors over a vocabulary made from them.</summary>
internal sealed record TrainingCorpus(
    IReadOnlyList<LabelledExample> Examples, IReadOnlyList<SparseRow> Rows, Vocabulary Vocabulary, ConceptIndex Concepts)
{
    /// <summary>Rows that are irrelevant without anybody having said so: see <see cref="BackgroundPassage"/>.</summary>
    public IReadOnlyList<SparseRow> Background { get; init; } = [];

    public static TrainingCorpus Read(IReadOnlyList<LabelledExample> examples, IReadOnlyList<BackgroundPassage> background, ConceptIndex concepts, CancellationToken ct)
    {
        var (rows, vocabulary) = Read([.. examples.Select(example => (Texts.Of(example), example.Family)), .. BackgroundPassage.Texts(background)], concepts, ct);
        return new TrainingCorpus(examples, [.. rows.Take(examples.Count)], vocabulary, concepts) { Background = [.. rows.Skip(examples.Count)] };
    }

    /// <summary>What the model keeps of them.</summary>
    public IReadOnlyList<KeptExample> Kept() =>
        [.. Examples.Zip(Rows, (example, row) => KeptExample.Of(example, LikenessVector.From(row.Indices, row.Values, Vocabulary)))];

    /// <summary>Any texts, those of a family together.</summary>
    public static (IReadOnlyList<SparseRow> Rows, Vocabulary Vocabulary) Read(
        IEnumerable<(TextToAssess Text, string Family)> texts,
        ConceptIndex concepts,
        CancellationToken ct,
        int fewestFamilies = VocabularyBuilder.UsualFewestFamilies)
    {
        var builder = new VocabularyBuilder(concepts, fewestFamilies);
        List<RawDocument> documents = [];
        foreach (var (text, family) in texts)
        {
            ct.ThrowIfCancellationRequested();
            documents.Add(builder.Read(text, family));
        }
        var vocabulary = builder.Build();
        var counts = new SparseCounts(vocabulary.Count);
        return ([.. documents.Select(document => SparseRow.From(document, vocabulary, counts))], vocabulary);
    }
}
