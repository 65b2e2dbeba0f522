namespace Monitor.Worker.Acting.Sockets;

/// <summary>How the sockets are, one a workspace.</summary>
internal sealed class SocketStates(ActingSettings settings, TimeProvider time)
{
    public IReadOnlyList<SocketState> All { get; } = [.. settings.Workspaces.Select(workspace => new SocketState(workspace.Name, time))];

    public SocketState Of(string workspace) => All.First(state => state.Workspace == workspace);
}
