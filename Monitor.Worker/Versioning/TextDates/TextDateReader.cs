using System.Text.RegularExpressions;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Versioning.TextDates;

/// <summary>
/// Reads in a law's own words when it begins to hold, to apply, to end, to be reviewed, and until when comments are taken: by
/// rules, each date with the sentence that states it. A date of a meeting, a birth or another act is no date of this law.
/// </summary>
internal static class TextDateReader
{
    /// <summary>A date further from its cue than this belongs to something else.</summary>
    private const int Reach = 140;

    /// <summary>Of a date before and one after the cue the one after is meant, unless it is this much further away.</summary>
    private const int Preference = 20;

    private const int LongestQuote = 400;

    /// <summary>An act that repeats its commencement more often than this says nothing new.</summary>
    private const int Most = 40;

    public static IReadOnlyList<StatedDate> Read(string text, string? language, DateAnchors anchors)
    {
        if (DateLanguages.Of(language, text) is not { } known) return [];
        var rules = DateRules.For(known);
        var plain = Figures.Plain(text);
        List<Found> found = [];
        Find(plain, rules, found);
        return [.. Dated(found, anchors, known.Code, text).DistinctBy(stated => (stated.Kind, stated.Date, stated.Rule))];
    }

    private static void Find(string plain, DateRules rules, List<Found> found)
    {
        var last = -1;
        for (var match = rules.AnyCue.Match(plain); match.Success && found.Count < Most; match = match.NextMatch())
        {
            var (start, end) = Sentences.Around(plain, match.Index, match.Index + match.Length);
            if (start == last) continue;
            last = start;
            found.AddRange(InSentence(plain[start..end], start, rules));
        }
    }

    private static IEnumerable<Found> InSentence(string sentence, int start, DateRules rules)
    {
        if (rules.Elsewhere?.IsMatch(sentence) == true) yield break;
        var dates = rules.Dates.In(sentence).Where(date => !IsForeign(sentence, date, rules)).ToList();
        var relatives = RelativeDates.In(sentence, rules);
        if (dates.Count + relatives.Count == 0) yield break;
        foreach (var (kind, words) in rules.Cues)
        {
            var before = kind == DateKinds.Review ? Reach : rules.Language.BeforeReach;
            foreach (Match cue in words.Matches(sentence))
            {
                var date = dates.OrderBy(date => Gap(cue, date.Start, date.End) + (date.Start < cue.Index ? Preference : 0)).Where(date => IsNear(cue, date.Start, date.End, before)).Select(date => (WrittenDate?)date).FirstOrDefault();
                var relative = relatives.Where(rule => Counts(kind, rule)).OrderBy(rule => Gap(cue, rule.Start, rule.End)).FirstOrDefault(rule => IsNear(cue, rule.Start, rule.End, before));
                if (date is null && relative is null) continue;
                if (date is { } day && relative is not null && Gap(cue, relative.Start, relative.End) < Gap(cue, day.Start, day.End)) date = null;
                yield return new Found(kind, start, sentence, cue.Index, date, date is null ? relative : null);
                break;
            }
        }
    }

    private static bool IsForeign(string sentence, WrittenDate date, DateRules rules) =>
        rules.Foreign is { } foreign && foreign.IsMatch(sentence[Math.Max(0, date.Start - 60)..date.Start]);

    // "The day on which it comes into force" does not say when that is.
    private static bool Counts(string kind, RelativeDate rule) => kind != DateKinds.Effective || rule.Anchor != DateAnchor.EntryIntoForce;

    private static bool IsNear(Match cue, int start, int end, int before) => Gap(cue, start, end) <= (start < cue.Index ? before : Reach);

    private static int Gap(Match cue, int start, int end) =>
        start >= cue.Index + cue.Length ? start - cue.Index - cue.Length : cue.Index >= end ? cue.Index - end : 0;

    // Entry into force first: other rules count from it.
    private static IEnumerable<StatedDate> Dated(List<Found> found, DateAnchors anchors, string language, string text)
    {
        foreach (var one in found.OrderBy(one => one.Kind == DateKinds.Effective ? 0 : 1))
        {
            var date = one.Date?.Date ?? one.Relative?.From(anchors);
            if (one.Kind == DateKinds.Effective && date is not null && anchors.EntryIntoForce is null) anchors = anchors with { EntryIntoForce = date };
            var rule = one.Relative?.Rule ?? one.Sentence[one.Date!.Value.Start..one.Date.Value.End].Trim(' ', ',', '.', ';', ')');
            yield return new StatedDate(one.Kind, date, Quote(text.Substring(one.Start, one.Sentence.Length), one.Cue), language, rule);
        }
    }

    private static string Quote(string sentence, int cue)
    {
        var quote = sentence.Replace("\n\n", " ", StringComparison.Ordinal).Trim();
        if (quote.Length <= LongestQuote) return quote;
        var from = Math.Clamp(cue - (LongestQuote / 2), 0, quote.Length - LongestQuote);
        var to = from + LongestQuote;
        if (from > 0 && char.IsLowSurrogate(quote[from])) from--;
        if (to < quote.Length && char.IsLowSurrogate(quote[to])) to--;
        return $"{(from > 0 ? "… " : "")}{quote[from..to]}{(to < quote.Length ? " …" : "")}";
    }

    private sealed record Found(string Kind, int Start, string Sentence, int Cue, WrittenDate? Date, RelativeDate? Relative);
}
