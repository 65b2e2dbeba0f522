using Monitor.Worker.Documents;
using Monitor.Worker.Fetching;
using Monitor.Worker.Parsing;

namespace Monitor.Worker.Crawling;

/// <summary>
/// Asks for the pages of a walk and reads them, a little ahead of it, so that the network and the processor work at once. While
/// all goes well the next page is asked for as soon as one has arrived, before it is read; after any trouble only when the walk
/// says so. With a width of one, no page is asked for that the walk would not have asked for, and no two at once.
/// </summary>
/// <param name="width">Pages under way at once.</param>
internal sealed class DetailAnswers(
    IPageFetcher fetcher, ParserSet parsers, Source source, DetailMapping detail, IReadOnlyList<DetailQuestion> questions, int width, CancellationToken ct) : IAsyncDisposable
{
    /// <summary>Answers that wait to be taken, for each page under way.</summary>
    private const int Kept = 4;

    private readonly SourceAccess _access = source.Access with { Method = "GET", Body = null };
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
    private readonly Queue<Task<DetailAnswer>> _asked = new();
    private readonly Lock _lock = new();
    private int _next;
    private int _underWay;
    private bool _wentWell = true;
    private bool _mayGoAhead = true;

    /// <summary>The answer to the next question.</summary>
    /// <param name="goAhead">True while the walk would go on whatever this answer is.</param>
    public Task<DetailAnswer> NextAsync(bool goAhead)
    {
        lock (_lock)
        {
            _mayGoAhead = goAhead;
            if (_asked.Count == 0) Start();
            var answer = _asked.Dequeue();
            GoAhead();
            return answer;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task[] left;
        lock (_lock)
        {
            _mayGoAhead = false;
            left = [.. _asked];
        }

        await _stop.CancelAsync();
        await Task.WhenAll(left).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private void Start()
    {
        _underWay++;
        var question = questions[_next++];
        _asked.Enqueue(Task.Run(() => AskAsync(question), CancellationToken.None));
    }

    private void GoAhead()
    {
        while (_mayGoAhead && _wentWell && _underWay < width && _next < questions.Count && _asked.Count < Kept * width) Start();
    }

    private async Task<DetailAnswer> AskAsync(DetailQuestion question)
    {
        var outcome = await fetcher.FetchAsync(Request(question), _stop.Token);
        lock (_lock)
        {
            _underWay--;
            _wentWell = outcome is FetchOutcome.Fetched or FetchOutcome.NotModified or FetchOutcome.NotFound or FetchOutcome.Gone;
            GoAhead();
        }

        return new DetailAnswer(outcome, outcome is FetchOutcome.Fetched { Page: var page } ? parsers[detail.FormatAt(question.Address)].ParseDetail(page, source, question.Listed) : null);
    }

    private FetchRequest Request(DetailQuestion question) => new()
    {
        Source = source.Id,
        Url = question.Address,
        Access = _access,
        Validators = question.Validators,
        Expected = detail.FormatAt(question.Address),
    };
}

/// <param name="Validators">Of the page that is kept, to be sent back.</param>
internal sealed record DetailQuestion(ParsedDocument Listed, Uri Address, Validators Validators);

/// <param name="Reading">Null where no page arrived.</param>
internal sealed record DetailAnswer(FetchOutcome Outcome, ParseOutcome? Reading);
