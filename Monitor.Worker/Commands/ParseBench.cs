using System.Diagnostics;

namespace Monitor.Worker.Commands;

/// <summary>How fast files are read, held in memory, on one thread.</summary>
internal static class ParseBench
{
    private static readonly TimeSpan LeastWarmUp = TimeSpan.FromSeconds(1);

    public static BenchLine Run(ParseRequest request, int rounds)
    {
        var files = request.Files.Select(ParseFile.Load).ToList();
        WarmUp(request, files);
        var started = Stopwatch.GetTimestamp();
        for (var round = 0; round < rounds; round++) Round(request, files);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var bytes = files.Sum(file => (long)file.Bytes.Length);
        return new(files.Count, bytes, Rounded(files.Count * rounds / seconds), Rounded(bytes * rounds / seconds / 1e6), Rounded(Resident()));
    }

    // The runtime compiles what runs often a second time, in the background.
    private static void WarmUp(ParseRequest request, IReadOnlyList<ParseFile> files)
    {
        var started = Stopwatch.GetTimestamp();
        do Round(request, files);
        while (Stopwatch.GetElapsedTime(started) < LeastWarmUp);
    }

    private static void Round(ParseRequest request, IReadOnlyList<ParseFile> files)
    {
        foreach (var file in files) request.Answer(file, ParseOutput.Nowhere);
    }

    private static double Resident()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / 1048576.0;
    }

    private static double Rounded(double value) => Math.Round(value, 2);
}
