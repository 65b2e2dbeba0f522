using System.Collections.Concurrent;
using Monitor.Classifiers.Features;

namespace Monitor.Classifiers.Models;

/// <summary>The weights and all that scoring needs, lexicon included; immutable but for its resting buffers.</summary>
public sealed class TrainedModel
{
    internal TrainedModel(string id, Vocabulary vocabulary, ConceptIndex concepts, LinearHead relevance, IReadOnlyList<LinearHead> instruments)
    {
        Id = id;
        Vocabulary = vocabulary;
        Concepts = concepts;
        Relevance = relevance;
        Instruments = instruments;
    }

    public string Id { get; }

    public int VocabularySize => Vocabulary.Count;

    /// <summary>Buffers that rest, for all classifiers over this model.</summary>
    internal ConcurrentBag<Workspace> IdleWorkspaces { get; } = [];

    internal Vocabulary Vocabulary { get; }

    internal ConceptIndex Concepts { get; }

    internal LinearHead Relevance { get; }

    /// <summary>Only those with enough positives; the others are decided by keyword.</summary>
    internal IReadOnlyList<LinearHead> Instruments { get; }
}
