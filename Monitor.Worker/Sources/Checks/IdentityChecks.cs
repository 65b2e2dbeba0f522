using System.Text.RegularExpressions;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Sources.Checks;

internal static partial class IdentityChecks
{
    public static void Check(Source source, SourceReport report)
    {
        if (!Id().IsMatch(source.Id.Value)) report.Add("id", $"'{source.Id}' is no id.", "Use lower case letters, digits and hyphens: eu-oj-l.");
        if (!Regions.All.Contains(source.Region, StringComparer.Ordinal)) report.Add("region", $"'{source.Region}' is no region.", $"Use one of {string.Join(", ", Regions.All)}.");
        if (!Jurisdiction().IsMatch(source.Jurisdiction)) report.Add("jurisdiction", $"'{source.Jurisdiction}' is no jurisdiction.", "Use an ISO 3166 code (US, US-CA), EU or INT.");
        if (source.Languages.Count == 0) report.Add("languages", "There is no language.", "Name the language of the texts, the main one first.");
        foreach (var (index, tag) in source.Languages.Index().Where(pair => !Language().IsMatch(pair.Item)))
        {
            report.Add($"languages[{index}]", $"'{tag}' is no BCP 47 tag.", "Write en, pt-BR or zh-Hant.");
        }

        if (!source.Enabled && string.IsNullOrWhiteSpace(source.Reason)) report.Add("reason", "The source is disabled without a reason.", "Say why, for the people who will look for it.");
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Id();

    [GeneratedRegex("^([A-Z]{2}(-[A-Z0-9]{1,3})?|INT)$")]
    private static partial Regex Jurisdiction();

    [GeneratedRegex("^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-zA-Z0-9]{5,8})*$")]
    private static partial Regex Language();
}
