using Monitor.Classifiers.Features;
using Monitor.Classifiers.Labels;

namespace Monitor.Classifiers.Evaluation;

/// <summary>
/// A relevant passage in the middle of a long document on something else: the budget act of which one section binds providers. Documents
/// are put together from irrelevant examples of one language that are no look-alikes, title included; each is asked about with one
/// relevant passage, and without.
/// </summary>
/// <param name="Found">Documents with the passage that were flagged.</param>
/// <param name="Flagged">The same documents without it that were flagged: false alarms, which long documents invite.</param>
public sealed record HiddenSections(Proportion Found, Proportion Flagged)
{
    /// <summary>Irrelevant passages a document: five to eight pages.</summary>
    public const int Passages = 30;

    private const int FewestPassages = 10;
    private const int ShortestPassage = 150;

    /// <summary>Asks a classifier about documents made of examples that it was not trained on.</summary>
    /// <param name="classifier">Trained without <paramref name="examples"/>.</param>
    /// <param name="examples">Of which languages with fewer than ten irrelevant passages are left out.</param>
    /// <param name="seed">Decides which passages come together.</param>
    internal static (int Found, int Flagged, int Asked) Ask(ITextClassifier classifier, IReadOnlyList<LabelledExample> examples, int seed)
    {
        var (found, flagged, asked) = (0, 0, 0);
        var ordinary = examples
            .Where(example => !example.Relevant && example.Difficulty != Difficulty.Hard && example.Text.Length >= ShortestPassage)
            .ToLookup(example => Agglutinative.Primary(example.Language), StringComparer.Ordinal);
        foreach (var hidden in examples.Where(example => example.Relevant && example.Text.Length >= ShortestPassage))
        {
            var around = Around(hidden, [.. ordinary[Agglutinative.Primary(hidden.Language)]], seed);
            if (around.Count < FewestPassages)
                continue;
            asked++;
            if (classifier.Assess(Document(around, null)).Relevant) flagged++;
            if (classifier.Assess(Document(around, hidden)).Relevant) found++;
        }
        return (found, flagged, asked);
    }

    private static List<LabelledExample> Around(LabelledExample hidden, IReadOnlyList<LabelledExample> ordinary, int seed) =>
    [
        .. ordinary
            .OrderBy(example => Hashing.Combine((ulong)seed, Hashing.Combine(Hashing.Of(hidden.Title + hidden.Text), Hashing.Of(example.Title + example.Text))))
            .Take(Passages),
    ];

    private static TextToAssess Document(List<LabelledExample> around, LabelledExample? hidden)
    {
        List<string> passages = [.. around.Select(example => example.Text)];
        if (hidden is not null)
            passages.Insert(passages.Count / 2, hidden.Text);
        return new TextToAssess { Title = around[0].Title, Body = string.Join('\n', passages), Language = around[0].Language };
    }
}
