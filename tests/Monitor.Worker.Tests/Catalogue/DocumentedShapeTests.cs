using Monitor.Worker.Documents;
using Monitor.Worker.Sources;

namespace Monitor.Worker.Tests.Catalogue;

/// <summary>The answers that publishers have documented: each is read by a declared mapping, from a golden page of its own.</summary>
public sealed class DocumentedShapeTests
{
    private static readonly SourceCatalog Catalogue = SourceCatalog.Load(Repository.PathOf("sources.json"));

    [Theory]
    [InlineData("Federal Register API", "us-federal-register-api", "us-fr-public-inspection", "us-federal-register-rss")]
    [InlineData("Congress.gov API", "us-congress-gov", "us-congress-crs")]
    [InlineData("GovInfo collections", "us-govinfo-api", "us-govinfo-uscourts")]
    [InlineData("Regulations.gov", "us-regulations-gov")]
    [InlineData("Open States and LegiScan", "us-openstates", "us-legiscan")]
    [InlineData("LEGISinfo and Canada Gazette", "ca-legisinfo", "ca-gazette-p1", "ca-gazette-p2")]
    [InlineData("CELLAR and EUR-Lex feeds", "eu-cellar-sparql", "eu-eurlex-rss-oj-l", "eu-eurlex-rss-com")]
    [InlineData("European Parliament open data", "eu-ep-procedures", "eu-ep-adopted-texts")]
    [InlineData("Have Your Say", "eu-have-your-say")]
    [InlineData("UK Bills API", "uk-bills-api")]
    [InlineData("legislation.gov.uk Atom", "uk-legislation-new", "uk-legislation-publog")]
    [InlineData("GOV.UK search", "uk-govuk-search")]
    [InlineData("DIP", "de-dip", "de-dip-text")]
    [InlineData("BOE", "es-boe-sumario", "es-boe-consolidada")]
    [InlineData("SRU and Tweede Kamer", "nl-koop-sru", "nl-tweedekamer")]
    [InlineData("Oireachtas", "ie-oireachtas")]
    [InlineData("Sejm and ELI", "pl-sejm-processes", "pl-eli")]
    [InlineData("Riksdagen", "se-riksdagen")]
    [InlineData("Fedlex", "ch-fedlex", "ch-fedlex-cons")]
    [InlineData("RIS", "at-ris-bgbl", "at-ris-begut")]
    [InlineData("Federal Register of Legislation", "au-frl")]
    [InlineData("Câmara and Senado", "br-camara", "br-senado-processo")]
    [InlineData("Senado of Chile", "cl-senado")]
    [InlineData("Knesset, PMG, Folketing, e-Gov, Korea, LegCo", "il-knesset-v4", "za-pmg-bills", "za-pmg-comment", "dk-ft-oda", "jp-egov-laws", "kr-assembly", "kr-law-drf", "hk-legco-bills")]
    public void A_documented_answer_is_read_from_a_golden_page(string shape, params string[] sources)
    {
        Assert.All(sources, id =>
        {
            Assert.True(Catalogue.Find(new SourceId(id)) is not null, $"{shape}: there is no source {id}.");
            Assert.NotEmpty(GoldenFolder.Lists(id));
            Assert.All(GoldenFolder.Lists(id), list => Assert.True(File.Exists(GoldenFolder.ExpectationOf(list)), $"{shape}: nobody has read {list}."));
        });
    }
}
