using System.Text.Json;
using Monitor.Worker.Fetching.Answers;
using Monitor.Worker.Fetching.Robots;

namespace Monitor.Worker.Commands;

/// <summary><c>parse --as robots</c>: one question to robots.txt files, or many questions with known answers.</summary>
internal static class ParseRobots
{
    public static void Answer(ParseFile file, ParseRequest request, ParseOutput output) => output.Write(Read(file, request), ParseJson.Default.RobotsLine);

    /// <summary>Throws nothing: a file that holds no cases is answered with the reason.</summary>
    public static string? AnswerCases(string path, ParseOutput output)
    {
        var file = ParseFile.Load(path);
        try
        {
            var cases = file.Problem is null ? JsonSerializer.Deserialize(file.Bytes, ParseJson.Default.RobotsCaseArray) : null;
            if (cases is null) return $"--cases: '{path}' is {file.Problem ?? "null"}.";
            Answer(cases, output);
            return null;
        }
        catch (JsonException exception)
        {
            return $"--cases: '{path}' is no list of cases with robots, agent, url and allowed: {exception.Message}";
        }
    }

    private static void Answer(RobotsCase[] cases, ParseOutput output)
    {
        var wrong = 0;
        for (var n = 0; n < cases.Length; n++)
        {
            var (robots, agent, url, expected) = cases[n];
            var allowed = IsAllowed(RobotsRules.Parse(robots), agent, url);
            if (allowed != expected) wrong++;
            output.Write(new RobotsCaseLine(n, allowed, expected), ParseJson.Default.RobotsCaseLine);
        }

        output.Write(new RobotsTotal(cases.Length, wrong), ParseJson.Default.RobotsTotal);
    }

    private static RobotsLine Read(ParseFile file, ParseRequest request)
    {
        if (file.Problem is { } problem) return new(file.Name, problem, null, null);
        var bytes = file.Bytes.AsSpan(0, Math.Min(file.Bytes.Length, RobotsRules.MaxBytes));
        var rules = RobotsRules.Parse(TextDecoder.Decode(bytes.ToArray(), headerCharset: null).Text);
        return new(file.Name, "ok", IsAllowed(rules, request.Agent, request.Address!), rules.CrawlDelay(request.Agent)?.TotalSeconds);
    }

    private static bool IsAllowed(RobotsRules rules, string agent, string url) => rules.IsAllowed(agent, RobotsRules.PathAndQueryOf(url));
}

/// <param name="CrawlDelay">Seconds.</param>
internal sealed record RobotsLine(string File, string Outcome, bool? Allowed, double? CrawlDelay);

internal sealed record RobotsCase(string Robots, string Agent, string Url, bool Allowed);

internal sealed record RobotsCaseLine(int N, bool Allowed, bool Expected);

internal sealed record RobotsTotal(int Cases, int Wrong);
