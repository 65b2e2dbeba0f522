using System.Text.Json;

namespace Monitor.Worker.Indexing.Elasticsearch.Transport;

/// <summary>What the cluster answered, good or bad. Dispose it: its memory is rented.</summary>
internal sealed class ElasticAnswer(int status, JsonDocument? document) : IDisposable
{
    public int Status => status;

    public bool IsGood => status is >= 200 and < 300;

    /// <summary>Undefined when there was no JSON in the answer.</summary>
    public JsonElement Body => document?.RootElement ?? default;

    /// <summary>What went wrong; null in good answers, and for a document that is not there.</summary>
    public ElasticError? Error { get; } = ElasticError.Read(document?.RootElement ?? default);

    /// <summary>Itself when it is good.</summary>
    /// <exception cref="IndexUnavailableException">It is not.</exception>
    public ElasticAnswer Good(ElasticRequest request, ElasticSettings settings)
    {
        if (IsGood) return this;
        Dispose();
        throw new IndexUnavailableException(ElasticRefusals.Words(request, Status, Error, settings));
    }

    public void Dispose() => document?.Dispose();
}
