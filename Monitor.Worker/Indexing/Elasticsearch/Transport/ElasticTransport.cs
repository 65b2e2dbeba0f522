using System.Text.Json;

namespace Monitor.Worker.Indexing.Elasticsearch.Transport;

/// <summary>The one way to the cluster: several nodes, patience, and refusals in words that an operator understands.</summary>
/// <param name="handler">Disposed of with this.</param>
internal sealed partial class ElasticTransport(ElasticSettings settings, HttpMessageHandler handler, TimeProvider time, ILogger<ElasticTransport> logger) : IDisposable
{
    private const int Rounds = 3;
    private const int MostWaits = 5;

    // The deadline is by a clock that tests can turn.
    private readonly HttpClient _http = new(handler) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly NodePool _nodes = new(settings.Nodes, time);
    private readonly Backoff _backoff = new(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(5), time);
    private readonly ElasticMessages _messages = new(settings);
    private readonly DeprecationLog _deprecations = new(logger);

    public ElasticSettings Settings => settings;

    public IReadOnlyList<string> FailingNodes => _nodes.Failing;

    /// <summary>The newest trouble, for the health page; null when there was none yet.</summary>
    public (DateTimeOffset At, string Words)? LastError { get; private set; }

    /// <summary>
    /// Good answers, and bad ones that the caller may expect (400, 404, 409, 413; of a bulk also 429). What is worth trying again was
    /// tried again, on another node where that helps.
    /// </summary>
    /// <exception cref="IndexUnavailableException">No node answers, or the cluster refuses to work; the message says what to do.</exception>
    public async Task<ElasticAnswer> SendAsync(ElasticRequest request, CancellationToken ct)
    {
        var patience = request.Timeout ?? settings.Timeout;
        using var deadline = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, deadline.Token);
        var course = new Course();
        try
        {
            while (true)
            {
                if (await StepAsync(request, course, either.Token) is { } answer) return answer;
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            if (course.Node is { } silent) Failed(silent, "no answer in time");
            throw Unavailable($"Elasticsearch did not answer {request.Endpoint} within {patience.TotalSeconds:0.#} s{course.LastFault}.", null);
        }
    }

    /// <summary>Like <see cref="SendAsync"/>, where nothing but a good answer will do.</summary>
    public async Task<ElasticAnswer> GoodAsync(ElasticRequest request, CancellationToken ct) => (await SendAsync(request, ct)).Good(request, settings);

    public void Dispose() => _http.Dispose();

    /// <summary>One try at one node, and the wait after it.</summary>
    /// <returns>Null: try again.</returns>
    private async Task<ElasticAnswer?> StepAsync(ElasticRequest request, Course course, CancellationToken ct)
    {
        course.Node = _nodes.Next(course.Tried);
        var (answer, fault) = await AskAsync(request, course.Node, ct);
        if (answer is null || answer.Status is 502 or 503 or 504) return await ElsewhereAsync(request, course, answer, fault, ct);
        if (_nodes.Answered(course.Node)) Log.Back(logger, course.Node.Name);
        course.Node = null;
        // Whoever sends a bulk knows better what to do: send less.
        if (answer.Status is 429 && !request.IsNdjson && !ElasticRefusals.IsLasting(answer.Error) && ++course.Waits <= MostWaits)
        {
            answer.Dispose();
            await _backoff.WaitAsync(course.Waits, ct);
            return null;
        }

        return IsForCaller(request, answer) ? answer : throw Refused(request, answer);
    }

    private async Task<ElasticAnswer?> ElsewhereAsync(ElasticRequest request, Course course, ElasticAnswer? answer, Exception? fault, CancellationToken ct)
    {
        var why = answer is null ? Why(fault!) : $"it answers {answer.Status}: {answer.Error?.ToString() ?? "no reason given"}";
        answer?.Dispose();
        Failed(course.Node!, why);
        course.Tried.Add(course.Node!);
        course.Faults[course.Node!.Name] = why;
        course.Node = null;
        if (course.Tried.Count < _nodes.Count) return null;
        if (++course.Rounds == Rounds)
            throw Unavailable($"Elasticsearch cannot be reached: {string.Join("; ", course.Faults.Select(one => $"{one.Key}: {one.Value}"))}. Nothing is lost; it is tried again.", fault);
        course.Tried.Clear();
        await _backoff.WaitAsync(course.Rounds, ct);
        return null;
    }

    private async Task<(ElasticAnswer? Answer, Exception? Fault)> AskAsync(ElasticRequest request, Node node, CancellationToken ct)
    {
        try
        {
            using var message = _messages.Create(request, node);
            using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, ct);
            _deprecations.Tell(response);
            return (new ElasticAnswer((int)response.StatusCode, await ReadAsync(response, ct)), null);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException)
        {
            return (null, e);
        }
    }

    private static async Task<JsonDocument?> ReadAsync(HttpResponseMessage response, CancellationToken ct)
    {
        if (response.Content.Headers.ContentType?.MediaType is not { } type || !type.Contains("json", StringComparison.OrdinalIgnoreCase))
            return response.IsSuccessStatusCode && response.Content.Headers.ContentLength is not (null or 0) ? throw new HttpRequestException("it answers, but not as Elasticsearch does; is the address right?") : null;
        await using var body = await response.Content.ReadAsStreamAsync(ct);
        return await JsonDocument.ParseAsync(body, cancellationToken: ct);
    }

    private static bool IsForCaller(ElasticRequest request, ElasticAnswer answer) => answer.Status switch
    {
        < 400 or 400 or 404 or 405 or 406 or 409 or 413 => true,
        429 => request.IsNdjson,
        _ => false,
    };

    private IndexUnavailableException Refused(ElasticRequest request, ElasticAnswer answer)
    {
        using (answer) return Unavailable(ElasticRefusals.Words(request, answer.Status, answer.Error, settings), null);
    }

    private IndexUnavailableException Unavailable(string words, Exception? cause)
    {
        LastError = (time.GetUtcNow(), words);
        return cause is null ? new IndexUnavailableException(words) : new IndexUnavailableException(words, cause);
    }

    private void Failed(Node node, string why)
    {
        if (_nodes.Failed(node) is { } rest) Log.Gone(logger, node.Name, why, rest);
    }

    private static string Why(Exception fault) => fault switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            $"its certificate is not trusted (set {ElasticOptions.Section}:Fingerprint, or install its authority on this machine)",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "its name is not known here",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "no connection",
        HttpRequestException { HttpRequestError: HttpRequestError.Unknown } => fault.Message,
        HttpRequestException { HttpRequestError: var error } => $"the connection failed ({error})",
        JsonException => "its answer is no JSON, or broke off",
        _ => "the answer broke off",
    };

    /// <summary>How far one request has come.</summary>
    private sealed class Course
    {
        /// <summary>Being asked now.</summary>
        public Node? Node { get; set; }

        public List<Node> Tried { get; } = [];

        public SortedDictionary<string, string> Faults { get; } = new(StringComparer.Ordinal);

        public int Rounds { get; set; }

        public int Waits { get; set; }

        public string LastFault => Faults.Count == 0 ? "" : $" ({string.Join("; ", Faults.Select(one => $"{one.Key}: {one.Value}"))})";
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Elasticsearch at {Node} fails: {Why}. Other nodes are asked first for {Rest}, where there are any.")]
        public static partial void Gone(ILogger logger, string node, string why, TimeSpan rest);

        [LoggerMessage(Level = LogLevel.Information, Message = "Elasticsearch at {Node} answers again.")]
        public static partial void Back(ILogger logger, string node);
    }
}
