using System.Text.RegularExpressions;

namespace Monitor.Classifiers.Features;

/// <summary>What can be wrong with an edit of the lexicon.</summary>
internal static partial class LexiconChecks
{
    private const int ShortestTerm = 2;
    private const int LongestTerm = 80;

    /// <summary>Mistakes that would spoil the file or the matching, whatever the lexicon holds.</summary>
    public static IEnumerable<string> OfShape(LexiconEdit edit)
    {
        if (!ConceptId().IsMatch(edit.Concept))
            yield return $"The concept \"{edit.Concept}\" must be written in lower-case letters and digits joined by hyphens, as in subscriber-information.";
        if (edit.Gloss?.AsSpan().IndexOfAny('\t', '\n', '\r') >= 0)
            yield return "The gloss holds a tab or a line break.";
        if (!PrimaryTag().IsMatch(edit.Language))
            yield return $"The language \"{edit.Language}\" must be a tag of two or three lower-case letters without region, as in pt; und for names that are the same everywhere.";
        foreach (var mistake in OfTerm(edit.Term, edit.Language))
            yield return mistake;
    }

    public static IEnumerable<string> AgainstThe(Lexicon lexicon, LexiconEdit edit)
    {
        var rows = lexicon.Entries.Where(entry => entry.Concept == edit.Concept).ToList();
        if (rows.Count == 0)
        {
            if (edit.Removes)
                yield return $"There is no concept {edit.Concept}.";
            else if (string.IsNullOrWhiteSpace(edit.Gloss))
                yield return $"The concept {edit.Concept} is new and needs a gloss, its meaning in English.";
            yield break;
        }
        var key = LexiconTerm.KeyOf(edit.Term);
        var there = rows.Where(row => row.Language == edit.Language).Any(row => row.Terms.Any(term => LexiconTerm.KeyOf(term) == key));
        if (there && !edit.Removes)
            yield return $"{edit.Concept} has the term \"{LexiconTerm.Tidy(edit.Term)}\" in {edit.Language} already.";
        if (!there && edit.Removes)
            yield return $"{edit.Concept} has no term \"{LexiconTerm.Tidy(edit.Term)}\" in {edit.Language}.";
    }

    private static IEnumerable<string> OfTerm(string term, string language)
    {
        var tidy = LexiconTerm.Tidy(term);
        if (tidy.Replace("*", "", StringComparison.Ordinal).Trim().Length < ShortestTerm)
            yield return $"The term \"{tidy}\" is shorter than {ShortestTerm} characters.";
        else if (!LexiconTerm.HasLetters(tidy))
            yield return $"The term \"{tidy}\" has neither letters nor digits.";
        else if (LexiconTerm.IsWithoutContent(tidy, language))
            yield return $"The term \"{tidy}\" consists only of words without content; it would be found in nearly every text.";
        if (tidy.Length > LongestTerm)
            yield return $"The term is {tidy.Length} characters long; at most {LongestTerm} are allowed.";
        if (term.Contains(LexiconEntry.Separator, StringComparison.Ordinal))
            yield return "The term holds |, which separates terms; make an edit of each.";
        if (term.AsSpan().IndexOfAny('\t', '\n', '\r') >= 0)
            yield return "The term holds a tab or a line break.";
        if (tidy.Split(' ').Any(word => word == "*" || word.TrimEnd('*').Contains('*', StringComparison.Ordinal) || word.EndsWith("**", StringComparison.Ordinal)))
            yield return $"In the term \"{tidy}\" a * stands elsewhere than once at the end of a word.";
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*\\z")]
    private static partial Regex ConceptId();

    // A text is read with the terms of its primary language, so those of pt-BR would never be found.
    [GeneratedRegex("^[a-z]{2,3}\\z")]
    private static partial Regex PrimaryTag();
}
