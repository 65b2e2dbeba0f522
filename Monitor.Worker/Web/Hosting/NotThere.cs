namespace Monitor.Worker.Web.Hosting;

/// <summary>
/// What a page says when there is nothing of the name or number in its address. What the page itself would draw is thrown away with the status
/// 404, so it leaves these words, and <see cref="ProblemPages"/> draws them.
/// </summary>
/// <param name="Title">What is not there, as a sentence.</param>
/// <param name="Advice">How that may be.</param>
/// <param name="Back">Where to look instead.</param>
/// <param name="BackWords">How that link is called.</param>
public sealed record NotThere(string Title, string Advice, string Back, string BackWords)
{
    private const string Elsewhere = "The link may come from another installation of Monitor, or its store was begun anew.";

    public static NotThere Item { get; } = new("There is no item of this number", Elsewhere, "/", "Search");

    public static NotThere Version { get; } = new("There is no such version", Elsewhere, "/", "Search");

    public static NotThere Suggestion { get; } = new("There is no such suggestion", Elsewhere, "/merges", "All suggestions");

    public static NotThere Source { get; } =
        new("There is no source of this name", "It may have been renamed or taken out of sources.json.", "/sources", "All sources");

    public static NotThere Search { get; } =
        new("There is no such search", "Its owner or an operator may have deleted it.", "/searches", "All saved searches");

    public static NotThere? Of(HttpContext context) => context.Features.Get<NotThere>();

    public void Say(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Features.Set(this);
    }
}
