using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting;

/// <summary>The sections of near misses against what they can be.</summary>
internal static class NearMissChecks
{
    private static readonly string[] Values = [nameof(NearMissRule.Name), nameof(NearMissRule.Channel), nameof(NearMissRule.Rhythm), nameof(NearMissRule.Most)];

    private static readonly string[] Lists = [nameof(NearMissRule.Regions), nameof(NearMissRule.Jurisdictions), nameof(NearMissRule.Sources)];

    public static IEnumerable<string> Mistakes(AlertingOptions options, IConfigurationSection section)
    {
        var sections = section.GetSection(nameof(AlertingOptions.NearMisses));
        return
        [
            .. options.NearMisses.SelectMany((rule, i) => Of(rule, sections.GetSection($"{i}"))),
            .. Twice(options, sections.Path),
        ];
    }

    private static IEnumerable<string> Of(NearMissRule rule, IConfigurationSection section)
    {
        var where = string.IsNullOrWhiteSpace(rule.Name) ? section.Path : $"{section.Path} ('{rule.Name}')";
        return
        [
            .. SectionShape.Mistakes(section, Values, Lists),
            .. Own(rule, where),
            .. AlertRuleChecks.Origins(where, rule.Regions, rule.Jurisdictions, rule.Sources),
        ];
    }

    private static IEnumerable<string> Own(NearMissRule rule, string where)
    {
        if (string.IsNullOrWhiteSpace(rule.Name)) yield return $"{where}: has no name.";
        if (rule.Rhythm is { } word && RhythmWords.Parse(word) is not (Rhythm.Daily or Rhythm.Weekly))
            yield return $"{where}: near misses cannot come '{word}'; use {Rhythm.Daily.Code()} or {Rhythm.Weekly.Code()}.";
        if (rule.Most is < NearMissRule.FewestMost or > NearMissRule.MostMost)
            yield return $"{where}: Most is {rule.Most}; use a number from {NearMissRule.FewestMost} to {NearMissRule.MostMost}.";
    }

    // Two digests of one thing in a channel, and the same item in both of them.
    private static IEnumerable<string> Twice(AlertingOptions options, string path) =>
        from rule in options.NearMisses
        group rule by ChannelOf(rule, options) into same
        where same.Count() > 1
        select $"{path} has {same.Count()} sections for the channel '{same.Key}'; put their regions, jurisdictions and sources into one.";

    public static string ChannelOf(NearMissRule rule, AlertingOptions options) => ChannelName.Of(string.IsNullOrWhiteSpace(rule.Channel) ? options.DefaultChannel : rule.Channel).ToString();
}
