namespace Monitor.Worker.Commands;

/// <summary>A verb that only reads was asked about what is not there. It says so, and makes nothing.</summary>
internal sealed class NothingThereException(string message) : Exception(message);
