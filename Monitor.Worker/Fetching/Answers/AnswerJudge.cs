using Microsoft.Extensions.Options;
using Monitor.Worker.Documents;
using Monitor.Worker.Fetching.Connecting;

namespace Monitor.Worker.Fetching.Answers;

/// <summary>Says what an answer that is not a redirect comes to.</summary>
internal sealed class AnswerJudge(IOptions<FetchingOptions> options, TimeProvider time)
{
    /// <summary>The body must already be free of the source's key.</summary>
    /// <param name="finalUrl">The address that answered, as it may be written down.</param>
    public FetchOutcome Judge(FetchRequest request, Answer answer, Uri finalUrl)
    {
        if (answer.Status is not (304 or 404 or 410 or 429) && answer.Headers.BotCheck is { } check) return new FetchOutcome.Challenged(check);
        var challenge = answer.Status >= 400 ? Challenge(request, answer) : null;
        return answer.Status switch
        {
            200 or 203 => GoodPage(request, answer, finalUrl),
            202 => Accepted(request, answer),
            304 when request.Validators != Validators.None => new FetchOutcome.NotModified(),
            404 => new FetchOutcome.NotFound(),
            410 => new FetchOutcome.Gone(),
            429 => new FetchOutcome.RateLimited(RetryAt(answer, options.Value.DefaultRetryAfterSeconds)),
            _ when challenge is not null => challenge,
            401 or 402 or 403 or 406 or 407 or 451 => new FetchOutcome.Blocked(answer.Status),
            503 when RetryTimes.Parse(answer.Headers.RetryAfter, time.GetUtcNow()) is { } at => new FetchOutcome.RateLimited(at),
            >= 500 => new FetchOutcome.ServerError(answer.Status),
            _ => new FetchOutcome.Unexpected(answer.Status),
        };
    }

    private FetchOutcome GoodPage(FetchRequest request, Answer answer, Uri finalUrl)
    {
        if (!answer.Body.AsSpan().ContainsAnyExcept(" \t\r\n"u8)) return new FetchOutcome.Truncated("The answer has no body.");
        var binary = ContentSniffer.Binary(answer.Body);
        var text = binary is null ? TextDecoder.Decode(answer.Body, answer.Headers.Charset) : new DecodedText("", "binary");
        var type = binary ?? ContentSniffer.Text(text.Text);
        if (binary is null && ChallengePages.InGoodPage(text.Text, type == ContentSniffer.Html, request.Access.ChallengeMarkers) is { } marker) return new FetchOutcome.Challenged(marker);
        if (request.Expected is { } expected && !ContentSniffer.Fits(type, expected)) return new FetchOutcome.WrongType(type);
        return new FetchOutcome.Fetched(new FetchedPage
        {
            Url = request.Url,
            FinalUrl = finalUrl,
            Status = answer.Status,
            MediaType = answer.Headers.MediaType,
            Body = answer.Body,
            Text = text.Text,
            Charset = text.Charset,
            Validators = new Validators(answer.Headers.ETag, answer.Headers.LastModified),
            Link = answer.Headers.Link,
            FetchedAt = time.GetUtcNow(),
        });
    }

    // A page in answer to "not yet" is a bot check's waiting room; a publisher that is building a file sends none.
    private FetchOutcome Accepted(FetchRequest request, Answer answer)
    {
        var text = TextDecoder.Decode(answer.Body, answer.Headers.Charset).Text;
        return ContentSniffer.Text(text) == ContentSniffer.Html
            ? new FetchOutcome.Challenged(ChallengePages.InRefusal(text, request.Access.ChallengeMarkers) ?? "202 with a page")
            : new FetchOutcome.NotReady(RetryAt(answer, options.Value.NotReadySeconds));
    }

    private static FetchOutcome.Challenged? Challenge(FetchRequest request, Answer answer) =>
        ContentSniffer.Binary(answer.Body) is null
        && ChallengePages.InRefusal(TextDecoder.Decode(answer.Body, answer.Headers.Charset).Text, request.Access.ChallengeMarkers) is { } marker
            ? new FetchOutcome.Challenged(marker)
            : null;

    private DateTimeOffset RetryAt(Answer answer, int defaultSeconds)
    {
        var now = time.GetUtcNow();
        return RetryTimes.Parse(answer.Headers.RetryAfter, now) ?? now + TimeSpan.FromSeconds(defaultSeconds);
    }
}
