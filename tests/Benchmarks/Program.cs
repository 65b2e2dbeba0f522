using BenchmarkDotNet.Running;

namespace Benchmarks;

/// <summary>
/// Measures what Monitor exists for. All: <c>dotnet run -c Release --project tests/Benchmarks -- --filter "*"</c>; one class:
/// <c>--filter "*Redline*"</c>. Whole-program figures come from the verbs (parse --bench, crawl --urls, index bench).
/// </summary>
internal static class Program
{
    private static void Main(string[] args) => BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
