using System.Text;

namespace Monitor.Classifiers.Features;

/// <summary>Terms as the matcher sees them.</summary>
internal static class LexiconTerm
{
    /// <summary>Equal for terms that match the same texts: in normal form, each word with its <c>*</c>.</summary>
    public static string KeyOf(string term)
    {
        var text = new NormalText();
        return string.Join(' ', WordsOf(term).Select(word => Normal(text, word) + (word.EndsWith('*') ? "*" : "")).Where(word => word.Length > 0));
    }

    /// <summary>As written, with single spaces.</summary>
    public static string Tidy(string term) => string.Join(' ', WordsOf(term));

    public static bool HasLetters(string term)
    {
        var text = new NormalText();
        text.Append(term);
        return text.Tokens.Length > 0;
    }

    /// <summary>Whether every word is without content in the language; in any language where it is none of those with a profile, as <c>und</c>.</summary>
    public static bool IsWithoutContent(string term, string language)
    {
        var text = new NormalText();
        text.Append(term);
        var profile = StopWords.Profiles.FirstOrDefault(profile => profile.Language == language);
        foreach (var token in text.Tokens)
        {
            if (!(profile?.Words.Contains(token.Hash) ?? StopWords.Contains(token.Hash)))
                return false;
        }
        return true;
    }

    /// <summary>Normal form without the accents that it keeps to tell words apart: a person who searches may not have typed them.</summary>
    public static string Searchable(NormalText text, ReadOnlySpan<char> written)
    {
        var normal = Normal(text, written);
        if (Ascii.IsValid(normal))
            return normal;
        // Only the accents of Latin, Greek and Cyrillic: the marks of Indic scripts are vowels.
        var bare = normal.Normalize(NormalizationForm.FormD).Where(unit => unit is not (>= '\u0300' and <= '\u036F'));
        return string.Concat(bare).Normalize(NormalizationForm.FormC);
    }

    private static string Normal(NormalText text, ReadOnlySpan<char> written)
    {
        text.Clear();
        text.Append(written);
        return text.Chars.TrimEnd(" \n").ToString().Replace(NormalText.SentenceBreak, ' ');
    }

    private static string[] WordsOf(string term) => term.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries);
}
