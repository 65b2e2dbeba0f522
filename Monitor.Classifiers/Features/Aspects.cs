namespace Monitor.Classifiers.Features;

/// <summary>
/// The four things that a disclosure duty names: who asks, for what, of whom, by which means. One of them alone is any
/// criminal code or telecom tariff; it is their meeting in one window that counts, in every language.
/// </summary>
[Flags]
internal enum Aspects : byte
{
    None = 0,
    Authority = 1,
    Data = 2,
    Holder = 4,
    Means = 8,
}

internal static class AspectsOfConcepts
{
    private static readonly Dictionary<string, Aspects> ByConcept = new()
    {
        ["police"] = Aspects.Authority,
        ["prosecutor"] = Aspects.Authority,
        ["intelligence-service"] = Aspects.Authority,
        ["criminal-procedure"] = Aspects.Authority,
        ["court"] = Aspects.Authority,
        ["court-order"] = Aspects.Authority,
        ["cybercrime"] = Aspects.Authority,
        ["terrorism"] = Aspects.Authority,
        ["subscriber-information"] = Aspects.Data,
        ["user-data"] = Aspects.Data,
        ["traffic-data"] = Aspects.Data,
        ["content-data"] = Aspects.Data,
        ["location-data"] = Aspects.Data,
        ["ip-address"] = Aspects.Data,
        ["electronic-evidence"] = Aspects.Data,
        ["child-sexual-abuse-material"] = Aspects.Data,
        ["service-provider"] = Aspects.Holder,
        ["telecommunications"] = Aspects.Holder,
        ["online-platform"] = Aspects.Holder,
        ["production-order"] = Aspects.Means,
        ["disclosure"] = Aspects.Means,
        ["access-to-data"] = Aspects.Means,
        ["preservation"] = Aspects.Means,
        ["data-retention"] = Aspects.Means,
        ["interception"] = Aspects.Means,
        ["surveillance"] = Aspects.Means,
        ["decryption"] = Aspects.Means,
        ["technical-assistance"] = Aspects.Means,
        ["search-and-seizure"] = Aspects.Means,
        ["duty-to-report"] = Aspects.Means,
        ["legal-representative"] = Aspects.Means,
        ["mutual-legal-assistance"] = Aspects.Means,
    };

    public static Aspects Of(string concept) => ByConcept.GetValueOrDefault(concept);
}
