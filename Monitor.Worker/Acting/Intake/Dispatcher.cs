using Monitor.Worker.Acting.People;
using Monitor.Worker.Acting.Slack;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Acting.Intake;

/// <summary>Does what one envelope asks for, once: looks up who asks and whether they may, and answers whatever came of it. A fault ends here.</summary>
internal sealed partial class Dispatcher(TakenStore taken, SlackPeople people, DeedBook deeds, SlackTalk talk, Strangers strangers, TimeProvider time, ILogger<Dispatcher> logger)
{
    public async Task HandleAsync(Envelope envelope, CancellationToken ct)
    {
        SlackRequest? request = null;
        try
        {
            request = RequestReading.Read(envelope);
            if (request is null) Log.Unreadable(logger, envelope.Kind);
            else if (request is not SlackRequest.Idle) await HandleAsync(envelope, request, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception fault)
        {
            Log.Failed(logger, envelope.Kind, fault);
            if (request is not null) await ApologiseAsync(request, ct);
        }
    }

    private async Task HandleAsync(Envelope envelope, SlackRequest request, CancellationToken ct)
    {
        if (request is SlackRequest.Pressed { Action: var action } && Actions.OpenAddresses.Contains(action)) return;
        var deed = deeds.Find(request);
        if (deed is not { OpensForm: true } && !await IsFirstAsync(envelope, ct)) return;
        if (deed is null)
        {
            await talk.TellAsync(request, Sentences.NoSuchDeed, ct);
            return;
        }

        var known = await people.FindAsync(request.Workspace, request.User, ct);
        if (known is not PersonFound.Known { Person: var person }) await strangers.TellAsync(request, known, ct);
        else if (person.Role < deed.Least) await talk.TellAsync(request, Sentences.MayNot(person, deed.Least), ct);
        else await DoAsync(deed, request, person, ct);
    }

    private async Task DoAsync(Deed deed, SlackRequest request, Person person, CancellationToken ct)
    {
        await deed.DoAsync(request, person, ct);
        if (request is SlackRequest.Pressed { InHome: true } && deeds.Find(new SlackRequest.HomeOpened { Workspace = request.Workspace, User = request.User }) is { } home) await home.DoAsync(request, person, ct);
    }

    private async Task<bool> IsFirstAsync(Envelope envelope, CancellationToken ct)
    {
        if (envelope.Key is not { } key || await taken.TakeAsync(key, time.GetUtcNow(), ct)) return true;
        Log.Twice(logger, envelope.Kind);
        return false;
    }

    // What went wrong may go wrong again.
    private async Task ApologiseAsync(SlackRequest request, CancellationToken ct)
    {
        try
        {
            await talk.TellAsync(request, Sentences.Failed, ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Log.Failed(logger, EnvelopeKind.Interactive, fault);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Slack has sent something of the kind {Kind} that cannot be read; it is left.")]
        public static partial void Unreadable(ILogger logger, EnvelopeKind kind);

        [LoggerMessage(Level = LogLevel.Information, Message = "Slack has sent something of the kind {Kind} twice; it is done once.")]
        public static partial void Twice(ILogger logger, EnvelopeKind kind);

        [LoggerMessage(Level = LogLevel.Error, Message = "What came from Slack ({Kind}) could not be done.")]
        public static partial void Failed(ILogger logger, EnvelopeKind kind, Exception fault);
    }
}
