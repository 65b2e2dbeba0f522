using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Indexing;

public sealed class PassageEdgesTests
{
    [Theory]
    [InlineData("of the subscriber shall be kept", true)]
    [InlineData(", or content data", true)]
    [InlineData("(b) the provider", true)]
    [InlineData("The provider shall", false)]
    [InlineData("“The provider", false)]
    [InlineData("12. A provider", false)]
    [InlineData("провайдер обязан", true)]
    [InlineData("通信の秘密", false)]
    [InlineData("بيانات المشترك", false)]
    [InlineData("", false)]
    public void A_passage_says_when_it_begins_in_the_middle_of_a_sentence(string text, bool isCut)
    {
        IReadOnlyList<Fragment> passage = text.Length == 0 ? [] : [new(text[..1], false), new(text[1..], true)];

        Assert.Equal(isCut, PassageEdges.BeginsMidSentence(passage));
        Assert.Equal((isCut ? "… " : "") + text, string.Concat(PassageEdges.WithSign(passage).Select(fragment => fragment.Text)));
    }
}
