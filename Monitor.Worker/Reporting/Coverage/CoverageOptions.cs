using Microsoft.Extensions.Options;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Reporting.Coverage;

/// <summary>The section "Coverage": who owns which part of the world.</summary>
internal sealed class CoverageOptions
{
    public const string Section = "Coverage";

    /// <summary>The first that names a jurisdiction or its region owns it; jurisdictions go before regions.</summary>
    public IList<OwnerOptions> Owners { get; } = [];

    /// <summary>Null when nobody owns it.</summary>
    public string? OwnerOf(string jurisdiction, string region) =>
        Owners.FirstOrDefault(owner => owner.Jurisdictions.Any(word => Names(word, jurisdiction)))?.Name
        ?? Owners.FirstOrDefault(owner => owner.Regions.SelectMany(Regions.Expand).Contains(region, StringComparer.OrdinalIgnoreCase))?.Name;

    private static bool Names(string word, string jurisdiction) =>
        jurisdiction.Equals(word.Trim(), StringComparison.OrdinalIgnoreCase) || jurisdiction.StartsWith(word.Trim() + "-", StringComparison.OrdinalIgnoreCase);
}

internal sealed class OwnerOptions
{
    /// <summary>A person or a team, as readers know it.</summary>
    public string Name { get; set; } = "";

    /// <summary>ISO 3166 codes, EU, INT; a country also means its subdivisions.</summary>
    public IList<string> Jurisdictions { get; } = [];

    /// <summary>Regions, or the groups EMEA, APAC and LATAM.</summary>
    public IList<string> Regions { get; } = [];
}

internal sealed class CoverageOptionsValidator : IValidateOptions<CoverageOptions>
{
    public ValidateOptionsResult Validate(string? name, CoverageOptions options)
    {
        List<string> mistakes = [.. options.Owners.SelectMany(Mistakes)];
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> Mistakes(OwnerOptions owner, int index)
    {
        var where = $"Coverage:Owners:{index}";
        if (string.IsNullOrWhiteSpace(owner.Name)) yield return $"{where} has no Name; write who owns it.";
        if (owner.Jurisdictions.Count == 0 && owner.Regions.Count == 0) yield return $"{where} owns nothing; name Jurisdictions or Regions.";
        foreach (var word in owner.Regions.Where(word => Regions.Expand(word.Trim()).Count == 0))
            yield return $"{where}: there is no region '{word}'; use {string.Join(", ", Regions.All)}, EMEA, APAC or LATAM.";
    }
}
