namespace Monitor.Classifiers.Evaluation;

/// <summary>One draw of one band, as it is simulated.</summary>
/// <param name="Known">Relevant documents that were read.</param>
/// <param name="Unread">Documents that were not.</param>
/// <param name="Hits">Relevant documents from which the rate among the unread is judged.</param>
/// <param name="Others">Irrelevant ones.</param>
/// <param name="Prior">Added to both: Jeffreys' half.</param>
/// <param name="Estimate">Horvitz-Thompson estimate of the relevant documents.</param>
internal sealed record RecallCell(int Known, int Unread, int Hits, int Others, double Prior, double Estimate)
{
    private const double Jeffreys = 0.5;

    /// <summary>
    /// The draws of a band share one prior by their population: with half a document each, fifty weekly draws that found nothing would
    /// together look as if they had found twenty-five.
    /// </summary>
    public static IEnumerable<RecallCell> OfBand(IReadOnlyList<SampledStratum> draws)
    {
        var sampled = draws.Sum(draw => draw.Sampled);
        var relevant = draws.Sum(draw => draw.Relevant);
        double population = draws.Sum(draw => draw.Population);
        foreach (var draw in draws)
        {
            yield return draw.Sampled == 0
                // Nobody answered this time: the band's other draws speak for it.
                ? new RecallCell(0, draw.Population, relevant, sampled - relevant, Jeffreys, draw.Population * (relevant / (double)sampled))
                : new RecallCell(
                    draw.Relevant, draw.Population - draw.Sampled, draw.Relevant, draw.Sampled - draw.Relevant,
                    Jeffreys * draw.Population / population, draw.Population * (draw.Relevant / (double)draw.Sampled));
        }
    }

    public static RecallCell OfNobody(int population, double rate) => new(0, population, 0, 0, Jeffreys, population * rate);
}
