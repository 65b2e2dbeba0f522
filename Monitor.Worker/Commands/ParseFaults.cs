using Monitor.Worker.Documents;

namespace Monitor.Worker.Commands;

/// <summary>The words for refusals in what the verbs print.</summary>
internal static class ParseFaults
{
    public static string Word(ParseFault fault) => fault switch
    {
        ParseFault.WrongFormat => "wrong-format",
        ParseFault.Truncated => "truncated",
        ParseFault.Drift => "drift",
        ParseFault.SoftError => "soft-error",
        ParseFault.NoText => "no-text",
    };
}
