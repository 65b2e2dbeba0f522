namespace Monitor.Worker.Alerting.Slack.Drawing;

/// <summary>The people whom a rule calls, as Slack addresses them. Ids are checked where rules are read, so nothing else can stand in the marks.</summary>
internal static class Callouts
{
    // A digest gathers what many rules ask for.
    private const int Most = 20;

    /// <summary>mrkdwn; empty when nobody is called. Slack tells them when the message is posted, not when it is drawn anew.</summary>
    public static string Of(DeliveryTag tag) => tag.People.Count == 0 ? "" : $"For {string.Join(' ', tag.People.Take(Most).Select(Mention))}";

    // A group of people is addressed otherwise than one.
    private static string Mention(string id) => id[0] == 'S' ? $"<!subteam^{id}>" : $"<@{id}>";
}
