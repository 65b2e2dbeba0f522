using System.CommandLine;
using Monitor.Worker.Commands;

var parsed = CommandLine.Create().Parse(args);
try
{
    var exit = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    return parsed.Errors.Count > 0 ? ExitCodes.Refused : exit;
}
catch (Exception fault) when (Refusal.Of(fault) is { } refusal)
{
    await Console.Error.WriteLineAsync(refusal);
    return fault is NothingThereException ? ExitCodes.Failed : ExitCodes.Refused;
}
