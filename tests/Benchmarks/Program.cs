namespace Benchmarks; internal static class Program { private static void Main() { } }
