namespace Monitor.Worker.Versioning.Likeness;

/// <summary>The words of a title that say what it is about.</summary>
internal static class TitleWords
{
    /// <summary>What drafters put around every title, in the languages whose titles are long enough for it to matter.</summary>
    private static readonly HashSet<ulong> Glue =
    [
        .. WordNumbers.Of(
            """
            a an the of to for and or in on by as at with from other purposes purpose bill act resolution joint concurrent that such be its this entitled
            de la le les du des et au aux portant relatif relative loi projet proposition visant
            der die das und zur zum des über ein eine entwurf gesetz gesetzes
            el los las del y por que ley proyecto sobre o os da do dos das e lei projeto
            il lo gli di legge disegno recante het een en van wet houdende
            """),
    ];

    public static HashSet<ulong> Of(string title)
    {
        var words = WordNumbers.Of(title).ToHashSet();
        var telling = words.Where(word => !Glue.Contains(word)).ToHashSet();
        return telling.Count > 0 ? telling : words;
    }
}
