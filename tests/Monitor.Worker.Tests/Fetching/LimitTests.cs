using System.IO.Compression;
using System.Text;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Fetching;

public sealed class LimitTests
{
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n";

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("GZIP, br")]
    public async Task A_compressed_body_is_undone(string coding)
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        var body = coding.Split(", ").Aggregate(Encoding.UTF8.GetBytes(Pages.Act), Compress);
        publisher.Answer("/act", 200, body, "text/html", ("Content-Encoding", coding));
        using var bench = new FetchingBench();

        var page = Assert.IsType<FetchOutcome.Fetched>(await bench.FetchAsync(publisher.At("/act"))).Page;

        Assert.Equal(Pages.Act, page.Text);
    }

    [Fact]
    public async Task A_compression_that_is_announced_but_not_done_is_forgiven()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/act", 200, Pages.Act, "text/html", ("Content-Encoding", "gzip"));
        using var bench = new FetchingBench();

        Assert.IsType<FetchOutcome.Fetched>(await bench.FetchAsync(publisher.At("/act")));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_small_body_that_unfolds_beyond_the_limit_is_too_large(string coding)
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/bomb", 200, Compress(new byte[30_000_000], coding), "text/html", ("Content-Encoding", coding));
        using var bench = new FetchingBench();

        Assert.Equal(new FetchOutcome.TooLarge(100_000), await bench.FetchAsync(publisher.At("/bomb"), access: access => access with { MaxBytes = 100_000 }));
    }

    [Theory]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    public async Task The_limit_itself_still_fits(int length, bool fits)
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/act", 200, new string('x', length), "text/plain");
        using var bench = new FetchingBench();

        var outcome = await bench.FetchAsync(publisher.At("/act"), access: access => access with { MaxBytes = 1000 });

        Assert.Equal(fits, outcome is FetchOutcome.Fetched);
        Assert.Equal(!fits, outcome is FetchOutcome.TooLarge);
    }

    [Theory]
    [InlineData("gzip", 1)]
    [InlineData("gzip", 9)]
    [InlineData("gzip", 300)]
    [InlineData("br", 1)]
    [InlineData("br", 30)]
    [InlineData("deflate", 1)]
    [InlineData("deflate", 300)]
    public async Task A_compressed_body_that_was_cut_off_is_truncated(string coding, int missing)
    {
        var text = string.Concat(Enumerable.Range(0, 2_000).Select(number => $"<p>Section {number * number}</p>"));
        var body = Compress(Encoding.UTF8.GetBytes(text), coding)[..^missing];
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/act", 200, body, "text/html", ("Content-Encoding", coding));
        using var bench = new FetchingBench();

        Assert.IsType<FetchOutcome.Truncated>(await bench.FetchAsync(publisher.At("/act")));
    }

    [Theory]
    [InlineData(Head + "Content-Length: 500\r\n\r\n<html>half")]
    [InlineData(Head + "Transfer-Encoding: chunked\r\n\r\n6\r\n<html>\r\n50\r\nhalf")]
    [InlineData(Head + "Transfer-Encoding: chunked\r\n\r\n6\r\n<html>\r\n")]
    public async Task A_body_that_ends_before_its_announced_end_is_truncated(string answer)
    {
        await using var publisher = new RawPublisher(answer);
        using var bench = new FetchingBench();

        Assert.IsType<FetchOutcome.Truncated>(await bench.FetchAsync(publisher.Address));
    }

    [Theory]
    [InlineData("nonsense\r\n\r\n")]
    [InlineData("HTTP/1.1 abc OK\r\n\r\n")]
    [InlineData("HTTP/9.9 200 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nno colon here\r\n\r\nbody")]
    [InlineData("HTTP/1.1 200 OK\r\nbad name: x\r\n\r\nbody")]
    [InlineData("")]
    public async Task An_answer_that_is_no_http_is_an_outcome_with_a_reason(string answer)
    {
        await using var publisher = new RawPublisher(answer);
        using var bench = new FetchingBench(null, ("Retries", "0"));

        var outcome = await bench.FetchAsync(publisher.Address);

        Assert.StartsWith("The answer could not be read: ", Assert.IsType<FetchOutcome.Unreachable>(outcome).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damaged_answers_never_become_exceptions()
    {
        var random = new Random(7);
        var whole = Encoding.Latin1.GetBytes(Head + "ETag: \"x\"\r\nContent-Encoding: gzip\r\nLocation: /x\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n<html>\r\n0\r\n\r\n");
        using var bench = new FetchingBench(null, ("Retries", "0"));
        for (var i = 0; i < 60; i++)
        {
            var damaged = whole[..random.Next(whole.Length / 2, whole.Length)];
            for (var j = 0; j < 4; j++) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            await using var publisher = new RawPublisher(damaged);

            Assert.NotNull(await bench.FetchAsync(publisher.Address, SourceFormat.Html));
        }
    }

    [Fact]
    public async Task Headers_without_end_are_refused()
    {
        await using var publisher = new RawPublisher("HTTP/1.1 200 OK\r\nX: " + new string('x', 200_000) + "\r\n\r\nbody");
        using var bench = new FetchingBench(null, ("Retries", "0"));

        Assert.IsType<FetchOutcome.Unreachable>(await bench.FetchAsync(publisher.Address));
    }

    [Theory]
    [InlineData("")]
    [InlineData(Head + "Content-Length: 500\r\n\r\n<html>half")]
    public async Task A_publisher_that_falls_silent_is_unreachable_after_the_time_limit(string answer)
    {
        await using var publisher = new RawPublisher(Encoding.Latin1.GetBytes(answer), hangs: true);
        using var bench = new FetchingBench();

        var outcome = await bench.FetchAsync(publisher.Address, access: access => access with { Timeout = TimeSpan.FromMilliseconds(400) });

        Assert.Contains("time limit", Assert.IsType<FetchOutcome.Unreachable>(outcome).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:3/act", "connection failed")]
    [InlineData("http://no-such-name.invalid/act", "host name was not found")]
    public async Task A_publisher_that_is_not_there_is_unreachable_with_the_reason(string url, string reason)
    {
        using var bench = new FetchingBench();

        var outcome = Assert.IsType<FetchOutcome.Unreachable>(await bench.FetchAsync(new Uri(url)));

        Assert.Contains(reason, outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Https_to_a_server_that_speaks_plain_http_is_unreachable()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        using var bench = new FetchingBench(null, ("Retries", "0"));

        var outcome = await bench.FetchAsync(new UriBuilder(publisher.At("/act")) { Scheme = "https" }.Uri);

        Assert.Contains("secure connection", Assert.IsType<FetchOutcome.Unreachable>(outcome).Reason, StringComparison.Ordinal);
    }

    private static byte[] Compress(byte[] body, string coding)
    {
        using var packed = new MemoryStream();
        using (Stream stream = coding.ToLowerInvariant() switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Optimal),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest),
            _ => new ZLibStream(packed, CompressionLevel.Optimal),
        })
        {
            stream.Write(body);
        }

        return packed.ToArray();
    }
}
