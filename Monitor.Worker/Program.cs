using Monitor.Worker.Commands;

return await CommandLine.Create().Parse(args).InvokeAsync();
