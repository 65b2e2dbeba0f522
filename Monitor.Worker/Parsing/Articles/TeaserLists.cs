using Monitor.Worker.Parsing.Markup;

namespace Monitor.Worker.Parsing.Articles;

/// <summary>
/// Lists of other documents: neighbours of one kind, each a link with a line or two. They hold much prose and are no article,
/// unless the page has nothing else.
/// </summary>
internal sealed class TeaserLists(MarkupTree tree, PageRuns runs, Arena<bool> dropped)
{
    private const int Fewest = 3;
    private const int MostText = 700;
    private const int LeastElsewhere = 100;
    private const int TimesElsewhere = 20;
    private const int LeastHeadline = 20;

    private int _everywhere;

    public void Drop()
    {
        _everywhere = runs.ProseIn(0);
        for (var parent = 0; parent < tree.Count; parent++)
        {
            if (tree[parent].Tag is Tag.Text or Tag.Raw || runs.EndOf(parent) - runs.FirstIn(parent) < Fewest * 2) continue;
            if (dropped[parent]) parent = tree[parent].End - 1;
            else Look(parent);
        }
    }

    private void Look(int parent)
    {
        var (first, count, teasers) = (-1, 0, 0);
        for (var child = parent + 1; child < tree[parent].End; child = tree[child].End)
        {
            if (dropped[child] || runs.FirstIn(child) == runs.EndOf(child) || tree[child].Tag is Tag.Text) continue;
            if (first < 0 || !IsAlike(first, child))
            {
                Judge(first, child, count, teasers);
                (first, count, teasers) = (child, 0, 0);
            }

            count++;
            if (IsTeaser(child)) teasers++;
        }

        Judge(first, tree[parent].End, count, teasers);
    }

    private bool IsAlike(int one, int other) =>
        tree[one].Tag == tree[other].Tag && tree.Attribute(one, AttributeName.Class).SequenceEqual(tree.Attribute(other, AttributeName.Class));

    private bool IsTeaser(int node)
    {
        var (links, longest, text) = (0, 0, 0);
        foreach (ref readonly var run in runs.Below(node))
        {
            if (run.Dropped) continue;
            if (run.IsLink) links++;
            if (run.IsLink) longest = Math.Max(longest, run.Length);
            text += run.Unlinked;
        }

        return links is > 0 and < 6 && longest >= LeastHeadline && text < MostText && tree[node].Tag is not (Tag.Tr or Tag.Td or Tag.P);
    }

    private void Judge(int first, int end, int count, int teasers)
    {
        if (count < Fewest || teasers * 10 < count * 7) return;
        var inside = Prose(runs.FirstIn(first), runs.FirstIn(end));
        if (inside == 0 || _everywhere - inside < Math.Max(LeastElsewhere, inside / TimesElsewhere)) return;
        _everywhere -= inside;
        for (var node = first; node < end; node = tree[node].End)
        {
            dropped[node] = true;
            runs.Drop(node);
        }
    }

    private int Prose(int from, int end)
    {
        var sum = 0;
        foreach (ref readonly var run in runs.All[from..end])
        {
            if (run.IsProse) sum += run.Unlinked;
        }

        return sum;
    }
}
