namespace Monitor.Worker.Indexing;

/// <summary>The index cannot be reached or refuses to work; the message is for operators. Nothing is lost: the store has everything.</summary>
public sealed class IndexUnavailableException : Exception
{
    public IndexUnavailableException()
    {
    }

    public IndexUnavailableException(string message)
        : base(message)
    {
    }

    public IndexUnavailableException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
