using Microsoft.Extensions.Options;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting;

/// <summary>The channels that there are: those of the rules, the default one and the preview. A message to any other would go nowhere.</summary>
internal sealed class AlertChannels(AlertRules rules, IOptions<AlertingOptions> options)
{
    public IReadOnlyList<string> All { get; } = [.. rules.Channels.Append(ChannelName.Of(options.Value.DefaultChannel).ToString()).Append(AlertingOptions.Preview).Distinct(StringComparer.Ordinal)];

    public string Operators => options.Value.OperatorsChannel;

    public string Default => ChannelName.Of(options.Value.DefaultChannel).ToString();

    public bool Has(string channel) => All.Contains(channel, StringComparer.Ordinal);

    /// <summary>The message in the rhythm that was asked for, and in the manners of its channel: quiet hours and bursts are for all messages.</summary>
    public PlannedDelivery Arrange(PlannedDelivery message, Rhythm rhythm) => rhythm == Rhythm.Immediate
        ? message with { Manners = options.Value.MannersOf(message.Channel), IsUrgent = Urgency.WhenSeen(message.Alert).Score >= options.Value.UrgentFromOf(message.Channel) }
        : message with { Digest = options.Value.ClockOf(message.Channel, rhythm) };
}
