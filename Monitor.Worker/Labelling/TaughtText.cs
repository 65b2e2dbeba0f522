using System.Text;

namespace Monitor.Worker.Labelling;

/// <summary>
/// What of a text a label teaches. Of a short one all of it. Of a long act the part that the verdict rests on: an example is weighed as one
/// text, and in one of three hundred pages the two sentences that matter weigh nothing. The same label of the same text teaches the same.
/// </summary>
internal static class TaughtText
{
    /// <summary>UTF-16 units. Longer texts teach a part of themselves, which is no longer.</summary>
    public const int Longest = 2_400;

    /// <summary>What a model reads as one passage.</summary>
    public const int Window = 600;

    /// <summary>Windows of a text that is not relevant.</summary>
    private const int Windows = 4;

    /// <summary>With a blank between two they are no longer than a whole text.</summary>
    private const int WindowBesideOthers = Window - 1;

    /// <summary>Within so many units a cut looks for a blank; scripts without blanks have none.</summary>
    private const int Reach = 60;

    /// <summary>Fewer letters stand in any text by chance.</summary>
    private const int FewestLetters = 8;

    /// <param name="text">On one line.</param>
    /// <param name="relevant">The verdict.</param>
    /// <param name="marked">Words that whoever labelled marked or copied; null when none.</param>
    /// <param name="carrying">The passage that carried the model's score when it was labelled; null where that is not kept.</param>
    public static string Of(string text, bool relevant, string? marked, string? carrying)
    {
        if (text.Length <= Longest) return text;
        var byPerson = Find(text, marked);
        var passage = byPerson ?? Find(text, carrying);
        // Words that a person marked are taught among as much as one example may hold: measured on sections hidden
        // in acts, that taught most about the same section elsewhere. What only the model pointed to may be the wrong passage: then less is better.
        if (relevant) return passage is { } found ? text[Around(text, found, byPerson is null ? Window : Longest)] : text[Cut(text, 0, Longest)];
        // What misled the model is a part of what it has to learn, beside what the text is about from its beginning to its end.
        var spread = Windows - (passage is null ? 0 : 1);
        var windows = Enumerable.Range(0, spread).Select(at => Cut(text, (int)((long)at * (text.Length - WindowBesideOthers) / (spread - 1)), WindowBesideOthers));
        if (passage is { } misled) windows = windows.Append(Around(text, misled, Window) is var around && Length(around) < Window ? around : Cut(text, around.Start.Value, WindowBesideOthers));
        return string.Join(' ', Joined(windows).Select(window => text[window]));
    }

    /// <summary>Where words stand in a text; white space, hyphens and case may differ, for they were copied from a page. Null when they do not.</summary>
    internal static Range? Find(string text, string? words)
    {
        // A passage that was cut off ends in a mark that the text does not have.
        var sought = words?.Trim().TrimEnd('…').TrimEnd() ?? "";
        if (sought.Length == 0) return null;
        if (text.IndexOf(sought, StringComparison.Ordinal) is >= 0 and var at) return at..(at + sought.Length);
        var letters = Letters(sought, places: null);
        if (letters.Length < FewestLetters) return null;
        var places = new List<int>(text.Length);
        if (Letters(text, places).IndexOf(letters, StringComparison.Ordinal) is not (>= 0 and var first)) return null;
        return places[first]..(places[first + letters.Length - 1] + 1);
    }

    private static string Letters(string text, List<int>? places)
    {
        var letters = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i]) && !char.IsSurrogate(text[i])) continue;
            letters.Append(char.ToLowerInvariant(text[i]));
            places?.Add(i);
        }

        return letters.ToString();
    }

    // As much before as behind, so that the words stand among those that they stood among.
    private static Range Around(string text, Range words, int length)
    {
        var missing = length - Length(words);
        if (missing <= 0) return words;
        var start = Math.Clamp(words.Start.Value - (missing / 2), 0, text.Length - length);
        var (from, until) = (AfterBlank(text, start, words.Start.Value), BeforeBlank(text, start + length, words.End.Value));
        return from..until;
    }

    private static Range Cut(string text, int start, int length)
    {
        var end = Math.Min(text.Length, start + length);
        var from = AfterBlank(text, start, end);
        return from..BeforeBlank(text, end, from);
    }

    private static int AfterBlank(string text, int start, int latest)
    {
        if (start == 0) return 0;
        var blank = text.AsSpan(start, Math.Min(Reach, latest - start)).IndexOf(' ');
        if (blank >= 0) return start + blank + 1;
        return start < text.Length && char.IsLowSurrogate(text[start]) ? start - 1 : start;
    }

    private static int BeforeBlank(string text, int end, int earliest)
    {
        if (end >= text.Length) return text.Length;
        var reach = Math.Min(Reach, end - earliest);
        var blank = text.AsSpan(end - reach, reach).LastIndexOf(' ');
        if (blank >= 0) return end - reach + blank;
        return char.IsLowSurrogate(text[end]) ? end - 1 : end;
    }

    private static List<Range> Joined(IEnumerable<Range> windows)
    {
        List<Range> joined = [];
        foreach (var window in windows.OrderBy(window => window.Start.Value))
        {
            if (joined is [.., var last] && window.Start.Value <= last.End.Value) joined[^1] = last.Start..Math.Max(last.End.Value, window.End.Value);
            else joined.Add(window);
        }

        return joined;
    }

    private static int Length(Range range) => range.End.Value - range.Start.Value;
}
