namespace Monitor.Worker.Web.Api.Asking;

internal enum AskedKind
{
    Text,
    Number,
    Day,
    Flag,
}

/// <summary>
/// A parameter of a call. It stands with the call's mapping: from there the description is written and the query is read, so that
/// neither knows one that the other does not.
/// </summary>
/// <param name="Meaning">For whoever reads the description.</param>
/// <param name="Many">May be given several times: alternatives.</param>
internal sealed record AskedParameter(string Name, AskedKind Kind, string Meaning, bool Many = false);
