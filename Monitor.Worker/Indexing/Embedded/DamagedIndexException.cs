namespace Monitor.Worker.Indexing.Embedded;

/// <summary>What lies in the index folder cannot be read as an index of this version.</summary>
internal sealed class DamagedIndexException(Exception cause) : Exception("The index cannot be read.", cause);
