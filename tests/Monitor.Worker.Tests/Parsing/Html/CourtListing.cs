using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Parsing.Html;

/// <summary>How the rows of one real listing page are found, and what of them the expectations can be compared with.</summary>
/// <param name="Name">File name, without <c>_example</c> where it ends in it.</param>
/// <param name="Url">Where the page lay.</param>
public sealed record CourtListing(string Name, string Url, string Items, string Title, string Date, string Link, string Docket)
{
    public string? DateFormat { get; init; }

    public string? TitleMatch { get; init; }

    public string? DocketMatch { get; init; }

    public string? DateMatch { get; init; }

    /// <summary>Template of what tells records apart, where one file is several records.</summary>
    public string? Id { get; init; }

    public static readonly IReadOnlyList<CourtListing> All =
    [
        new("vt", "https://www.vermontjudiciary.org/opinions-decisions", "main article.views-row", "a", "time@datetime", "a@href", ".views-field-field-document-number"),
        new("vt_criminal", "https://www.vermontjudiciary.org/opinions-decisions", "main article.views-row", "a", "time@datetime", "a@href", ".views-field-field-document-number"),
        new("delctcompl", "https://courts.delaware.gov/opinions/", "table.courtsBR tbody tr", "td:nth-child(1)", "td:nth-child(2)", "a@href", "td:nth-child(3)") { DateFormat = "M/d/yyyy" },
        new("delsuperct", "https://courts.delaware.gov/opinions/", "table.courtsBR tbody tr", "td:nth-child(1)", "td:nth-child(2)", "a@href", "td:nth-child(3)") { DateFormat = "M/d/yyyy" },
        new("calctapp_u", "https://www.courts.ca.gov/cms/npopinions.htm", "table[summary] tr", ".op-title", ".op-date", "a.op-link@href", ".op-case") { DateFormat = "MMM d, yyyy", TitleMatch = "^(.*?) (?:filed )?[0-9]+/" },
        new("calctapp_2nd", "https://www.courts.ca.gov/cms/opinions.htm", "table[summary] tr", ".op-title", ".op-date", "a.op-link@href", ".op-case") { DateFormat = "MMM d, yyyy", TitleMatch = "^(.*?) (?:filed )?[0-9]+/" },
        new("ohioctapp_5", "https://www.supremecourt.ohio.gov/rod/docs/", "tr[valign=top]:has(a[href$=pdf])", "td:nth-child(1)", "td:nth-child(6)", "a@href", "td:nth-child(2)") { DateFormat = "M/d/yyyy" },
        new("ohioctapp_8", "https://www.supremecourt.ohio.gov/rod/docs/", "tr[valign=top]:has(a[href$=pdf])", "td:nth-child(1)", "td:nth-child(6)", "a@href", "td:nth-child(2)") { DateFormat = "M/d/yyyy" },
        new("mdctspecapp", "http://www.mdcourts.gov/cgi-bin/indexlist.pl", "tr[bgcolor]:has(td[scope=row])", "td:nth-child(5)", "td:nth-child(3)", "a[href$=pdf]@href", "td:nth-child(1)") { TitleMatch = "^(.*?)(?: \\(?Reconsideration\\)?)?$" },
        new("nyappdiv_3rd", "https://iapps.courts.state.ny.us/lawReporting/Search", "table.table tbody tr:has(a.link)", "td:nth-child(1)", "td:nth-child(2)", "a.link@href", "td:nth-child(3)") { DateFormat = "MM/dd/yyyy" },
        new("neb", "https://supremecourt.nebraska.gov/courts/supreme-court/opinions", ".view-grouping-content tbody tr", ".views-field-title a", "^.view-grouping-header time@datetime", ".views-field-title a@href", ".views-field-field-case-number"),
        new("kanctapp_p", "https://searchdro.kscourts.gov/", "#searchResultsTable tbody tr", ".case-title", "td:nth-child(1)", "a@href", "td:nth-child(2)") { DateFormat = "M/d/yyyy" },
        new("dc", "https://www.dccourts.gov/court-of-appeals/opinions", "table.cols-5 tbody tr:has(.views-field-title a)", ".views-field-body", ".views-field-field-date", ".views-field-title a@href", ".views-field-title") { DateFormat = "MMM dd, yyyy" },
        new("acca_p", "https://www.jagcnet.army.mil/ACCALibrary/cases/opinion", "table.list-view-table tr[data-id]", "td:nth-child(1) a", "td:nth-child(3)", "td:nth-child(1) a@href", "td:nth-child(2)") { DateFormat = "M/d/yyyy" },
        new("scotus_slip", "https://www.supremecourt.gov/opinions/slipopinion/22", "table.table-bordered tr:has(td a)", "td:nth-child(4)", "td:nth-child(2)", "td:nth-child(4) a@href", "td:nth-child(3)") { DateFormat = "M/d/yy" },
        new("delch", "https://courts.delaware.gov/opinions/", "table.courtsBR tbody tr", "td:nth-child(1)", "td:nth-child(2)", "a@href", "td:nth-child(3)") { DateFormat = "M/d/yyyy", TitleMatch = "^(.*?)(?:, Executor.*)?$" },
        new("nyappdiv_2nd", "https://iapps.courts.state.ny.us/lawReporting/Search", "table.table tbody tr:has(a.link)", "td:nth-child(1)", "td:nth-child(2)", "a.link@href", "td:nth-child(3)") { DateFormat = "MM/dd/yyyy", DocketMatch = "^(.*?),?$" },
        new("ohioctcl_beginningofyear", "https://www.supremecourt.ohio.gov/rod/docs/", "tr[valign=top]:has(a[href$=pdf])", "td:nth-child(1)", "td:nth-child(6)", "a@href", "td:nth-child(2)") { DateFormat = "M/d/yyyy" },
        new("ca10", "https://www.ca10.uscourts.gov/oralarguments", "tr:has(a[href$=mp3])", ".views-field-field-oa-case-title", ".views-field-field-oa-hearing-date", "a[href$=mp3]@href", ".views-field-field-oa-case-number"),
        new("ca11_p", "http://media.ca11.uscourts.gov/opinions/pub/logname.php", "tr:has(td > a[href$=pdf])", "td:nth-child(1)", "td:nth-child(5)", "a@href", "td:nth-child(2)") { DateFormat = "MM-dd-yyyy", Id = "{number}" },
        new("cadc_u", "https://media.cadc.uscourts.gov/judgments/", "div.pt-0.pb-3.row", ".col-sm-9 .row:nth-child(1)", ".col-sm-9 span.small", "a@href", "a") { DateFormat = "MM/dd/yyyy" },
        new("nj", "https://www.njcourts.gov/attorneys/opinions/supreme", "article div.card-body", ".card-title a", ".text-muted", ".card-title a@href", ".badge") { TitleMatch = "^(.*?)\\s*\\(.*$" },
        new("oklacivapp", "https://www.oscn.net/applications/oscn/index.asp", "li.decision", "h4 a", ".decidedDate", "h4 a@href", ".caseNumber") { DateMatch = "([0-9/]+)", DateFormat = "MM/dd/yyyy", DocketMatch = "([0-9]+)" },
        new("asbca", "https://www.asbca.mil/Decisions/decisions2026.aspx", "tr:has(td:nth-child(3) a)", "td:nth-child(3)", "td:nth-child(1)", "td:nth-child(3) a@href", "td:nth-child(2)"),
        new("armfor", "https://www.armfor.uscourts.gov/newcaaf/opinions/2022OctTerm.htm", "tr:has(> td:nth-child(3)):has(a[href^='2022OctTerm'])", "td:nth-child(1)", "td:nth-child(3)", "td:nth-child(2) a@href", "td:nth-child(2)") { DocketMatch = "^([^ (]+)" },
        new("superctguam", "https://guamcourts.gov/decisions-and-orders", "p:has(.juryNote)", "a", ".", "a@href", ".CaseNumber") { DateMatch = "([0-9]{2}-[0-9]{2}-[0-9]{4})$", DateFormat = "MM-dd-yyyy" },
        new("wis", "https://www.wicourts.gov/supreme/scopin.jsp", "table tbody tr:has(a[href*=DisplayDocument])", "td:nth-child(3)", "td:nth-child(1)", "a[href*=DisplayDocument]@href", "td:nth-child(2)"),
        new("illappct_2nd_dist", "https://www.illinoiscourts.gov/courts/appellate-court/oral-argument-audio/", "tr:has(a.audio)", ".case-name", "td:nth-child(1)", "a.audio@data-audio", "td:nth-child(4)") { DateFormat = "MM/dd/yyyy" },
        new("illappct_5th_dist", "https://www.illinoiscourts.gov/courts/appellate-court/oral-argument-audio/", "tr:has(a.audio)", ".case-name", "td:nth-child(1)", "a.audio@data-audio", "td:nth-child(4)") { DateFormat = "MM/dd/yyyy" },
        new("scctapp_u", "https://www.sccourts.org/opinions/", ".accordion-item", ".case-name", "^.result-heading h3", "a.download-link@href", ".case-number") { TitleMatch = "^(?:The )?(.*)$" },
        new("nmctapp", "https://nmonesource.com/nmos/nmca/en/nav_date.do", "li:has(.documents)", ".title a", ".publicationDate", ".documents a@href", "none") { DateFormat = "MM/dd/yyyy" },
        new("mdctspecapp_example_2", "https://www.mdcourts.gov/cgi-bin/indexlist.pl", "tr:has(td a[href$='.pdf'])", "td:nth-child(5)", "td:nth-child(3)", "a@href", "td:nth-child(1)") { DateMatch = "([0-9]{4}-[0-9]{2}-[0-9]{2})" },
        new("afcca", "http://afcca.law.af.mil/content/opinions.php", "tr:has(> td > a.menuLink[href*=afcca_opinions])", "td:nth-child(2)", "td:nth-child(5)", "a@href", "td:nth-child(3)"),
    ];

    /// <summary>Of its files in the corpus.</summary>
    public string Stem => Name.Contains("_example", StringComparison.Ordinal) ? Name : $"{Name}_example";

    public override string ToString() => Name;

    internal Source ToSource()
    {
        var source = HtmlPages.Source(Items, ("title", Title), ("published", Date), ("url", Link), ("number", Docket));
        var fields = new Dictionary<string, FieldRule>(source.Mapping.Fields);
        fields["title"] = fields["title"] with { Match = TitleMatch };
        fields["number"] = fields["number"] with { Match = DocketMatch };
        fields["published"] = fields["published"] with { Match = DateMatch };
        if (Id is not null) fields["id"] = new FieldRule { Template = Id };
        return source with { Mapping = source.Mapping with { Fields = fields, DateFormats = DateFormat is null ? [] : [DateFormat], Culture = "en-US" } };
    }
}
