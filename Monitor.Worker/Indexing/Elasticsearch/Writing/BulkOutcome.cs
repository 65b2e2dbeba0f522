using System.Text.Json;
using Monitor.Worker.Indexing.Elasticsearch.Transport;

namespace Monitor.Worker.Indexing.Elasticsearch.Writing;

internal enum BulkVerdict
{
    Done,

    /// <summary>The index holds something newer already.</summary>
    Stale,

    /// <summary>Another time it may be taken.</summary>
    Again,

    /// <summary>It will never be taken as it is.</summary>
    Dead,

    /// <summary>Nothing will be taken now, whichever item.</summary>
    Halt,
}

/// <summary>What became of one line of a bulk.</summary>
internal readonly record struct BulkOutcome(BulkVerdict Verdict, int Status, ElasticError? Error)
{
    /// <param name="line">An element of "items": one member, named after the action.</param>
    public static BulkOutcome Read(JsonElement line, bool isDelete)
    {
        var result = line.EnumerateObject().First().Value;
        var status = result.GetProperty("status").GetInt32();
        if (status is >= 200 and < 300) return new BulkOutcome(BulkVerdict.Done, status, null);
        var error = ElasticError.Read(result);
        return new BulkOutcome(Judge(status, error, isDelete), status, error);
    }

    private static BulkVerdict Judge(int status, ElasticError? error, bool isDelete) => (status, error?.Type) switch
    {
        // Whoever wanted it gone has what they wanted.
        (404, null) when isDelete => BulkVerdict.Done,
        (404, _) => BulkVerdict.Halt,
        (409, _) => BulkVerdict.Stale,
        (_, ElasticError.Block) => BulkVerdict.Halt,
        (401 or 403, _) => BulkVerdict.Halt,
        (429 or >= 500, _) => BulkVerdict.Again,
        _ => BulkVerdict.Dead,
    };
}
