using System.Collections.Frozen;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting;

/// <summary>The labels that rules may name, with the names that people read. A test holds them to the topics file.</summary>
internal static class LabelWords
{
    public static readonly FrozenDictionary<string, string> Instruments = new Dictionary<string, string>
    {
        ["production-order"] = "Production order",
        ["emergency-disclosure"] = "Emergency disclosure",
        ["preservation"] = "Preservation",
        ["data-retention"] = "Data retention",
        ["interception"] = "Interception",
        ["decryption-assistance"] = "Decryption or technical assistance",
        ["child-safety-reporting"] = "Child-safety reporting",
        ["local-representative"] = "Local representative",
        ["cross-border"] = "Cross-border access",
        ["user-notice"] = "User notice or gag",
        ["transparency-reporting"] = "Transparency reporting",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static readonly FrozenDictionary<string, string> PolicyAreas = new Dictionary<string, string>
    {
        ["law-enforcement-response"] = "Law enforcement response",
        ["emergency-response"] = "Emergency response",
        ["child-safety"] = "Child safety",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name of an instrument; the id itself when a newer model knows more than this table.</summary>
    public static string Instrument(string id) => Instruments.GetValueOrDefault(id, id);

    /// <summary>
    /// Relevant, but by no instrument that was recognised: it may be any of them, so that what asks for one must not pass it over in silence.
    /// </summary>
    public static bool LacksInstruments(Classification classification) => classification is { Relevant: true, Instruments.Count: 0 };

    public static string PolicyArea(string id) => PolicyAreas.GetValueOrDefault(id, id);
}
