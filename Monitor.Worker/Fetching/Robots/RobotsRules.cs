using System.Globalization;

namespace Monitor.Worker.Fetching.Robots;

/// <summary>A robots.txt as RFC 9309 reads it: merged groups, the longest matching rule wins, Allow wins a tie.</summary>
internal sealed class RobotsRules
{
    /// <summary>Bytes that are read of a robots.txt; RFC 9309 asks for no more.</summary>
    public const int MaxBytes = 500 * 1024;

    public static readonly RobotsRules AllowAll = new([], []);

    private const string Everyone = "*";

    private readonly Dictionary<string, List<RobotsRule>> _rules;
    private readonly Dictionary<string, TimeSpan> _delays;

    private RobotsRules(Dictionary<string, List<RobotsRule>> rules, Dictionary<string, TimeSpan> delays) => (_rules, _delays) = (rules, delays);

    public static RobotsRules Parse(string text)
    {
        var rules = new Dictionary<string, List<RobotsRule>>(StringComparer.OrdinalIgnoreCase);
        var delays = new Dictionary<string, TimeSpan>(StringComparer.OrdinalIgnoreCase);
        List<string> agents = [];
        List<string> delayed = [];
        var (endsAgents, endsDelayed) = (false, false);
        foreach (var (field, value) in RobotsLines.Read(text))
        {
            switch (field)
            {
                case RobotsField.UserAgent:
                    if (endsAgents) agents.Clear();
                    if (endsDelayed) delayed.Clear();
                    (endsAgents, endsDelayed) = (false, false);
                    agents.Add(RobotsLines.Agent(value));
                    delayed.Add(agents[^1]);
                    rules.TryAdd(agents[^1], []);
                    break;
                case RobotsField.Allow or RobotsField.Disallow:
                    (endsAgents, endsDelayed) = (true, true);
                    foreach (var agent in agents.Distinct(StringComparer.OrdinalIgnoreCase)) rules[agent].Add(new RobotsRule(field == RobotsField.Allow, value));
                    break;
                case RobotsField.CrawlDelay when Seconds(value) is { } delay:
                    // Not in the RFC: it must not part agents that share rules, but it belongs only to those named right before it.
                    endsDelayed = true;
                    foreach (var agent in delayed) delays[agent] = delay;
                    break;
            }
        }

        return new RobotsRules(rules, delays);
    }

    public bool IsAllowed(string agent, string pathAndQuery) => RefusingRule(agent, pathAndQuery) is null;

    /// <summary>The rule that forbids the path, as text; null when it is allowed.</summary>
    /// <param name="agent">The product token alone, such as <c>Monitor</c>.</param>
    /// <param name="pathAndQuery">As it would be sent; empty means <c>/</c>.</param>
    public string? RefusingRule(string agent, string pathAndQuery)
    {
        var path = pathAndQuery is "" ? "/" : pathAndQuery;
        if (path == "/robots.txt") return null;

        RobotsRule? refusal = null;
        var (allow, disallow) = (0, 0);
        foreach (var rule in RulesFor(agent))
        {
            var length = rule.MatchedLength(path);
            if (rule.IsAllow && length > allow) allow = length;
            if (!rule.IsAllow && length > disallow) (disallow, refusal) = (length, rule);
        }

        return disallow > allow ? refusal!.ToString() : null;
    }

    public TimeSpan? CrawlDelay(string agent)
    {
        var key = _rules.ContainsKey(agent) ? agent : Everyone;
        return _delays.TryGetValue(key, out var delay) ? delay : null;
    }

    /// <summary>Path and query of an address, not re-spelled in any way, as the rules compare them.</summary>
    public static string PathAndQueryOf(string url)
    {
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        var host = scheme >= 0 ? scheme + 3 : 0;
        var path = url.IndexOfAny(['/', '?', '#'], host);
        if (path < 0 || url[path] == '#') return "/";
        var end = url.IndexOf('#', path);
        var found = end < 0 ? url[path..] : url[path..end];
        return found[0] == '/' ? found : "/" + found;
    }

    private List<RobotsRule> RulesFor(string agent) =>
        _rules.TryGetValue(agent, out var own) ? own : _rules.TryGetValue(Everyone, out var all) ? all : [];

    private static TimeSpan? Seconds(string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds)
            ? TimeSpan.FromSeconds(Math.Min(seconds, 86_400))
            : null;
}
