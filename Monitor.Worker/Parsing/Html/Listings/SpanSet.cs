namespace Monitor.Worker.Parsing.Html.Listings;

/// <summary>Parts of a page that do not overlap, to be asked which others overlap with them.</summary>
internal sealed class SpanSet(IEnumerable<Span> spans)
{
    private readonly List<Span> _sorted = [.. spans.OrderBy(span => span.Start)];

    public bool Overlaps(Span span)
    {
        var (low, high) = (0, _sorted.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_sorted[middle].End <= span.Start) low = middle + 1;
            else high = middle;
        }

        return low < _sorted.Count && _sorted[low].Overlaps(span);
    }
}
