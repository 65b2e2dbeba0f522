using Monitor.Worker.Storage;

namespace Monitor.Worker.Web.Messages;

/// <summary>States of a message as people read them.</summary>
internal static class StateWords
{
    public static string Name(DeliveryState state) => state switch
    {
        DeliveryState.Pending => "Waiting",
        DeliveryState.Sending => "Being sent",
        DeliveryState.Sent => "Sent",
        DeliveryState.Dead => "Given up",
    };
}
