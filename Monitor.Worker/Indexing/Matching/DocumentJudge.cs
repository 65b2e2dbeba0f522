using Monitor.Worker.Indexing.Querying;

namespace Monitor.Worker.Indexing.Matching;

/// <summary>
/// Whether a question finds one document, told from its words alone. It follows <see cref="Embedded.Searching.LuceneQueries"/> step by
/// step, and a test holds it to the answers of an index of that document; writing such an index costs a hundred times as much.
/// </summary>
internal sealed class DocumentJudge(DocumentWords document, AskedTerms asked)
{
    private const int MaxNumberWords = 5;

    private readonly NearJudge _near = new(document, asked);

    /// <summary>False for a question that only an index can answer: words that are almost beside each other in any order.</summary>
    public static bool CanTell(QueryPlan plan) => plan.Root is null || !plan.Root.Everything().Any(node => node is QueryNode.Phrase { Slop: > 0 });

    /// <param name="plan">One of which <see cref="CanTell"/> is true.</param>
    public bool Finds(QueryPlan plan) =>
        plan.Root is null || new Questioning(document, _near, new LeafJudge(document, asked, plan.MayBeNumber)).Node(plan.Root, out _) is not false;

    /// <summary>An answer is null where a part asks for nothing: then it neither finds nor rules out.</summary>
    private readonly struct Questioning(DocumentWords document, NearJudge near, LeafJudge leaves)
    {
        public bool? Node(QueryNode node, out bool isOptional)
        {
            isOptional = false;
            return node switch
            {
                QueryNode.Word(var text, var field) => QueryFields.IsFacet(field) ? HasValue(field!, text) : leaves.Word(text, field, out isOptional),
                QueryNode.Phrase(var text, var field, _) => QueryFields.IsFacet(field) ? HasValue(field!, text) : leaves.Phrase(text, field),
                QueryNode.Prefix(var text, var field) => QueryFields.IsFacet(field) ? HasBeginning(field!, text) : leaves.Prefix(text, field),
                QueryNode.Near both => near.Stands(both),
                QueryNode.Days days => IsWithin(days),
                QueryNode.Not(var part) => Except([], [part]),
                QueryNode.Any(var parts) => Any(parts),
                QueryNode.All(var parts) => All(parts),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }

        private bool HasValue(string facet, string text)
        {
            var values = document.Facets[facet];
            return FacetValues.Meant(facet, text).Any(value => values.Contains(value.ToLowerInvariant()))
                || (FacetValues.HasWords(facet) && values.Any(value => FacetValues.IsWithin(text, value)));
        }

        private bool HasBeginning(string facet, string text)
        {
            var start = text.ToLowerInvariant();
            return document.Facets[facet].Any(value => value.StartsWith(start, StringComparison.Ordinal));
        }

        private bool IsWithin(QueryNode.Days days)
        {
            bool Within(int day) => day >= (days.From ?? int.MinValue) && day <= (days.To ?? int.MaxValue);
            var item = document.Item;
            return days.Field switch
            {
                QueryFields.Deadline => item.Dates.Any(date => Within(date.DayNumber)),
                QueryFields.Changed => Within(DayOf(item.ChangedAt)),
                QueryFields.Seen => Within(DayOf(item.FirstSeenAt)),
                _ => item.PublishedOn is { } published && Within(published.DayNumber),
            };
        }

        private static int DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime).DayNumber;

        private bool? Any(IReadOnlyList<QueryNode> parts)
        {
            bool? any = null;
            foreach (var part in parts)
            {
                if (Node(part, out _) is not { } answer) continue;
                if (answer) return true;
                any = false;
            }

            return any;
        }

        private bool? All(IReadOnlyList<QueryNode> parts)
        {
            var wanted = parts.Where(part => part is not QueryNode.Not).ToList();
            var all = Except(wanted, [.. parts.OfType<QueryNode.Not>().Select(not => not.Part)]);
            return all is not true && wanted.Count == parts.Count && IsNumber(wanted) ? true : all;
        }

        /// <summary>Words that together are the number of an item, as H.R. 4321.</summary>
        private bool IsNumber(List<QueryNode> parts)
        {
            var words = parts.OfType<QueryNode.Word>().Where(word => word.Field is null or QueryFields.Number).ToList();
            return words.Count == parts.Count && words.Count is > 1 and <= MaxNumberWords && leaves.IsWholeNumber(string.Concat(words.Select(word => word.Text)));
        }

        private bool? Except(List<QueryNode> wanted, List<QueryNode> unwanted)
        {
            var (answers, allOptional, missing, missingOptional) = (0, true, false, false);
            foreach (var part in wanted)
            {
                if (Node(part, out var isOptional) is not { } answer) continue;
                answers++;
                allOptional &= isOptional;
                if (answer) continue;
                if (isOptional) missingOptional = true;
                else missing = true;
            }

            var ruled = false;
            foreach (var part in unwanted)
            {
                if (Node(part, out _) is not { } answer) continue;
                if (answer) return false;
                ruled = true;
            }

            if (answers == 0) return ruled ? true : null;
            // Words that a language leaves out are asked for when nothing else is.
            return !missing && !(allOptional && missingOptional);
        }
    }
}
