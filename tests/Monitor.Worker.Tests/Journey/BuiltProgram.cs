using System.Diagnostics;
using System.Text;

namespace Monitor.Worker.Tests.Journey;

/// <summary>The program as it was built, run as an operator runs it: a process of its own, in a folder of its own.</summary>
internal sealed class BuiltProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private TaskCompletionSource _line = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private BuiltProgram(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What it wrote so far, both streams together.</summary>
    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    public bool HasExited => _process.HasExited;

    /// <summary>Bytes that it holds in memory now.</summary>
    public long ResidentMemory()
    {
        _process.Refresh();
        return _process.HasExited ? 0 : _process.WorkingSet64;
    }

    public static BuiltProgram Start(string workingFolder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        // A shell that runs tests in the background has Ctrl-C ignored, and whatever is started from there would inherit that.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet"])
        {
            WorkingDirectory = workingFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Monitor.Worker.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new BuiltProgram(new Process { StartInfo = start });
    }

    /// <returns>The exit code and everything that was written.</returns>
    public static async Task<(int Exit, string Output)> RunAsync(string workingFolder, params string[] arguments)
    {
        await using var program = Start(workingFolder, new Dictionary<string, string>(), arguments);
        return (await program.ExitAsync(), program.Output);
    }

    public async Task<int> ExitAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            Assert.Fail($"It did not end within {Patience}:{Environment.NewLine}{Output}");
        }

        return _process.ExitCode;
    }

    /// <summary>Waits until it has written the text.</summary>
    public async Task SaysAsync(string text)
    {
        while (true)
        {
            var line = NextLine();
            var ended = _process.HasExited;
            if (Output.Contains(text, StringComparison.Ordinal)) return;
            Assert.False(ended, $"It ended without saying '{text}':{Environment.NewLine}{Output}");
            await Task.WhenAny(line, _process.WaitForExitAsync(TestContext.Current.CancellationToken));
        }
    }

    /// <summary>What kill -9 does.</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    /// <summary>What Ctrl-C does.</summary>
    public void Interrupt()
    {
        using var kill = Process.Start("kill", ["-INT", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private Task NextLine()
    {
        lock (_output) return _line.Task;
    }

    private void Append(string? line)
    {
        lock (_output)
        {
            if (line is not null) _output.AppendLine(line);
            var rung = _line;
            _line = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            rung.TrySetResult();
        }
    }
}
