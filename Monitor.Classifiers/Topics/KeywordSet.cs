using Monitor.Classifiers.Features;

namespace Monitor.Classifiers.Topics;

/// <summary>The keywords of one topic made ready for matching; all languages at once, since a text's language may be unknown.</summary>
internal sealed class KeywordSet
{
    private readonly TermMatcher _matcher = new();

    private KeywordSet(Topic topic)
    {
        var terms = topic.Keywords.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => pair.Value).ToList();
        for (var i = 0; i < terms.Count; i++)
            _matcher.Add(terms[i], i);
    }

    public static KeywordSet Of(Topic topic) => new(topic);

    public int CountDistinct(NormalText text) =>
        Find(text, ..text.Tokens.Length) is { Count: > 0 } found ? found.Select(match => match.Id).Distinct().Count() : 0;

    public IReadOnlyList<TermMatch> Find(NormalText text, Range tokens)
    {
        List<TermMatch> matches = [];
        _matcher.Find(text, tokens, matches);
        return matches;
    }

    /// <summary>None: unlikely. One: rather yes. More: yes.</summary>
    public static double InstrumentProbability(int distinctKeywords) => distinctKeywords switch
    {
        0 => 0.05,
        1 => 0.6,
        _ => 0.8,
    };
}
