using Monitor.Worker.Storage;

namespace Monitor.Worker.Web.Items;

/// <summary>What became of a message, in a sentence.</summary>
internal static class TraceWords
{
    public static string Of(Delivery delivery)
    {
        var where = delivery.DigestId is null ? $"to {delivery.Channel}" : $"in a digest to {delivery.Channel}";
        var what = delivery.State switch
        {
            DeliveryState.Sent => $"Sent {where} at {Words.Moment(delivery.SentAt ?? delivery.CreatedAt)}",
            DeliveryState.Sending => $"Being sent {where}",
            DeliveryState.Dead => $"Given up {where} after {Words.Count(delivery.Attempts, "try", "tries")}: {delivery.LastError}",
            DeliveryState.Pending => $"Waits to be sent {where}, not before {Words.Moment(delivery.NextTryAt)}",
        };
        return $"{what}, by “{delivery.Rule}”.";
    }
}
