using System.Globalization;

namespace Monitor.Worker.Tests.Fuzzing;

/// <summary>
/// Runs a parser over made inputs. The short form belongs to every test run; <c>MONITOR_FUZZ=100000</c> asks for the long one and
/// <c>MONITOR_SEED</c> for other inputs. Each input follows from the seed and its number alone, so a finding is made again by both.
/// </summary>
internal static class Fuzz
{
    // A hang is minutes, not seconds: the machine may be busy with all other tests.
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);

    /// <summary>A tree of HTML is bounded by its number of elements, which hostile markup can reach with little text.</summary>
    public const long HtmlTree = 2L * 1024 * 1024 * 1024;

    private const long Ordinary = 256L * 1024 * 1024;

    private const long AllocationPerUnit = 4096;

    public static int Seed { get; } = Number("MONITOR_SEED", 20261126);

    public static int Count(int ordinary) => Number("MONITOR_FUZZ", ordinary);

    /// <param name="ordinary">Inputs of the short form.</param>
    /// <param name="make">Makes the input.</param>
    /// <param name="read">Reads it; throws only on a finding.</param>
    /// <param name="size">Of an input, in characters or bytes: what it may allocate grows with it, and no faster.</param>
    /// <param name="floor">Bytes that even a small input may allocate.</param>
    public static void Run<T>(int ordinary, Func<Random, T> make, Action<T> read, Func<T, int> size, long floor = Ordinary)
    {
        for (var number = 0; number < Count(ordinary); number++)
        {
            var input = make(new Random(unchecked((Seed * 1_000_003) + number)));
            var (started, before) = (TimeProvider.System.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
            try
            {
                read(input);
            }
            catch (Exception fault)
            {
                Assert.Fail($"Input {number} of seed {Seed} ({size(input)} long, kept as {Keep(input)}): {fault}");
            }

            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            var took = TimeProvider.System.GetElapsedTime(started);
            if (allocated > floor + (AllocationPerUnit * size(input))) Assert.Fail($"Input {number} of seed {Seed} ({size(input)} long, kept as {Keep(input)}) allocated {allocated:N0} bytes.");
            if (took > Hang) Assert.Fail($"Input {number} of seed {Seed} ({size(input)} long, kept as {Keep(input)}) took {took}.");
        }
    }

    private static string Keep<T>(T input)
    {
        var file = Path.Combine(Path.GetTempPath(), $"monitor-fuzz-{Guid.NewGuid():N}");
        if (input is byte[] bytes) File.WriteAllBytes(file, bytes);
        // Not UTF-8: half a surrogate pair must be kept as it was.
        else File.WriteAllBytes(file, System.Runtime.InteropServices.MemoryMarshal.AsBytes(input!.ToString().AsSpan()).ToArray());
        return file;
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
