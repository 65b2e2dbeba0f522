using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Parsing.Html;

/// <summary>How the rows of one real listing page are found, and what of them the expectations can be compared with.</summary>
/// <param name="Name">File name without <c>_example.html</c>.</param>
/// <param name="Url">Where the page lay.</param>
public sealed record CourtListing(string Name, string Url, string Items, string Title, string Date, string Link, string Docket)
{
    public string? DateFormat { get; init; }

    public string? TitleMatch { get; init; }

    public string? DocketMatch { get; init; }

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
    ];

    public override string ToString() => Name;

    internal Source ToSource()
    {
        var source = HtmlPages.Source(Items, ("title", Title), ("published", Date), ("url", Link), ("number", Docket));
        var fields = new Dictionary<string, FieldRule>(source.Mapping.Fields);
        fields["title"] = fields["title"] with { Match = TitleMatch };
        fields["number"] = fields["number"] with { Match = DocketMatch };
        return source with { Mapping = source.Mapping with { Fields = fields, DateFormats = DateFormat is null ? [] : [DateFormat], Culture = "en-US" } };
    }
}
