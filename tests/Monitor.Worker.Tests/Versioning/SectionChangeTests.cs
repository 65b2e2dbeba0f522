using Monitor.Worker.Documents;
using Monitor.Worker.Versioning;

namespace Monitor.Worker.Tests.Versioning;

/// <summary>What happens to sections: new numbers, new places, new words.</summary>
public sealed class SectionChangeTests
{
    private const string Title = "Section 1. Title\n\nThis Act may be cited as the Platform Evidence Act.";
    private const string Preservation = "Section 2. Preservation\n\nA provider shall preserve all data of the account for ninety days after the request of an authority.";
    private const string Gag = "Section 3. Gag\n\nA provider shall not tell the user about a request under section 2 while the investigation goes on.";
    private const string Act = Title + "\n\n" + Preservation + "\n\n" + Gag;

    [Fact]
    public void A_section_with_another_number_and_the_same_words_is_renumbered_and_no_news()
    {
        var redline = Redline.Between(Act, Act.Replace("Section 3", "Section 4", StringComparison.Ordinal));

        Assert.Equal(["Section 3. ", "Section 4. "], redline.Where(part => part.Kind != RedlineKind.Same).Select(part => part.Text));
        Assert.Equal([RedlineKind.NumberBefore, RedlineKind.NumberAfter], redline.Where(part => part.Kind != RedlineKind.Same).Select(part => part.Kind));
        Assert.False(Redline.IsNews(redline));
        Assert.Equal("Text changed: 1 number changed.", Redline.Describe(redline));
    }

    [Fact]
    public void References_that_follow_a_new_number_are_no_news_either()
    {
        const string fees = "Section 2. Fees\n\nThe Minister may fix the fees of a provider by regulation from time to time.";
        var shifted = string.Join("\n\n", Title, fees, Preservation.Replace("Section 2", "Section 3", StringComparison.Ordinal),
            Gag.Replace("Section 3", "Section 4", StringComparison.Ordinal).Replace("section 2", "section 3", StringComparison.Ordinal));

        var redline = Redline.Between(Act, shifted);

        Assert.Equal([fees], redline.Where(part => part.Kind == RedlineKind.Added).Select(part => part.Text.Trim()));
        Assert.DoesNotContain(redline, part => part.Kind == RedlineKind.Removed);
    }

    [Fact]
    public void A_number_that_is_no_reference_is_never_taken_for_one()
    {
        var amended = Act.Replace("Section 3", "Section 4", StringComparison.Ordinal).Replace("ninety days", "3 days", StringComparison.Ordinal);
        var later = amended.Replace("Section 4", "Section 3", StringComparison.Ordinal).Replace("3 days", "4 days", StringComparison.Ordinal);

        Assert.Contains(Redline.Between(amended, later), part => part is { Kind: RedlineKind.Added, Text: "4 " });
    }

    [Fact]
    public void A_section_that_was_amended_under_another_number_is_compared_with_its_former_self()
    {
        var redline = Redline.Between(Act, Act.Replace("Section 3", "Section 5", StringComparison.Ordinal).Replace("not tell", "never tell", StringComparison.Ordinal));

        Assert.Equal(["never "], redline.Where(part => part.Kind == RedlineKind.Added && part.Text.Any(char.IsLetter)).Select(part => part.Text));
    }

    [Fact]
    public void A_section_that_moved_is_told_as_moved_with_its_heading()
    {
        var redline = Redline.Between(Act, string.Join("\n\n", Title, Gag, Preservation));

        Assert.DoesNotContain(redline, part => part.Kind is RedlineKind.Added or RedlineKind.Removed);
        Assert.Single(redline, part => part.Kind == RedlineKind.MovedHere);
        Assert.Single(redline, part => part.Kind == RedlineKind.MovedAway);
        Assert.True(Redline.IsNews(redline));
        Assert.Contains("moved", Redline.Describe(redline), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("law-enforcement agency", "law enforcement agency")]
    [InlineData("re-use of the data", "reuse of the data")]
    public void Blanks_and_hyphens_inside_a_paragraph_are_no_change(string before, string after) =>
        Assert.False(Redline.IsNews(Redline.Between($"{Title}\n\nThe {before} may ask.", $"{Title}\n\nThe {after} may ask.")));

    [Theory]
    [InlineData("第二条　保存\n\n提供者は、要求の日から九十日間、すべての記録を保存しなければならない。", "第三条　保存\n\n提供者は、要求の日から九十日間、すべての記録を保存しなければならない。")]
    [InlineData("§ 2 Speicherung\n\nDer Anbieter speichert die Daten neunzig Tage lang.", "§ 3 Speicherung\n\nDer Anbieter speichert die Daten neunzig Tage lang.")]
    [InlineData("Article 2\n\nLe fournisseur conserve les données pendant un an.", "Article 3\n\nLe fournisseur conserve les données pendant un an.")]
    [InlineData("المادة 2\n\nيحتفظ مقدم الخدمة بالبيانات لمدة تسعين يوماً.", "المادة 3\n\nيحتفظ مقدم الخدمة بالبيانات لمدة تسعين يوماً.")]
    public void Numbers_change_in_every_drafting_tradition_without_news(string before, string after)
    {
        Assert.NotEqual(before, after);
        Assert.False(Redline.IsNews(Redline.Between(before, after)));
    }

    [Fact]
    public void Long_texts_are_compared_in_time_whatever_changed()
    {
        var random = new Random(5);
        string Paragraph(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => $"w{(int)(Math.Pow(random.NextDouble(), 3) * 8000)}")) + ".";
        var one = string.Join(' ', Enumerable.Range(0, 1500).Select(_ => Paragraph(80)));
        var other = string.Join(' ', Enumerable.Range(0, 1500).Select(_ => Paragraph(80)));
        var few = string.Join(' ', Enumerable.Range(0, 100_000).Select(_ => $"a{random.Next(3)}"));

        // No time is asserted on a shared machine: the exact table alone would need minutes and gigabytes here.
        Assert.True(Redline.IsNews(Redline.Between(one, other)));
        Assert.True(Redline.IsNews(Redline.Between(few, few[1..])));
        Assert.NotEmpty(Redline.Between(string.Join("\n\n", Enumerable.Repeat("Repealed.", 20_000)), string.Join("\n\n", Enumerable.Repeat("Repealed.", 19_000))));
    }
}
