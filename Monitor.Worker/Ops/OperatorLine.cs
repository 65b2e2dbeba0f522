using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Monitor.Worker.Ops;

/// <summary>The time, a word where something needs attention, the message; the exception below it where there is one.</summary>
internal sealed class OperatorLine(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "operator";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var word = logEntry.LogLevel switch
        {
            LogLevel.Warning => "WARNING ",
            LogLevel.Error => "ERROR ",
            LogLevel.Critical => "CRITICAL ",
            _ => "",
        };
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        textWriter.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow():HH:mm:ss}Z {word}{message}"));
        if (logEntry.Exception is { } fault) textWriter.WriteLine(fault);
    }
}
