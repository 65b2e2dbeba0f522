using Monitor.Worker.Acting.Intake;
using Monitor.Worker.Acting.People;
using Monitor.Worker.Acting.Slack;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Acting.Asking;

/// <summary>The slash command: its first word says what is asked; what is none of them is answered with the list of them.</summary>
internal sealed class CommandDeeds(IEnumerable<IQuestion> questions, SlackTalk talk) : IDeeds
{
    public const string Command = "/regwatch";

    private readonly Dictionary<string, IQuestion> _questions = questions.ToDictionary(question => question.Word, StringComparer.OrdinalIgnoreCase);

    public IEnumerable<(string Name, Deed Deed)> All => [(DeedBook.Command, new Deed(UserRole.Reader, (request, person, ct) => AnswerAsync((SlackRequest.Asked)request, person, ct)))];

    private async Task AnswerAsync(SlackRequest.Asked request, Person person, CancellationToken ct)
    {
        var parts = request.Text.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var told = parts.Length > 0 && _questions.TryGetValue(parts[0], out var question)
            ? await question.AnswerAsync(parts.Length > 1 ? parts[1] : "", person, ct)
            : Help();
        await talk.TellAsync(request, told.Text, told.Blocks, ct);
    }

    private Told Help() => Told.Of(string.Join('\n',
    [
        "What I can be asked:",
        .. _questions.Values.Select(question => $"• `{Command} {question.Help.Usage.Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)}` {question.Help.Does}"),
        $"• `{Command} help` this list",
    ]));
}
