namespace Monitor.Classifiers.Topics;

/// <summary>Ids of the instruments that every topics file has, in the order in which people read them.</summary>
public static class Instruments
{
    public const string ProductionOrder = "production-order";
    public const string EmergencyDisclosure = "emergency-disclosure";
    public const string Preservation = "preservation";
    public const string DataRetention = "data-retention";
    public const string Interception = "interception";
    public const string DecryptionAssistance = "decryption-assistance";
    public const string ChildSafetyReporting = "child-safety-reporting";
    public const string LocalRepresentative = "local-representative";
    public const string CrossBorder = "cross-border";
    public const string UserNotice = "user-notice";
    public const string TransparencyReporting = "transparency-reporting";

    public static IReadOnlyList<string> All { get; } =
    [
        ProductionOrder, EmergencyDisclosure, Preservation, DataRetention, Interception, DecryptionAssistance,
        ChildSafetyReporting, LocalRepresentative, CrossBorder, UserNotice, TransparencyReporting,
    ];
}
