using Monitor.Classifiers.Models;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Learning;

/// <summary>
/// Sees to it that the log names the model in use. A promotion changes the folder first and writes its line after it, and a program may end
/// between the two.
/// </summary>
internal sealed class ModelLogCheck(ModelProvision provision, ModelLog log, AuditTrail audit)
{
    public const string Nobody = "unknown, the service ended meanwhile";

    private const string Why = "The log did not name this model. The service ended between the change and its line here, or the folder was changed by hand.";

    /// <returns>The line that was missing; null when none was.</returns>
    public async Task<ModelChange?> MendAsync(CancellationToken ct)
    {
        if (provision.CardOf(ModelSlot.Active) is not { } card) return null;
        var last = await log.ListAsync(1, ct) is [var newest] ? newest : null;
        // Before the first line, only a promotion can have left a model behind.
        if ((last?.ModelId ?? provision.CardOf(ModelSlot.Previous)?.Id) is not { } before || before == card.Id) return null;
        var kind = last?.Before == card.Id ? ModelChangeKind.RolledBack : ModelChangeKind.Promoted;
        if (await log.AppendMissingAsync(card.Id, before, kind, Nobody, Why, ct) is not { } change) return null;
        await audit.AppendAsync(Nobody, kind == ModelChangeKind.Promoted ? "model-promoted" : "model-rolled-back", card.Id, Why, ct);
        return change;
    }
}
