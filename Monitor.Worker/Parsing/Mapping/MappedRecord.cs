using Monitor.Worker.Documents;

namespace Monitor.Worker.Parsing.Mapping;

/// <summary>What became of one record.</summary>
internal abstract record MappedRecord
{
    private MappedRecord()
    {
    }

    public sealed record Kept(ParsedDocument Document) : MappedRecord;

    /// <summary>The source's own <c>keep</c> patterns say that it is none of ours.</summary>
    public sealed record LeftOut : MappedRecord;

    public sealed record Rejected(string Reason) : MappedRecord;
}
