using System.Collections.Concurrent;
using Monitor.Classifiers.Features;

namespace Monitor.Classifiers.Models;

/// <summary>The weights and all that scoring needs, lexicon included; immutable but for its resting buffers.</summary>
public sealed class TrainedModel
{
    private readonly Lazy<PrecedentIndex> _precedents;

    internal TrainedModel(
        string id,
        Vocabulary vocabulary,
        ConceptIndex concepts,
        LinearHead relevance,
        IReadOnlyList<LinearHead> instruments,
        IReadOnlyList<KeptExample> examples,
        int background = 0)
    {
        Background = background;
        Id = id;
        Vocabulary = vocabulary;
        Concepts = concepts;
        Relevance = relevance;
        Instruments = instruments;
        Examples = examples;
        _precedents = new Lazy<PrecedentIndex>(() => new PrecedentIndex(Examples, Vocabulary.Count));
    }

    public string Id { get; }

    /// <summary>Passages of the installation that it learnt from beside the examples: see <see cref="Training.BackgroundPassage"/>.</summary>
    public int Background { get; }

    public int VocabularySize => Vocabulary.Count;

    /// <summary>Buffers that rest, for all classifiers over this model.</summary>
    internal ConcurrentBag<Workspace> IdleWorkspaces { get; } = [];

    internal Vocabulary Vocabulary { get; }

    internal ConceptIndex Concepts { get; }

    internal LinearHead Relevance { get; }

    /// <summary>Only those with enough positives; the others are decided by keyword.</summary>
    internal IReadOnlyList<LinearHead> Instruments { get; }

    /// <summary>What it was trained on.</summary>
    internal IReadOnlyList<KeptExample> Examples { get; }

    /// <summary>The examples ready to be compared with; made at the first use.</summary>
    internal PrecedentIndex Precedents => _precedents.Value;
}
