namespace Monitor.Worker.Alerting;

/// <summary>
/// A channel as rules name it, in its two parts: <c>C0123</c> is in the workspace without a name, <c>emea/C0123</c> in the one named emea. Without
/// an id, as <c>emea/</c>, it stands for the workspace itself. Names are told apart without regard to case, as all keys of settings are.
/// </summary>
/// <param name="Workspace">In small letters; empty for the one whose settings stand in the section "Slack" itself.</param>
/// <param name="Id">As the service calls it.</param>
internal readonly record struct ChannelName(string Workspace, string Id)
{
    public const string Unnamed = "";

    public const char Mark = '/';

    public static ChannelName Of(string? channel)
    {
        var word = channel?.Trim() ?? "";
        var mark = word.IndexOf(Mark, StringComparison.Ordinal);
        return mark < 0 ? new ChannelName(Unnamed, word) : new ChannelName(word[..mark].ToLowerInvariant(), word[(mark + 1)..]);
    }

    public static ChannelName OfWorkspace(string workspace) => new(workspace, "");

    public bool IsWorkspace => Id.Length == 0;

    /// <summary>The one form in which it is kept and compared.</summary>
    public override string ToString() => Workspace.Length == 0 ? Id : $"{Workspace}{Mark}{Id}";
}
