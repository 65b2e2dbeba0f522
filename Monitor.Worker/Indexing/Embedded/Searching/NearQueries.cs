using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Spans;
using Monitor.Worker.Indexing.Embedded.Analysis;
using Monitor.Worker.Indexing.Embedded.Highlighting;
using Monitor.Worker.Indexing.Querying;

namespace Monitor.Worker.Indexing.Embedded.Searching;

/// <summary>Two leaves near each other: in the title or in the text, as written or both in the grammar of one language.</summary>
internal sealed class NearQueries(IndexReader reader, IReadOnlyList<string> languages, ICollection<Mark> marks)
{
    // Spans over the letter pairs of two words of two letters each, for marks that do not clash with those of other leaves.
    private int _leaf = 1_000;

    public Query? Near(QueryNode.Near near)
    {
        var (left, right) = (near.Left.AsText!.Value, near.Right.AsText!.Value);
        var best = new DisjunctionMaxQuery(FieldWeights.OtherFields);
        string[] fields = left.Field is null && right.Field is null ? [IndexFields.Title, IndexFields.Text] : [IndexFields.Title];
        var (leftLeaf, rightLeaf) = (_leaf++, _leaf++);
        foreach (var field in fields)
        {
            Add(best, near, field, text => TextTerms.Neutral(text), leftLeaf, rightLeaf, 1);
            foreach (var language in languages.Where(language => near.Left is QueryNode.Word && near.Right is QueryNode.Word && Script.CanWrite(language, left.Text)))
                Add(best, near, IndexFields.In(field, language), text => TextTerms.In(language, text), leftLeaf, rightLeaf, FieldWeights.Stem);
        }

        return best.Any() ? best : null;
    }

    private void Add(DisjunctionMaxQuery best, QueryNode.Near near, string field, Func<string, List<AnalysedTerm>> analyse, int leftLeaf, int rightLeaf, float share)
    {
        if (SpansOf(near.Left, field, analyse, leftLeaf) is not { } left || SpansOf(near.Right, field, analyse, rightLeaf) is not { } right) return;
        var boost = share * (field.StartsWith(IndexFields.Title, StringComparison.Ordinal) ? FieldWeights.Title : 1);
        best.Add(new SpanNearQuery([left.Spans, right.Spans], near.Distance - 1, inOrder: false) { Boost = boost });
        marks.Add(left.Mark);
        marks.Add(right.Mark);
    }

    private (SpanQuery Spans, Mark Mark)? SpansOf(QueryNode node, string field, Func<string, List<AnalysedTerm>> analyse, int leaf)
    {
        var terms = analyse(node.AsText!.Value.Text);
        if (terms.Count == 0) return null;
        var isPrefix = node is QueryNode.Prefix && !LeafQueries.IsUnspaced(terms[^1].Text);
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
