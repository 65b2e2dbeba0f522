using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Web.Items;

/// <summary>What an event says beyond its own name, which stands in bold before it.</summary>
internal static class EventSentence
{
    /// <summary>"Text changed: 3 words added." is "3 words added."; empty when there is nothing more.</summary>
    public static string Rest(ItemEvent happened)
    {
        var name = happened.Kind.Name();
        var summary = happened.Summary;
        var rest = summary.StartsWith(name, StringComparison.OrdinalIgnoreCase) ? summary[name.Length..] : summary;
        return rest.TrimStart(' ', ':', '.', ',');
    }
}
