using Monitor.Worker.Labelling;

namespace Monitor.Worker.Tests.Labelling;

public sealed class LabelSignalTests
{
    private readonly LabelSignal _signal = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Labels_are_told_once_in_their_order()
    {
        _signal.Ring(7);
        _signal.Ring(9);

        Assert.Equal([7, 9], await _signal.NextAsync(Ct));
        var next = _signal.NextAsync(Ct);
        Assert.False(next.IsCompleted);
        _signal.Ring(11);
        Assert.Equal([11], await next);
    }

    [Fact]
    public async Task Many_looks_at_a_question_are_one_and_crowd_out_no_label()
    {
        for (var look = 0; look < 500; look++) _signal.Expect();
        _signal.Ring(7);
        for (var look = 0; look < 500; look++) _signal.Expect();

        Assert.Equal([LabelSignal.Expected, 7], await _signal.NextAsync(Ct));
    }
}
