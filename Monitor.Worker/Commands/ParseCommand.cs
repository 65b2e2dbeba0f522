using System.CommandLine;

namespace Monitor.Worker.Commands;

/// <summary>The verb <c>parse</c>: what Monitor reads in files that anyone has, one JSON object a line.</summary>
internal static class ParseCommand
{
    private const int Done = 0;
    private const int BadUsage = 2;

    private static readonly Option<string> As = new("--as")
    {
        Description = "What the files are: feed, article, pdf or robots.",
        Required = true,
    };

    private static readonly Argument<string[]> Files = new("files") { Description = "The files to read.", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string?> List = new("--list") { Description = "A file that names the files to read, one a line." };
    private static readonly Option<string?> Url = new("--url") { Description = "The address that the files came from; for robots, the address asked about." };
    private static readonly Option<string?> Cases = new("--cases") { Description = "robots: a JSON list of cases with robots, agent, url and allowed." };
    private static readonly Option<string> Agent = new("--agent") { Description = "robots: the crawler's name.", DefaultValueFactory = _ => "Monitor" };
    private static readonly Option<int?> Bench = new("--bench") { Description = "Read the files this many times from memory and print only the speed." };

    public static Command Create()
    {
        var command = new Command("parse", "Read feeds, articles, PDF or robots.txt files and print what is in them, one JSON object a line.")
        {
            Files, As, List, Url, Cases, Agent, Bench,
        };
        As.AcceptOnlyFromAmong("feed", "article", "pdf", "robots");
        Bench.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() < 1) result.AddError("--bench needs at least 1 round.");
        });
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var (request, problem) = Request(parsed);
        using var output = new ParseOutput(parsed.InvocationConfiguration.Output);
        problem ??= Answer(request!, output);
        if (problem is null) return Done;
        parsed.InvocationConfiguration.Error.WriteLine(problem);
        return BadUsage;
    }

    private static string? Answer(ParseRequest request, ParseOutput output)
    {
        if (request.Cases is { } cases) return ParseRobots.AnswerCases(cases, output);
        if (request.Bench is { } rounds) output.Write(ParseBench.Run(request, rounds), ParseJson.Default.BenchLine);
        else foreach (var file in request.Files) request.Answer(ParseFile.Load(file), output);
        return null;
    }

    private static (ParseRequest? Request, string? Problem) Request(ParseResult parsed)
    {
        var (files, missing) = ParseFile.Names(parsed.GetValue(Files) ?? [], parsed.GetValue(List));
        if (missing is not null) return (null, missing);
        var request = new ParseRequest(parsed.GetRequiredValue(As), files, parsed.GetValue(Url), parsed.GetValue(Agent)!)
        {
            Cases = parsed.GetValue(Cases),
            Bench = parsed.GetValue(Bench),
        };
        return Problem(request) is { } problem ? (null, problem) : (request, null);
    }

    private static string? Problem(ParseRequest request)
    {
        if (request.Cases is not null) return request.Kind == "robots" ? null : "--cases goes with --as robots only.";
        if (request.Files.Count == 0) return "Name at least one file, or a --list of them.";
        if (request.Kind == "robots") return request.Address is null ? "--as robots needs --url, the address asked about, or --cases." : null;
        return request.Address is null || Uri.TryCreate(request.Address, UriKind.Absolute, out _) ? null : $"--url '{request.Address}' is not an absolute address.";
    }
}
