using System.Diagnostics;
using System.Globalization;

namespace Monitor.Worker.Parsing.Pdf.Recognition;

/// <summary>A program of the machine that is run without a shell, within a time, and whose output is all that is kept.</summary>
internal sealed class Tool(string path)
{
    private const int LongestFault = 200;

    /// <summary>Null when it is not installed.</summary>
    public static Tool? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Where(folder => folder.Length > 0)
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists) is { } found ? new Tool(found) : null;

    public ToolRun Run(IEnumerable<string> arguments, TimeSpan limit)
    {
        if (limit <= TimeSpan.Zero) return new ToolRun("", "the time is up.");
        using var process = Process.Start(Start(arguments))!;
        // Both are read side by side: a full pipe would stop the program.
        var faults = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(limit))
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            return new ToolRun("", "the time is up.");
        }

        var said = faults.GetAwaiter().GetResult().Trim();
        return process.ExitCode == 0
            ? new ToolRun(output.GetAwaiter().GetResult(), null)
            : new ToolRun("", string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)} ended with {process.ExitCode}: {(said.Length > LongestFault ? said[..LongestFault] : said)}"));
    }

    private ProcessStartInfo Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = System.Text.Encoding.UTF8 };
        // Of the two cores that Monitor is made for, one is enough.
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        return start;
    }
}

/// <param name="Fault">Null after a good run.</param>
internal sealed record ToolRun(string Output, string? Fault);
