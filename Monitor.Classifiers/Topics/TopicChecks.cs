using static Monitor.Classifiers.Topics.TopicFile;

namespace Monitor.Classifiers.Topics;

/// <summary>Every rule a topics file must keep; the answer lists all breaches, each with the place.</summary>
internal static class TopicChecks
{
    public static IReadOnlyList<string> Run(FileShape file)
    {
        List<string> mistakes = [];
        if (file.Relevance is null)
            mistakes.Add("relevance: is missing");
        else
            Check("relevance", file.Relevance, mistakes);
        var instruments = file.Instruments ?? [];
        for (var i = 0; i < instruments.Count; i++)
            CheckInstrument(i, instruments[i], mistakes);
        CheckIds([.. instruments.Select(entry => entry?.Id ?? "")], mistakes);
        return mistakes;
    }

    private static void CheckInstrument(int position, TopicShape? entry, List<string> mistakes)
    {
        if (entry is null)
            mistakes.Add($"instruments[{position}]: is null");
        else
            Check($"instruments[{position}]{(entry.Id is { } id ? $" ({id})" : "")}", entry, mistakes);
    }

    private static void CheckIds(IReadOnlyList<string> ids, List<string> mistakes)
    {
        foreach (var missing in Instruments.All.Except(ids))
            mistakes.Add($"instruments: {missing} is missing");
        foreach (var unknown in ids.Where(id => id.Length > 0).Except(Instruments.All))
            mistakes.Add($"instruments: '{unknown}' is not a known id; use one of {string.Join(", ", Instruments.All)}");
        foreach (var twice in ids.Where(id => id.Length > 0).GroupBy(id => id).Where(group => group.Count() > 1))
            mistakes.Add($"instruments: {twice.Key} appears {twice.Count()} times");
    }

    private static void Check(string place, TopicShape entry, List<string> mistakes)
    {
        if (place != "relevance" && string.IsNullOrWhiteSpace(entry.Id))
            mistakes.Add($"{place}: id is missing");
        CheckText(place, "name", entry.Name, mistakes);
        CheckText(place, "belongs", entry.Belongs, mistakes);
        CheckText(place, "doesNotBelong", entry.DoesNotBelong, mistakes);
        if (entry.Threshold is not (> 0 and < 1))
            mistakes.Add($"{place}: threshold must be a number above 0 and below 1");
        CheckReviewThreshold(place, entry, mistakes);
        CheckKeywords(place, entry.Keywords, mistakes);
        CheckAreas(place, entry.PolicyAreas, mistakes);
    }

    private static void CheckReviewThreshold(string place, TopicShape entry, List<string> mistakes)
    {
        if (entry.ReviewThreshold is not { } review)
            return;
        if (place != "relevance")
            mistakes.Add($"{place}: reviewThreshold belongs to relevance alone; remove it");
        else if (!(review > 0 && review <= (entry.Threshold ?? 1)))
            mistakes.Add($"{place}: reviewThreshold must be a number above 0 and at most the threshold");
    }

    private static void CheckText(string place, string field, string? value, List<string> mistakes)
    {
        if (string.IsNullOrWhiteSpace(value))
            mistakes.Add($"{place}: {field} is missing or empty");
    }

    private static void CheckKeywords(string place, Dictionary<string, List<string>?>? keywords, List<string> mistakes)
    {
        if (keywords is null || keywords.Count == 0)
        {
            mistakes.Add($"{place}: keywords need at least one language");
            return;
        }
        foreach (var (language, words) in keywords)
        {
            if (words is null || words.Count == 0 || words.Any(string.IsNullOrWhiteSpace))
                mistakes.Add($"{place}: keywords of '{language}' must be a list of words without empty ones");
        }
    }

    private static void CheckAreas(string place, List<string>? areas, List<string> mistakes)
    {
        if (areas is null || areas.Count == 0)
            mistakes.Add($"{place}: policyAreas needs at least one of {string.Join(", ", PolicyAreas.All)}");
        foreach (var unknown in (areas ?? []).Except(PolicyAreas.All))
            mistakes.Add($"{place}: policyAreas has '{unknown}'; use {string.Join(", ", PolicyAreas.All)}");
    }
}
