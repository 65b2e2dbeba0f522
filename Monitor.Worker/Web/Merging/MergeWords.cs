using System.Globalization;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Web.Merging;

/// <summary>Suggestions and decisions as people read them.</summary>
internal static class MergeWords
{
    public static string Code(SuggestionState state) => state switch
    {
        SuggestionState.Open => "open",
        SuggestionState.Accepted => "accepted",
        SuggestionState.Rejected => "rejected",
        SuggestionState.Undone => "undone",
    };

    public static string Name(SuggestionState state) => state switch
    {
        SuggestionState.Open => "Open",
        SuggestionState.Accepted => "One matter",
        SuggestionState.Rejected => "Two matters",
        SuggestionState.Undone => "Taken apart",
    };

    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(share * 100):0} %");
}
