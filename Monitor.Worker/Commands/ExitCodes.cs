namespace Monitor.Worker.Commands;

/// <summary>What a verb tells the shell.</summary>
internal static class ExitCodes
{
    /// <summary>The work was done; refusals of documents and publishers are values, not failures.</summary>
    public const int Done = 0;

    /// <summary>The work could not be done, or came to something else than it should.</summary>
    public const int Failed = 1;

    /// <summary>Bad usage or configuration: nothing was begun.</summary>
    public const int Refused = 2;
}
