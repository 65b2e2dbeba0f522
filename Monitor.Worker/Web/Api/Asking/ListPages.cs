namespace Monitor.Worker.Web.Api.Asking;

/// <summary>How lists are read in pages: by place where they are ranked, by the last number seen where they are not.</summary>
internal static class ListPages
{
    public const string Take = "take";
    public const string Skip = "skip";
    public const string After = "after";
    public const string Before = "before";

    public const int Most = 200;
    public const int Usual = 50;

    public static readonly AskedParameter TakeParameter = new(Take, AskedKind.Number, "How many, 1 to 200.");

    public static int TakeOf(QueryReader asked, int usual = Usual) => asked.Number(Take, usual, 1, Most);

    /// <summary>A page of a list that is at hand, and the key to go on after; null when nothing is left.</summary>
    public static (IReadOnlyList<T> Page, long? Next) Cut<T>(IEnumerable<T> ordered, Func<T, long> keyOf, long? after, int take)
    {
        var rest = ordered.Where(one => after is null || keyOf(one) > after).Take(take + 1).ToList();
        return rest.Count > take ? (rest[..take], keyOf(rest[take - 1])) : (rest, null);
    }
}
