using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Documents;

public sealed class RecentlyUsedTests
{
    private readonly RecentlyUsed<int, string> _values = new(4);
    private readonly List<int> _made = [];

    [Fact]
    public void What_was_used_last_is_not_made_again()
    {
        foreach (var key in Enumerable.Range(0, 100)) Ask(key);
        _made.Clear();
        foreach (var key in Enumerable.Range(96, 4)) Assert.Equal($"{key}", Ask(key));

        Assert.Empty(_made);
    }

    [Fact]
    public void What_is_asked_for_again_and_again_outlives_the_rest()
    {
        foreach (var key in Enumerable.Range(1, 100))
        {
            Ask(0);
            Ask(key);
        }

        Assert.Equal(1, _made.Count(key => key == 0));
    }

    [Fact]
    public void Never_more_than_twice_as_many_are_held_and_none_after_clearing()
    {
        foreach (var key in Enumerable.Range(0, 1000).Select(step => step * 7 % 31))
        {
            Ask(key);
            Assert.InRange(_values.Count, 1, 8);
        }

        _values.Clear();
        Assert.Equal(0, _values.Count);
    }

    private string Ask(int key) => _values.GetOrAdd(key, made =>
    {
        _made.Add(made);
        return $"{made}";
    });
}
