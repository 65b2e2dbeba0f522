using Microsoft.Extensions.Options;
using Monitor.Worker.Crawling;
using Monitor.Worker.Ops;

namespace Monitor.Worker.Tests.Ops;

public sealed class IdleMemoryTests : IDisposable
{
    private readonly CrawlGate _gate = new(Options.Create(new CrawlingOptions()));
    private readonly IdleMemory _memory;
    private long _allocated;
    private int _given;

    public IdleMemoryTests() => _memory = new IdleMemory(_gate, TimeProvider.System, () => _allocated, () => _given++);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _memory.Dispose();
        _gate.Dispose();
    }

    [Fact]
    public void What_a_start_or_any_other_burst_left_is_given_back_once_when_it_is_over()
    {
        LookAfter(IdleMemory.Burst);
        Assert.Equal(0, _given);
        LookAfter(IdleMemory.Quiet - 1);
        Assert.Equal(1, _given);
        LookAfter(0);
        LookAfter(IdleMemory.Quiet);
        Assert.Equal(1, _given);

        LookAfter(IdleMemory.Burst);
        Assert.Equal(1, _given);
        LookAfter(0);
        Assert.Equal(2, _given);
    }

    [Fact]
    public async Task Nothing_stops_while_a_source_is_crawled_not_even_when_it_waits()
    {
        var run = await _gate.EnterAsync(Ct);
        LookAfter(IdleMemory.Burst);
        LookAfter(0);
        LookAfter(0);
        Assert.Equal(0, _given);

        run.Dispose();
        LookAfter(0);
        Assert.Equal(1, _given);
    }

    private void LookAfter(long bytes)
    {
        _allocated += bytes;
        _memory.Look();
    }
}
