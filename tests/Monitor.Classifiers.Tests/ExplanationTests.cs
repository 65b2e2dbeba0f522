namespace Monitor.Classifiers.Tests;

public sealed class ExplanationTests
{
    public static TheoryData<string, string> Texts => new()
    {
        { "Electronic evidence act", "" },
        { "Act", "A service provider shall hand over subscriber information to the police." },
        { "Act on schools", string.Join('\n', Enumerable.Repeat("A provider shall hand over traffic data to the police on a court order. The budget of schools is fixed every year by the council.", 20)) },
        { "法律", "電気通信事業者は、裁判官の発する令状により、契約者情報を捜査機関に提出しなければならない。" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Intercept_and_all_terms_add_up_to_the_logit(string title, string body)
    {
        var (assessment, logit, intercept, terms) = Examples.Learned.AssessFully(new TextToAssess { Title = title, Body = body });

        Assert.Equal(logit, intercept + terms.Sum(term => term.Weight), 3);
        Assert.Equal(assessment.Relevance, 1 / (1 + Math.Exp(-logit)), 9);
    }

    [Fact]
    public void A_foreign_term_carries_its_english_gloss()
    {
        var reasons = Examples.Learned.Assess(new TextToAssess { Title = "Diensteanbieter müssen Bestandsdaten an die Polizei herausgeben" }).Reasons;

        var reason = Assert.Single(reasons, reason => reason.Concept == "subscriber-information");
        Assert.Equal("subscriber information", reason.Gloss);
        Assert.Equal("bestandsdaten", reason.Term);
        Assert.True(reason.Weight > 0);
    }

    [Fact]
    public void An_arabic_term_is_found_behind_its_article()
    {
        var reasons = Examples.Learned.Assess(new TextToAssess { Title = "إلزام مزودي الخدمة بتقديم بيانات المشتركين إلى الشرطة" }).Reasons;

        Assert.Contains(reasons, reason => reason.Concept is "subscriber-information" or "service-provider");
    }
}
