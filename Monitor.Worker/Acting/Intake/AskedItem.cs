using Monitor.Worker.Acting.Slack;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Acting.Intake;

/// <summary>Finds the item that a press is about. Values of buttons are only a hint of where to look: what stands in the store counts.</summary>
internal sealed class AskedItem(ItemStore items, SlackTalk talk)
{
    /// <summary>Null when there is none; then whoever pressed has been told.</summary>
    public async Task<(ItemDetail Item, string? More)?> FindAsync(SlackRequest.Pressed request, CancellationToken ct)
    {
        if (Actions.Value(request.Value) is not { } value)
        {
            await talk.TellAsync(request, Sentences.Unreadable, ct);
            return null;
        }

        return await FindAsync(request, value.Id, ct) is { } item ? (item, value.More) : null;
    }

    /// <summary>The same by a number.</summary>
    public async Task<ItemDetail?> FindAsync(SlackRequest request, long id, CancellationToken ct)
    {
        if (await items.FindAsync(id, ct) is { } item) return item;
        await talk.TellAsync(request, Sentences.NoSuchItem, ct);
        return null;
    }

    /// <summary>The request that a form was opened by, for its answer to stand there, in the workspace from which it was sent; null when the form is not ours.</summary>
    public static (Origin Origin, SlackRequest Back)? OriginOf(SlackRequest.Submitted form) => Origin.Read(form.Metadata) is { } origin
        ? (origin, form with { Channel = origin.Channel, Thread = origin.Thread })
        : null;
}
