using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Spans;
using Monitor.Worker.Indexing.Embedded.Analysis;
using Monitor.Worker.Indexing.Embedded.Highlighting;
using Monitor.Worker.Indexing.Querying;

namespace Monitor.Worker.Indexing.Embedded.Searching;

/// <summary>Two leaves near each other, as written, in the title or in the text.</summary>
internal sealed class NearQueries(IndexReader reader, ICollection<Mark> marks)
{
    // Far from the numbers of other leaves.
    private int _leaf = 1_000;

    public Query? Near(QueryNode.Near near)
    {
        var (left, right) = (near.Left.AsText!.Value, near.Right.AsText!.Value);
        var best = new DisjunctionMaxQuery(FieldWeights.OtherFields);
        string[] fields = left.Field is null && right.Field is null ? [IndexFields.Title, IndexFields.Text] : [IndexFields.Title];
        var (leftLeaf, rightLeaf) = (_leaf++, _leaf++);
        foreach (var field in fields)
        {
            if (SpansOf(near.Left, field, leftLeaf) is not { } one || SpansOf(near.Right, field, rightLeaf) is not { } other) continue;
            best.Add(new SpanNearQuery([one.Spans, other.Spans], near.Distance - 1, inOrder: false) { Boost = field == IndexFields.Title ? FieldWeights.Title : 1 });
            marks.Add(one.Mark);
            marks.Add(other.Mark);
        }

        return best.Any() ? best : null;
    }

    private (SpanQuery Spans, Mark Mark)? SpansOf(QueryNode node, string field, int leaf)
    {
        var terms = TextTerms.Neutral(node.AsText!.Value.Text);
        if (terms.Count == 0) return null;
        var isPrefix = node is QueryNode.Prefix && !Script.IsUnspaced(terms[^1].Text);
        if (isPrefix)
        {
            var beginning = new Term(field, terms[^1].Text);
            return (new SpanMultiTermQueryWrapper<PrefixQuery>(new PrefixQuery(beginning)), new Mark(leaf, field, [terms[^1]], IsPrefix: true));
        }

        if (terms.Exists(term => reader.DocFreq(new Term(field, term.Text)) == 0)) return null;
        SpanQuery[] spans = [.. terms.Select(term => new SpanTermQuery(new Term(field, term.Text)))];
        return (spans.Length == 1 ? spans[0] : new SpanNearQuery(spans, 0, inOrder: true), new Mark(leaf, field, terms));
    }
}
