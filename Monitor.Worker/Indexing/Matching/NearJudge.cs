using System.Text;
using Monitor.Worker.Indexing.Querying;

namespace Monitor.Worker.Indexing.Matching;

/// <summary>Whether two leaves stand near each other in a document, as <see cref="Embedded.Searching.NearQueries"/> would have an index look for it.</summary>
internal sealed class NearJudge(DocumentWords document, AskedTerms asked)
{
    public bool Stands(QueryNode.Near near)
    {
        var anywhere = near.Left.AsText!.Value.Field is null && near.Right.AsText!.Value.Field is null;
        return Stands(near, document.Title.Written) || (anywhere && Stands(near, document.Text.Written));
    }

    private bool Stands(QueryNode.Near near, PlacedTerms terms)
    {
        var (left, leftLength) = Places(near.Left, terms);
        if (left.Count == 0) return false;
        var (right, rightLength) = Places(near.Right, terms);
        // Of two ascending lists the nearest pairs are neighbours in their common order.
        for (int i = 0, j = 0; i < left.Count && j < right.Count;)
        {
            var span = Math.Max(left[i] + leftLength, right[j] + rightLength) - Math.Min(left[i], right[j]);
            if (span - leftLength - rightLength <= near.Distance - 1) return true;
            if (left[i] <= right[j]) i++;
            else j++;
        }

        return false;
    }

    private (IReadOnlyList<int> Places, int Length) Places(QueryNode side, PlacedTerms terms)
    {
        var text = side.AsText!.Value.Text;
        var cut = asked.Cut(text);
        if (cut.Count == 0) return ([], 0);
        if (side is QueryNode.Prefix && !Script.IsUnspaced(cut[^1].Text)) return (terms.PlacesOfBeginning(Encoding.UTF8.GetBytes(cut[^1].Text)), 1);
        var words = asked.Words(null, text).Touching;
        return ([.. terms.PlacesOf(words.Terms, words.Distances)], words.Terms.Count);
    }
}
