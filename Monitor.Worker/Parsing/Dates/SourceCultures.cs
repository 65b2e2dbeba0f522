using System.Collections.Concurrent;
using System.Globalization;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Parsing.Dates;

/// <summary>The cultures that a source's dates may be written in: the declared one, then those of its languages in its country.</summary>
internal static class SourceCultures
{
    private static readonly ConcurrentDictionary<string, CultureInfo?> Known = new(StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<CultureInfo> Of(Source source)
    {
        var country = source.Jurisdiction.Split('-')[0] switch { "EU" => "IE", "INT" => "", var code => code };
        var spoken = source.Languages.SelectMany(language => Spoken(language, country));
        return [.. spoken.Prepend(Find(source.Mapping.Culture)).OfType<CultureInfo>().Where(culture => culture.Name.Length > 0).Distinct()];
    }

    // English alone orders its numbers in two ways; other languages in one, whichever country.
    private static IEnumerable<CultureInfo?> Spoken(string language, string country)
    {
        var plain = language.Split('-')[0];
        yield return country.Length > 0 ? Find($"{plain}-{country}") : null;
        yield return Find(language);
        yield return plain == "en" ? null : Specific(plain);
    }

    private static CultureInfo? Specific(string language) => Find(language) is { } neutral ? CultureInfo.CreateSpecificCulture(neutral.Name) : null;

    private static CultureInfo? Find(string name) => name.Length == 0 ? null : Known.GetOrAdd(name, Read);

    private static CultureInfo? Read(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }
}
