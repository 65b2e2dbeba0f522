using Monitor.Worker.Alerting;
using Monitor.Worker.Storage;
using Monitor.Worker.Web.Messages;

namespace Monitor.Worker.Web.Api.Shapes;

/// <summary>Messages and lines of digests, newest first.</summary>
internal sealed record ApiAlerts(IReadOnlyList<ApiAlert> Alerts, string? Next);

/// <param name="Event">Code of what happened.</param>
/// <param name="State">pending, sending, sent, dead; <paramref name="StateName"/> is the word of the page.</param>
/// <param name="Digest">The digest that it is a line of; null for a message of its own.</param>
/// <param name="Held">It waited, or waits, for the end of a hold.</param>
internal sealed record ApiAlert(
    long Id, long Item, string Title, string Jurisdiction, string Event, string Summary, string Rule, string Channel, string State, string StateName, int Attempts, long? Digest, bool Held,
    DateTimeOffset CreatedAt, DateTimeOffset NextTryAt, DateTimeOffset? SentAt, string? LastError, ApiItemLinks Links)
{
    public static ApiAlert Of(Delivery owed)
    {
        var alert = owed.Alert;
        return new ApiAlert(
            owed.Id, alert.ItemId, alert.Title, alert.Jurisdiction, alert.Event.Kind.Code(), alert.Event.Summary, owed.Rule, owed.Channel, owed.State.ToString().ToLowerInvariant(),
            StateWords.Name(owed.State), owed.Attempts, owed.DigestId, owed.HoldId is not null, owed.CreatedAt, owed.NextTryAt, owed.SentAt, owed.LastError, ApiItemLinks.Of(alert.ItemId));
    }
}
