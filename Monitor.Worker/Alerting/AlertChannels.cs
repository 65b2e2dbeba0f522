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

    /// <summary>Null for messages that go at once.</summary>
    public DigestClock? Clock(string channel, Rhythm rhythm) => rhythm == Rhythm.Immediate ? null : options.Value.ClockOf(channel, rhythm);
}
