namespace Monitor.Classifiers.Topics;

/// <summary>The three areas of work that leads divide the field into.</summary>
public static class PolicyAreas
{
    public const string LawEnforcementResponse = "law-enforcement-response";
    public const string EmergencyResponse = "emergency-response";
    public const string ChildSafety = "child-safety";

    public static IReadOnlyList<string> All { get; } = [LawEnforcementResponse, EmergencyResponse, ChildSafety];
}
