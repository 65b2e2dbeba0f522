namespace Monitor.Worker.Documents;

/// <summary>The kinds of date that matter to a reader; a source may declare others, which are shown by their own word.</summary>
public static class DateKinds
{
    /// <summary>No document states a day beyond it; what does, as 9999-12-31, says that there is no end.</summary>
    public const int LatestYear = 2150;

    public const string CommentsClose = "comments-close";
    public const string Effective = "effective";
    public const string Application = "application";
    public const string Hearing = "hearing";
    public const string Sunset = "sunset";
    public const string Review = "review";
    public const string LatestAction = "latest-action";

    /// <summary>Whether people are told that such a date moved: the day of the latest step moves with every step, and the step itself is told as its stage.</summary>
    public static bool IsNews(string kind) => kind != LatestAction;

    /// <summary>
    /// The date that readers of an item at this stage look for and that nobody states, as a sentence: nothing at all would read as if there
    /// were nothing to do. Null where none is missing.
    /// </summary>
    /// <param name="stage">Where the item stands.</param>
    /// <param name="stated">The kinds of date that are stated, or that a rule of the text leads to.</param>
    public static string? Unstated(Stage stage, IReadOnlyCollection<string> stated) => stage switch
    {
        Stage.ConsultationOpen when !stated.Contains(CommentsClose) => "Comments close: not stated, see the source",
        Stage.Enacted when !stated.Contains(Effective) && !stated.Contains(Application) => "In force: no day stated",
        _ => null,
    };

    /// <summary>As people read it at the head of a sentence.</summary>
    public static string Name(string kind) => kind switch
    {
        CommentsClose => "Comments close",
        Effective => "Entry into force",
        Application => "Date of application",
        Hearing => "Hearing",
        Sunset => "Sunset",
        Review => "Review due",
        "" => "Date",
        _ => char.ToUpperInvariant(kind[0]) + kind[1..].Replace('-', ' '),
    };
}
