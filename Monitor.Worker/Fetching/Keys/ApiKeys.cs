using Monitor.Worker.Documents;

namespace Monitor.Worker.Fetching.Keys;

/// <summary>Reads one environment variable; null when it is not set.</summary>
internal delegate string? ReadEnvironment(string name);

/// <summary>Keys are read anew for each request, so that one can be set or changed without being kept anywhere.</summary>
internal sealed class ApiKeys(ReadEnvironment read)
{
    public ApiKey? Find(AccessKey access) =>
        read(access.Environment)?.Trim() is { Length: > 0 } value ? new ApiKey(access, value) : null;
}
