namespace Monitor.Worker.Detecting;

/// <summary>The reason for which a record could not be read, without the record's own name: so that equal ones can be counted.</summary>
internal static class RejectReason
{
    private const int Longest = 120;

    private const string OfWhich = " in the record ";

    public static string Plain(string reason)
    {
        var at = reason.IndexOf(OfWhich, StringComparison.Ordinal);
        var plain = at < 0 ? reason : reason[..at] + ".";
        return plain.Length > Longest ? plain[..Longest] + "…" : plain;
    }
}
