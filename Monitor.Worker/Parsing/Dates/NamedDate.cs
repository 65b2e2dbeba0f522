using System.Globalization;
using System.Text.RegularExpressions;

namespace Monitor.Worker.Parsing.Dates;

/// <summary>Finds dates with a month's name within a text: "Filed 5 March 2031 by", "the 1st day of May, 2031", "2031. február 4."</summary>
internal static partial class NamedDate
{
    /// <summary>Words that may stand between a date's parts: "5 de marzo de", "the 1st day of May".</summary>
    private const int MostBetween = 3;

    private const int LongestBetween = 4;

    /// <summary>"In" is written as one with the month.</summary>
    private const char HebrewIn = 'ב';

    public static IEnumerable<SpottedDate> Find(string text, IReadOnlyList<CultureInfo> cultures)
    {
        var tokens = Token().Matches(text);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (char.IsDigit(tokens[i].Value[0]) || Month(tokens[i].Value, cultures) is not { } month) continue;
            if (Read(text, tokens, i, month) is { } found) yield return found;
        }
    }

    private static SpottedDate? Read(string text, MatchCollection tokens, int at, MonthName month)
    {
        var left = Number(tokens, at, -1);
        var right = Number(tokens, at, 1);
        var beyond = right < 0 ? -1 : Number(tokens, right, 1);
        if (IsDay(tokens, right) && IsYear(tokens, beyond) && !IsClock(text, tokens[right])) return Date(tokens, at, month, beyond, right);
        if (IsDay(tokens, left) && IsYear(tokens, right)) return Date(tokens, at, month, right, left);
        if (IsYear(tokens, left) && IsDay(tokens, right)) return Date(tokens, at, month, left, right);
        var before = left < 0 ? -1 : Number(tokens, left, -1);
        if (IsDay(tokens, left) && IsYear(tokens, before)) return Date(tokens, at, month, before, left);
        return IsDay(tokens, left) && IsShortYear(text, tokens, right) ? Date(tokens, at, month, right, left) : null;
    }

    private static SpottedDate? Date(MatchCollection tokens, int at, MonthName month, int year, int day)
    {
        var number = Value(tokens[year]);
        var full = tokens[year].Length == 2 ? (number < 70 ? 2000 : 1900) + number : number;
        if (CalendarDay.Of(month.Calendar, full, month.Number, Value(tokens[day])) is not { } date) return null;
        int[] parts = [at, year, day];
        var last = tokens[parts.Max()];
        var start = tokens[parts.Min()].Index;
        return new SpottedDate(date, start, last.Index + last.Length - start);
    }

    /// <summary>The nearest number to one side, past little words only; -1 where there is none.</summary>
    private static int Number(MatchCollection tokens, int from, int step)
    {
        var between = 0;
        for (var i = from + step; i >= 0 && i < tokens.Count; i += step)
        {
            if (char.IsDigit(tokens[i].Value[0])) return i;
            if (++between > MostBetween || tokens[i].Length > LongestBetween) return -1;
        }

        return -1;
    }

    private static bool IsDay(MatchCollection tokens, int i) => i >= 0 && tokens[i].Length <= 2 && Value(tokens[i]) is >= 1 and <= 31;

    private static bool IsYear(MatchCollection tokens, int i) => i >= 0 && tokens[i].Length == 4;

    private static bool IsShortYear(string text, MatchCollection tokens, int i) =>
        i >= 0 && tokens[i].Length == 2 && tokens[i].Index > 0 && text[tokens[i].Index - 1] is '-' or '/' or '\'' or '’' && !IsClock(text, tokens[i]);

    private static bool IsClock(string text, Match number) =>
        number.Index + number.Length + 1 < text.Length && text[number.Index + number.Length] == ':' && char.IsDigit(text[number.Index + number.Length + 1]);

    private static int Value(Match token) => int.Parse(token.Value, CultureInfo.InvariantCulture);

    private static MonthName? Month(string word, IReadOnlyList<CultureInfo> cultures) =>
        word.Length < 3 && char.IsAscii(word[0]) ? null : Named(word, cultures) ?? (word[0] == HebrewIn && word.Length > 2 ? Named(word[1..], cultures) : null);

    private static MonthName? Named(string word, IReadOnlyList<CultureInfo> cultures) => cultures.Count == 0
        ? MonthNames.Find(word, CultureInfo.InvariantCulture)
        : cultures.Select(culture => MonthNames.Find(word, culture)).FirstOrDefault(month => month is not null)
            ?? cultures.Select(culture => MonthNames.FindInflected(word, culture)).FirstOrDefault(month => month is not null);

    [GeneratedRegex(@"\d+|[\p{L}\p{M}]+")]
    private static partial Regex Token();
}
