namespace Monitor.Worker.Documents;

/// <summary>The name of a source in <c>sources.json</c>: lower case letters, digits and hyphens.</summary>
public readonly record struct SourceId(string Value)
{
    public override string ToString() => Value;
}
