namespace Monitor.Classifiers.Tests;

/// <summary>One section in an act on something else: the miss that nobody notices.</summary>
public sealed class LongDocumentTests
{
    private static readonly string[] Harbours =
    [
        "The harbour master shall assign a berth to every vessel in the order of arrival and may direct it to another berth where the depth of water, the state of the quay or the cargo so requires. The skipper pays the fee before leaving.",
        "Dredged material is taken to the place that the licence names. The operator measures turbidity twice a day during the works and stops them where the value of the third schedule is exceeded on two days in a row.",
        "A pilot is engaged for vessels longer than ninety metres. The association of pilots keeps a roster, and its tariff is approved by the council after the shipping lines have been heard.",
        "Nets, pots and lines may not be laid in the fairway between the two moles. Gear found there is lifted at the cost of its owner and sold after six weeks if nobody claims it.",
        "The council consists of nine members, of whom three are named by the municipalities, three by the shipping trade and three by the staff. It meets at least four times a year and publishes its accounts.",
        "Waste oil, ballast and rubbish are delivered to the reception station. The station gives a receipt that is kept on board for two years, and reports the quantities received to the environment agency.",
    ];

    private const string Section =
        "Section 88a. On a written demand by a police officer of at least the rank of inspector, the operator of the harbour's public wireless network shall hand over, within three days, the name, the telephone number and the connection log of the subscriber to whom an IP address was assigned.";

    [Fact]
    public void A_section_on_subscriber_data_is_found_in_an_act_on_harbours()
    {
        var assessment = ShippedModel.Classifier.Assess(new TextToAssess { Title = "Harbours and Pilotage (Consolidation) Act 2026", Body = Act(Section) });

        Assert.True(assessment.Relevant, $"{assessment.Relevance:0.000}");
        Assert.Contains("Section 88a", assessment.Passage!.Text, StringComparison.Ordinal);
        Assert.Contains(assessment.Reasons, reason => reason.Weight > 0 && Section.Contains(reason.Term, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void The_same_act_without_it_is_not()
    {
        var assessment = ShippedModel.Classifier.Assess(new TextToAssess { Title = "Harbours and Pilotage (Consolidation) Act 2026", Body = Act("") });

        Assert.InRange(assessment.Relevance, 0, 0.1);
    }

    [Fact]
    public void A_section_that_stands_alone_is_scored_and_explained_whatever_the_title_says()
    {
        var (_, logit, intercept, terms) = AssessUnder("Harbours and Pilotage (Consolidation) Act 2026");
        var (_, otherLogit, _, otherTerms) = AssessUnder("School Meals, Teachers' Pensions, Historic Monuments and Cemeteries Act 2026");

        Assert.True(logit > 0, $"{logit:0.000}");
        Assert.Equal(logit, intercept + terms.Sum(term => term.Weight), 3);
        Assert.Equal(logit, otherLogit, 9);
        Assert.Equal(terms, otherTerms);

        static (Assessment Assessment, double Logit, double Intercept, IReadOnlyList<ReasonTerm> AllTerms) AssessUnder(string title) =>
            ShippedModel.Classifier.AssessFully(new TextToAssess { Title = title, Body = Act(Section), Language = "en" });
    }

    private static string Act(string section) =>
        string.Join('\n', Enumerable.Range(0, 36).Select(i => i == 20 ? section + "\n" + Harbours[i % Harbours.Length] : Harbours[i % Harbours.Length]));
}
