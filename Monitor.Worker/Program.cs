using Monitor.Worker.Commands;

var parsed = CommandLine.Create().Parse(args);
var exit = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? ExitCodes.Refused : exit;
