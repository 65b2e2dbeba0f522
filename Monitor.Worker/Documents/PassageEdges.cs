namespace Monitor.Worker.Documents;

/// <summary>Passages begin where there is room: readers want to be told when that is in the middle of a sentence.</summary>
public static class PassageEdges
{
    private static readonly Fragment Sign = new("… ", false);

    /// <summary>Only letters that have capitals tell, and the marks that no sentence begins with.</summary>
    public static bool BeginsMidSentence(IReadOnlyList<Fragment> passage)
    {
        foreach (var letter in passage.SelectMany(fragment => fragment.Text))
        {
            if (char.IsLetterOrDigit(letter)) return char.IsLower(letter);
            if (letter is ',' or ';' or ':' or ')' or '.') return true;
        }

        return false;
    }

    /// <summary>The passage with a sign before it where it begins in the middle of a sentence.</summary>
    public static IReadOnlyList<Fragment> WithSign(IReadOnlyList<Fragment> passage) => BeginsMidSentence(passage) ? [Sign, .. passage] : passage;
}
