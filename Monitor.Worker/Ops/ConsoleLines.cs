using Microsoft.Extensions.Logging.Console;

namespace Monitor.Worker.Ops;

/// <summary>Logs as lines that an operator can read: one line an event, the framework's own chatter only when it warns.</summary>
internal static class ConsoleLines
{
    public static void Configure(ILoggingBuilder logging, LogLevel own)
    {
        logging.ClearProviders();
        logging.AddConsole(console =>
        {
            console.FormatterName = OperatorLine.FormatterName;
            // Standard output belongs to answers, also of the verbs that print JSON lines.
            console.LogToStandardErrorThreshold = LogLevel.Trace;
        });
        logging.AddConsoleFormatter<OperatorLine, ConsoleFormatterOptions>();
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("System", LogLevel.Warning);
        logging.AddFilter("Quartz", LogLevel.Warning);
        // A retry that helped is no news; one that did not is an outcome of the run.
        logging.AddFilter("Polly", LogLevel.None);
        logging.AddFilter("Monitor", own);
    }
}
