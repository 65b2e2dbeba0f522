using Monitor.Worker.Documents;

namespace Monitor.Worker.Fetching.Robots;

/// <summary>What a publisher's robots.txt says to one address.</summary>
/// <param name="Refusal">Why the address may not be asked for; null when it may.</param>
/// <param name="CrawlDelay">Least time between two requests that the publisher wants.</param>
internal readonly record struct RobotsPermission(FetchOutcome? Refusal, TimeSpan CrawlDelay);
