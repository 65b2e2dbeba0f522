using Monitor.Worker.Labelling;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Labelling;

public sealed class LabelResolutionTests
{
    /// <summary>Labels in their order: who (a letter), what (+ relevant, - not, ? unsure), ! where it settles.</summary>
    [Theory]
    [InlineData("", "Open", null)]
    [InlineData("a?", "Open", null)]
    [InlineData("a? b?", "Open", null)]
    [InlineData("a+", "Agreed", "a+")]
    [InlineData("a-", "Agreed", "a-")]
    [InlineData("a+ b+", "Agreed", "b+")]
    [InlineData("a+ b?", "Agreed", "a+")]
    [InlineData("a+ b-", "Disputed", null)]
    [InlineData("a+ b- c?", "Disputed", null)]
    [InlineData("a+ b- c+", "Disputed", null)]
    // Who changes their mind speaks with one voice.
    [InlineData("a+ a-", "Agreed", "a-")]
    [InlineData("a+ b- a-", "Agreed", "a-")]
    [InlineData("a+ b- b?", "Agreed", "a+")]
    [InlineData("a+ b- c+!", "Settled", "c+")]
    [InlineData("a+ b- a-!", "Settled", "a-")]
    // Whoever speaks later does not unsettle it; settling it anew does.
    [InlineData("a+ b- c+! d-", "Settled", "c+")]
    [InlineData("a+ b- c+! c-", "Settled", "c+")]
    [InlineData("a+ b- c+! d-!", "Settled", "d-")]
    public void Labels_of_one_text_come_to(string said, string standing, string? by)
    {
        var labels = said.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((one, at) => Label(one, at + 1)).ToList();

        var resolution = LabelResolution.Of(labels.AsEnumerable().Reverse());

        Assert.Equal(standing, resolution.Standing.ToString());
        Assert.Equal(by, resolution.By is { Given: { } given } ? given.Who + (given.Verdict == Verdict.Relevant ? "+" : "-") : null);
        Assert.Equal(labels.Select(label => label.Given.Who).Distinct().Count(), resolution.Voices.Count);
    }

    private static Label Label(string said, long id) => new(
        id,
        new NewLabel
        {
            ItemId = 1,
            Fingerprint = "text",
            Verdict = said[1] switch { '+' => Verdict.Relevant, '-' => Verdict.NotRelevant, _ => Verdict.Unsure },
            Who = said[..1],
            At = DateTimeOffset.UnixEpoch.AddHours(id),
            Where = LabelPlace.Page,
            Settles = said.EndsWith('!'),
        },
        UndoneBy: null,
        UndoneAt: null);
}
