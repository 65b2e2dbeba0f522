namespace Monitor.Worker.Commands;

/// <summary>Progress for people; standard output belongs to the verb's answer.</summary>
internal sealed class StandardErrorProgress : IProgress<string>
{
    public void Report(string value) => Console.Error.WriteLine(value);
}
