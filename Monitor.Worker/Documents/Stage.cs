using System.Collections.Frozen;

namespace Monitor.Worker.Documents;

/// <summary>Where an instrument stands on its way to law. The words of publishers are mapped to these by each source's stage rules.</summary>
public enum Stage
{
    Unknown,
    PreLegislative,
    ConsultationOpen,
    GuidanceDraft,
    ConsultationClosed,
    Introduced,
    Committee,
    PassedOneChamber,
    Passed,
    Enacted,
    GuidanceFinal,
    InForce,
    Amended,
    Repealed,
    WithdrawnLapsed,
}

/// <summary>The written form of <see cref="Stage"/>: the code in configuration and search, the name that people read, the order.</summary>
public static class Stages
{
    private static readonly (Stage Stage, string Code, string Name, int Order)[] Table =
    [
        (Stage.Unknown, "unknown", "Unknown", 0),
        (Stage.PreLegislative, "pre-legislative", "Pre-legislative", 5),
        (Stage.ConsultationOpen, "consultation-open", "Consultation open", 10),
        (Stage.GuidanceDraft, "guidance-draft", "Draft guidance", 10),
        (Stage.ConsultationClosed, "consultation-closed", "Consultation closed", 15),
        (Stage.Introduced, "introduced", "Introduced", 20),
        (Stage.Committee, "committee", "In committee", 30),
        (Stage.PassedOneChamber, "passed-one-chamber", "Passed one chamber", 40),
        (Stage.Passed, "passed", "Passed", 50),
        (Stage.Enacted, "enacted", "Enacted", 60),
        (Stage.GuidanceFinal, "guidance-final", "Final guidance", 60),
        (Stage.InForce, "in-force", "In force", 70),
        (Stage.Amended, "amended", "In force, amended", 75),
        (Stage.Repealed, "repealed", "Repealed", 90),
        (Stage.WithdrawnLapsed, "withdrawn-lapsed", "Withdrawn or lapsed", 95),
    ];

    private static readonly FrozenDictionary<string, Stage> ByCode = Table.ToFrozenDictionary(row => row.Code, row => row.Stage);

    public static IEnumerable<string> Codes => Table.Select(row => row.Code);

    public static string Code(this Stage stage) => Table[(int)stage].Code;

    public static string Name(this Stage stage) => Table[(int)stage].Name;

    /// <summary>Greater is further; equal orders are siblings (a consultation on a bill, one on guidance).</summary>
    public static int Order(this Stage stage) => Table[(int)stage].Order;

    public static bool TryParse(string code, out Stage stage) => ByCode.TryGetValue(code, out stage);
}
