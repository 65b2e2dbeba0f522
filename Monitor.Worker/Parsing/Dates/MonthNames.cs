using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Monitor.Worker.Parsing.Dates;

/// <param name="Calendar">The calendar that the name belongs to: Thai and Persian names count other years.</param>
internal sealed record MonthName(int Number, Calendar Calendar);

/// <summary>Month names, short, long and inflected, of a culture and of English.</summary>
internal static class MonthNames
{
    private static readonly ConcurrentDictionary<string, Dictionary<string, MonthName>> ByCulture = new(StringComparer.Ordinal);

    private const int LeastStem = 5;

    private const int LongestEnding = 2;

    public static MonthName? Find(string word, CultureInfo culture) =>
        Of(culture).GetValueOrDefault(Plain(word)) ?? Of(CultureInfo.InvariantCulture).GetValueOrDefault(Plain(word));

    /// <summary>A month's name with an ending that the culture's tables lack: veebruaril, februārī, februarja.</summary>
    public static MonthName? FindInflected(string word, CultureInfo culture)
    {
        var plain = Plain(word);
        if (plain.Length <= LeastStem) return null;
        return Of(culture).FirstOrDefault(name => name.Key.Length > LeastStem && IsInflected(plain, name.Key)).Value;
    }

    private static bool IsInflected(string word, string name)
    {
        var stem = Math.Max(LeastStem, name.Length - LongestEnding);
        return word.AsSpan().StartsWith(name.AsSpan(0, stem), StringComparison.Ordinal) && Math.Abs(word.Length - name.Length) <= LongestEnding;
    }

    private static Dictionary<string, MonthName> Of(CultureInfo culture) => ByCulture.GetOrAdd(culture.Name, _ => Read(culture));

    private static Dictionary<string, MonthName> Read(CultureInfo culture)
    {
        var names = new Dictionary<string, MonthName>(StringComparer.Ordinal);
        var format = culture.DateTimeFormat;
        string[][] forms = [format.MonthNames, format.MonthGenitiveNames, format.AbbreviatedMonthNames, format.AbbreviatedMonthGenitiveNames];
        foreach (var form in forms)
        {
            for (var month = 0; month < form.Length; month++)
            {
                // A name that is a number (2月) is read by its digits.
                if (form[month].Length > 1 && !form[month].Any(char.IsDigit)) names.TryAdd(Plain(form[month]), new MonthName(month + 1, format.Calendar));
            }
        }

        if (culture.Name.Length == 0) names["sept"] = new MonthName(9, format.Calendar);
        return names;
    }

    // Accents are left out on both sides: publishers leave them out too (fevrier, Φεβρουαριου).
    private static string Plain(string word)
    {
        var letters = word.Normalize(NormalizationForm.FormD).Where(character => char.IsLetter(character));
        return string.Concat(letters).ToLowerInvariant();
    }
}
