namespace Monitor.Classifiers.Topics;

/// <summary>From probabilities to assigned instruments and policy areas, by the thresholds of the topics file.</summary>
internal sealed class InstrumentAssignment(TopicSet topics)
{
    public IReadOnlyList<InstrumentScore> Assign(IReadOnlyDictionary<string, double> probabilities, bool relevant) =>
    [
        .. topics.Instruments
            .Select(topic => Score(topic, probabilities[topic.Id], relevant))
            .OrderByDescending(score => score.Probability).ThenBy(score => score.Id, StringComparer.Ordinal),
    ];

    /// <summary>Relevant without a clear instrument still belongs to somebody: the areas of relevance itself.</summary>
    public IReadOnlyList<string> PolicyAreasOf(IReadOnlyList<InstrumentScore> scores, bool relevant)
    {
        if (!relevant)
            return [];
        var assigned = topics.Instruments.Where(topic => scores.Any(score => score.Assigned && score.Id == topic.Id)).ToList();
        var areas = assigned.Count > 0 ? assigned.SelectMany(topic => topic.PolicyAreas).ToHashSet() : [.. topics.Relevance.PolicyAreas];
        return [.. PolicyAreas.All.Where(areas.Contains)];
    }

    private static InstrumentScore Score(Topic topic, double probability, bool relevant) =>
        new(topic.Id, probability, relevant && probability >= topic.Threshold);
}
