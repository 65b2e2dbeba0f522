namespace Monitor.Worker.Fetching.Connecting;

/// <summary>Carries a refusal out of the connection pool, which knows exceptions only.</summary>
internal sealed class ForbiddenTargetException(string message) : Exception(message);
