using System.Globalization;
using Monitor.Worker.Alerting;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Following.Threads;

/// <summary>What travels with a message: by what it is found again, which rule asked for it and whom that rule calls.</summary>
internal sealed class DeliveryTags(AlertRules rules)
{
    public DeliveryTag Of(Delivery delivery) =>
        new(delivery.Id.ToString(CultureInfo.InvariantCulture), delivery.Rule) { Broadcast = delivery.Broadcast, People = rules.PeopleOf([delivery.Rule]) };
}
