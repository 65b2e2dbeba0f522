using System.Runtime.InteropServices;
using Monitor.Classifiers.Features;

namespace Monitor.Classifiers.Models;

/// <summary>
/// Divides a logit among the words of the text: every feature's contribution goes to the words that a reader would point to,
/// so that <see cref="Intercept"/> plus all terms is the logit.
/// </summary>
internal sealed class Explanation(TrainedModel model, Workspace workspace)
{
    private const int MostReasons = 5;
    private const double LeastWeight = 0.005;

    /// <summary>Among so many strongest terms, parts of a phrase are joined to the phrase.</summary>
    private const int MostJoined = 60;

    private readonly Dictionary<string, (double Weight, int Concept)> _terms = new(StringComparer.Ordinal);

    public double Intercept => model.Relevance.Intercept;

    /// <summary>Takes the contributions of a weighed vector, times a share.</summary>
    public void Add(SparseCounts counts, double share)
    {
        for (var i = 0; i < counts.Touched.Length; i++)
        {
            var feature = counts.Touched[i];
            var weight = share * counts.Values[i] * model.Relevance.Weights[feature];
            if (weight != 0)
                Attribute(workspace.Document.Occurrences[counts.FirstOf(feature)], weight);
        }
    }

    /// <summary>All terms, strongest first.</summary>
    public IReadOnlyList<ReasonTerm> Terms() =>
        [.. Join([.. _terms.Select(ToReason).OrderByDescending(term => Math.Abs(term.Weight)).ThenBy(term => term.Term, StringComparer.Ordinal)])];

    public static IReadOnlyList<ReasonTerm> Strongest(IReadOnlyList<ReasonTerm> terms) =>
    [
        .. terms.Where(term => term.Weight > LeastWeight).Take(MostReasons),
        .. terms.Where(term => term.Weight < -LeastWeight).Take(MostReasons),
    ];

    private void Attribute(FeatureOccurrence seen, double weight)
    {
        var first = workspace.Document.Text.Slice(seen.Start, seen.Length);
        switch (seen.Kind)
        {
            case FeatureKind.ConceptPair or FeatureKind.Aspects:
                AddTerm(first.ToString(), weight / 2, seen.Concept);
                AddTerm(workspace.Document.Text.Slice(seen.OtherStart, seen.OtherLength).ToString(), weight / 2, seen.OtherConcept);
                break;
            case FeatureKind.WordPair:
                AddTerm($"{first} {workspace.Document.Text.Slice(seen.OtherStart, seen.OtherLength)}", weight, -1);
                break;
            case FeatureKind.Word or FeatureKind.Stem or FeatureKind.Gram or FeatureKind.Concept or FeatureKind.TitleConcept:
                AddTerm(first.ToString(), weight, seen.Concept);
                break;
        }
    }

    private void AddTerm(string term, double weight, int concept)
    {
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_terms, term, out var known);
        entry = (entry.Weight + weight, known && entry.Concept >= 0 ? entry.Concept : concept);
    }

    private ReasonTerm ToReason(KeyValuePair<string, (double Weight, int Concept)> pair) =>
        pair.Value.Concept < 0
            ? new ReasonTerm(pair.Key, pair.Value.Weight, null)
            : new ReasonTerm(pair.Key, pair.Value.Weight, model.Concepts.Glosses[pair.Value.Concept]) { Concept = model.Concepts.Ids[pair.Value.Concept] };

    // "production", "order" and "production order" are one reason to a reader.
    private static IEnumerable<ReasonTerm> Join(List<ReasonTerm> terms)
    {
        for (var i = Math.Min(terms.Count, MostJoined) - 1; i >= 0; i--)
        {
            var part = terms[i];
            var whole = terms.FindIndex(term => term.Term.Length > part.Term.Length && term.Weight * part.Weight > 0 && Contains(term.Term, part.Term));
            if (whole < 0 || whole >= MostJoined)
                continue;
            terms[whole] = terms[whole] with
            {
                Weight = terms[whole].Weight + part.Weight,
                Gloss = terms[whole].Gloss ?? part.Gloss,
                Concept = terms[whole].Concept ?? part.Concept,
            };
            terms.RemoveAt(i);
        }
        return terms.OrderByDescending(term => Math.Abs(term.Weight)).ThenBy(term => term.Term, StringComparer.Ordinal);
    }

    private static bool Contains(string phrase, string part) => $" {phrase} ".Contains($" {part} ", StringComparison.Ordinal);
}
