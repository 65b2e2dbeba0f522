using Monitor.Worker.Parsing.Markup;

namespace Monitor.Worker.Parsing.Articles;

/// <summary>Which lines inside of an article's element are none of its text: the headline again, its author's line, links to read on.</summary>
internal sealed class ArticleLines(MarkupTree tree, PageRuns runs, Arena<NameHint> hints, Arena<bool> chosen)
{
    private const int ShortLine = 60;
    private const int MostLinkLine = 160;
    private const int ShortLabel = 25;
    private const int LeastMarked = 3;

    public void Clean(string title)
    {
        DropLinkLines();
        DropStockPhrases();
        DropOpening(title);
        DropLabels();
        DropEmptyHeadings();
    }

    private static bool IsHeading(in TextRun run) => Tags.Has(run.Tag, TagTraits.Heading);

    private static bool SpeaksForItself(in TextRun run) => run.IsProse || (run.Unlinked >= ShortLine && run.Marks > 0 && !run.IsLink);

    /// <summary>Lines that are links, where prose is not made of them: lists and tables of links, and single ones on a line of their own.</summary>
    private void DropLinkLines()
    {
        var (group, isOfLinks) = (-1, false);
        for (var i = 0; i < runs.Count; i++)
        {
            ref readonly var run = ref runs[i];
            if (!chosen[i] || !run.IsLink || IsHeading(in run)) continue;
            if (GroupOf(run.Block) is not (>= 0 and var other))
            {
                if (run.Length < MostLinkLine) chosen[i] = false;
                continue;
            }

            if (other != group) (group, isOfLinks) = (other, IsOfLinks(other));
            if (isOfLinks) chosen[i] = false;
        }
    }

    /// <summary>The list or table that a line is a part of, or -1.</summary>
    private int GroupOf(int node)
    {
        if (tree[node].Tag is not (Tag.Li or Tag.Td or Tag.Th or Tag.Dt or Tag.Dd)) return -1;
        while (node > 0 && tree[node].Tag is not (Tag.Ul or Tag.Ol or Tag.Dl or Tag.Table)) node = tree[node].Parent;
        return node;
    }

    private bool IsOfLinks(int group)
    {
        var (all, links) = (0, 0);
        foreach (ref readonly var run in runs.Below(group))
        {
            all += run.Length;
            if (run.IsLink) links += run.Length;
        }

        return links * 10 > all * (tree[group].Tag == Tag.Table ? 8 : 5);
    }

    private void DropStockPhrases()
    {
        for (var i = 0; i < runs.Count; i++)
        {
            if (chosen[i] && runs[i].Length < MostLinkLine && StockPhrases.Opens(tree.Text(runs[i].First), runs[i].Length)) chosen[i] = false;
        }
    }

    /// <summary>Before the first paragraph: the headline, dates, authors, tools.</summary>
    private void DropOpening(string title)
    {
        var repeats = 0;
        for (var i = 0; i < runs.Count; i++)
        {
            if (!chosen[i]) continue;
            ref readonly var run = ref runs[i];
            var isHeadline = run.Tag == Tag.H1 || (repeats == 0 && Headline.Repeats(LineOf(in run), title, IsHeading(in run)) && HasMore(i));
            if (isHeadline) repeats++;
            else if (SpeaksForItself(in run)) return;
            if (isHeadline || (run.Length < ShortLine && !IsHeading(in run) && IsByline(in run))) chosen[i] = false;
        }
    }

    /// <summary>Where paragraphs are marked as such, a word or two in another block are the label of a picture, an advertisement, a tool.</summary>
    private void DropLabels()
    {
        var (marked, other, last) = (0, 0, -1);
        for (var i = 0; i < runs.Count; i++)
        {
            if (!chosen[i] || !SpeaksForItself(in runs[i])) continue;
            last = i;
            if (runs[i].Tag is Tag.P or Tag.Li or Tag.Blockquote) marked++;
            else other++;
        }

        if (marked < LeastMarked || marked < other * 5) return;
        for (var i = 0; i < runs.Count; i++)
        {
            ref readonly var run = ref runs[i];
            var isLabel = run.Tag is Tag.Div or Tag.Section or Tag.Article or Tag.Header or Tag.Figure or Tag.Main && run.Length < (i > last ? ShortLine : ShortLabel) && run.Marks == 0;
            if (isLabel) chosen[i] = false;
        }
    }

    private bool HasMore(int from)
    {
        for (var i = from + 1; i < runs.Count; i++)
        {
            if (chosen[i]) return true;
        }

        return false;
    }

    private bool IsByline(in TextRun run)
    {
        for (var i = run.First; i < run.End; i++)
        {
            if (tree[i].Tag == Tag.Time) return true;
        }

        return (hints[run.Block] & (NameHint.Date | NameHint.Author | NameHint.Meta)) != 0 || (run.Length < 40 && run.Marks == 0 && run.Tag is not (Tag.Li or Tag.Td or Tag.Th or Tag.Dt or Tag.Dd));
    }

    /// <summary>A heading that nothing follows announced what has been dropped.</summary>
    private void DropEmptyHeadings()
    {
        var level = Tag.H6 + 1;
        for (var i = runs.Count - 1; i >= 0; i--)
        {
            if (!chosen[i]) continue;
            ref readonly var run = ref runs[i];
            if (!IsHeading(in run)) level = Tag.Document;
            else if (level != Tag.Document && level <= run.Tag) chosen[i] = false;
            else if (level == Tag.H6 + 1) chosen[i] = false;
            else level = run.Tag;
        }
    }

    private string LineOf(in TextRun run)
    {
        using var line = new TextBuffer();
        for (var i = run.First; i < run.End && line.Length < 1000; i++)
        {
            if (tree[i].Tag == Tag.Text) line.Write(tree.Text(i));
        }

        return line.ToString();
    }
}
