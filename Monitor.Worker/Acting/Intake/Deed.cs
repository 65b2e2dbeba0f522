using Monitor.Worker.Acting.People;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Acting.Intake;

/// <summary>Something that can be done from Slack.</summary>
/// <param name="Least">The role that it takes.</param>
/// <param name="DoAsync">Does it, and answers.</param>
internal sealed record Deed(UserRole Least, Func<SlackRequest, Person, CancellationToken, Task> DoAsync)
{
    /// <summary>It only opens a form: nothing is kept, and the form must be there within three seconds, so it is not written down first.</summary>
    public bool OpensForm { get; init; }
}

/// <summary>Some of the deeds, by the name of their button, form or command word.</summary>
internal interface IDeeds
{
    IEnumerable<(string Name, Deed Deed)> All { get; }
}

/// <summary>Everything that can be done from Slack, by what asks for it.</summary>
internal sealed class DeedBook
{
    public const string Command = "/";
    public const string Home = "home";

    private readonly Dictionary<string, Deed> _deeds;

    public DeedBook(IEnumerable<IDeeds> all) => _deeds = all.SelectMany(deeds => deeds.All).ToDictionary(pair => pair.Name, pair => pair.Deed, StringComparer.Ordinal);

    /// <summary>Null when nothing of that name can be done (any more).</summary>
    public Deed? Find(SlackRequest request) => request switch
    {
        SlackRequest.Pressed pressed => _deeds.GetValueOrDefault("press:" + pressed.Action),
        SlackRequest.Submitted submitted => _deeds.GetValueOrDefault("form:" + submitted.Form),
        SlackRequest.Asked => _deeds.GetValueOrDefault(Command),
        SlackRequest.HomeOpened => _deeds.GetValueOrDefault(Home),
        _ => null,
    };
}
