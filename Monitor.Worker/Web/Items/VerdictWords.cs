using Monitor.Worker.Storage;

namespace Monitor.Worker.Web.Items;

/// <summary>Verdicts as codes and as people read them.</summary>
internal static class VerdictWords
{
    public static string Code(Verdict verdict) => verdict switch
    {
        Verdict.Relevant => "relevant",
        Verdict.NotRelevant => "not-relevant",
        Verdict.Unsure => "unsure",
    };

    public static string Name(Verdict verdict) => verdict switch
    {
        Verdict.Relevant => "Relevant",
        Verdict.NotRelevant => "Not relevant",
        Verdict.Unsure => "Unsure",
    };

    /// <summary>Within a sentence.</summary>
    public static string Said(Verdict verdict) => verdict switch
    {
        Verdict.Relevant => "relevant",
        Verdict.NotRelevant => "not relevant",
        Verdict.Unsure => "unsure",
    };

    /// <summary>Where a label was given.</summary>
    public static string Place(LabelPlace place) => place switch
    {
        LabelPlace.Page => "on a page",
        LabelPlace.Slack => "in Slack",
        LabelPlace.File => "from a file",
        LabelPlace.Api => "by a program",
    };
}
