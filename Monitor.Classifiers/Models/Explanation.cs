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

    private readonly TermSheet _terms = Emptied(workspace.Terms);

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
    public IReadOnlyList<ReasonTerm> Terms()
    {
        var (joined, rest) = Ordered();
        return [.. joined, .. rest.Select(ToReason)];
    }

    /// <summary>The strongest for it, then the strongest against it.</summary>
    public IReadOnlyList<ReasonTerm> Strongest()
    {
        var (joined, rest) = Ordered();
        return [.. Side(joined, rest, 1), .. Side(joined, rest, -1)];
    }

    private IEnumerable<ReasonTerm> Side(IReadOnlyList<ReasonTerm> joined, int[] rest, int sign) =>
        joined.Where(term => sign * term.Weight > LeastWeight)
            .Concat(rest.Where(term => sign * _terms.WeightOf(term) > LeastWeight).Select(ToReason))
            .Take(MostReasons);

    /// <summary>
    /// The strongest terms with parts of phrases joined, then the numbers of the others, which no joining reaches: it looks at
    /// the first <see cref="MostJoined"/> and each time takes away one at most. Joining only adds, so the first stay first.
    /// </summary>
    private (IReadOnlyList<ReasonTerm> Joined, int[] Others) Ordered()
    {
        var order = _terms.ByWeight();
        var reached = Math.Min(order.Length, MostJoined * 2);
        var strongest = new List<ReasonTerm>(reached);
        foreach (var term in order[..reached])
            strongest.Add(ToReason(term));
        return ([.. Join(strongest)], order[reached..].ToArray());
    }

    private void Attribute(FeatureOccurrence seen, double weight)
    {
        var first = workspace.Document.Text.Slice(seen.Start, seen.Length);
        switch (seen.Kind)
        {
            case FeatureKind.ConceptPair or FeatureKind.Aspects:
                _terms.Add(first, weight / 2, seen.Concept);
                _terms.Add(workspace.Document.Text.Slice(seen.OtherStart, seen.OtherLength), weight / 2, seen.OtherConcept);
                break;
            case FeatureKind.WordPair:
                _terms.Add(first, workspace.Document.Text.Slice(seen.OtherStart, seen.OtherLength), weight);
                break;
            case FeatureKind.Word or FeatureKind.Stem or FeatureKind.Gram or FeatureKind.Concept or FeatureKind.TitleConcept:
                _terms.Add(first, weight, seen.Concept);
                break;
        }
    }

    private ReasonTerm ToReason(int term)
    {
        var (letters, weight, concept) = (_terms.LettersOf(term).ToString(), _terms.WeightOf(term), _terms.ConceptOf(term));
        return concept < 0
            ? new ReasonTerm(letters, weight, null)
            : new ReasonTerm(letters, weight, model.Concepts.Glosses[concept]) { Concept = model.Concepts.Ids[concept] };
    }

    private static TermSheet Emptied(TermSheet sheet)
    {
        sheet.Clear();
        return sheet;
    }

    // "production", "order" and "production order" are one reason to a reader.
    private static IEnumerable<ReasonTerm> Join(List<ReasonTerm> terms)
    {
        for (var i = Math.Min(terms.Count, MostJoined) - 1; i >= 0; i--)
        {
            var part = terms[i];
            var whole = terms.FindIndex(
                0, Math.Min(terms.Count, MostJoined), term => term.Term.Length > part.Term.Length && term.Weight * part.Weight > 0 && Contains(term.Term, part.Term));
            if (whole < 0)
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

    /// <summary>As whole words.</summary>
    private static bool Contains(string phrase, string part)
    {
        for (var at = phrase.IndexOf(part, StringComparison.Ordinal); at >= 0; at = phrase.IndexOf(part, at + 1, StringComparison.Ordinal))
        {
            var end = at + part.Length;
            if ((at == 0 || phrase[at - 1] == ' ') && (end == phrase.Length || phrase[end] == ' '))
                return true;
        }
        return false;
    }
}
