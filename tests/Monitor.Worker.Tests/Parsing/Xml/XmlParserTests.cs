using Monitor.Worker.Documents;
using Monitor.Worker.Tests.Parsing.Mapping;

namespace Monitor.Worker.Tests.Parsing.Xml;

public sealed class XmlParserTests
{
    private const string Chile =
        """
        { "format": "xml", "jurisdiction": "CL", "region": "South America", "languages": ["es"], "timeZone": "America/Santiago",
          "url": "https://tramitacion.senado.cl/wspublico/tramitacion.php?fecha={since:dd/MM/yyyy}",
          "mapping": { "items": "proyectos/proyecto", "dateFormats": ["dd/MM/yyyy"], "culture": "es-CL",
            "fields": { "id": "descripcion/boletin", "title": "descripcion/titulo", "number": "descripcion/boletin", "status": "descripcion/etapa",
                        "published": "descripcion/fecha_ingreso", "text": { "path": "tramitacion/tramite/DESCRIPCIONTRAMITE", "join": "\n\n" } },
            "keys": ["cl-boletin:{id}"], "dates": { "latest-action": "tramitacion/tramite[last]/FECHA" },
            "stages": [ { "field": "descripcion/leynro", "present": true, "stage": "enacted" }, { "field": "status", "match": "^(segundo|tercer) tr", "stage": "passed-one-chamber" },
                        { "field": "descripcion/subetapa", "match": "comisi", "stage": "committee" } ] } }
        """;

    private const string Bill =
        """
        <?xml version="1.0" encoding="ISO-8859-1"?>
        <proyectos><proyecto><descripcion><boletin>99042-07</boletin><titulo>Proyecto inventado sobre conservación de datos</titulo><fecha_ingreso>04/02/2031</fecha_ingreso>
        <etapa>Primer trámite constitucional (C.Diputados)</etapa><subetapa>Primer informe de comisión</subetapa><leynro/><estado>En tramitación</estado></descripcion>
        <tramitacion><tramite><FECHA>04/02/2031</FECHA><DESCRIPCIONTRAMITE>Ingreso de proyecto</DESCRIPCIONTRAMITE></tramite>
        <tramite><FECHA>11/02/2031</FECHA><DESCRIPCIONTRAMITE>Cuenta de proyecto</DESCRIPCIONTRAMITE></tramite></tramitacion></proyecto></proyectos>
        """;

    [Fact]
    public void A_chilean_bill_is_read_by_its_declared_dates()
    {
        var bill = Sample.One(Chile, Bill);

        Assert.Equal(("99042-07", "Proyecto inventado sobre conservación de datos"), (bill.NativeId, bill.Title));
        Assert.Equal(new DateOnly(2031, 2, 4), bill.PublishedOn);
        Assert.Equal(new DateOnly(2031, 2, 11), bill.Dates["latest-action"]);
        Assert.Equal(Stage.Committee, bill.Stage);
        Assert.Equal("Ingreso de proyecto\n\nCuenta de proyecto", bill.Text);
    }

    [Theory]
    [InlineData("<html><head><title>No existe</title></head><body>No existe</body></html>", ParseFault.WrongFormat)]
    [InlineData("<!DOCTYPE html><html><body><br>No existe</html>", ParseFault.WrongFormat)]
    [InlineData("\u00ff\u00d8\u00ff\u00e0 JFIF <x", ParseFault.WrongFormat)]
    [InlineData("%PDF-1.7", ParseFault.WrongFormat)]
    [InlineData("<bills><bill>1</bill></bills>", ParseFault.Drift)]
    [InlineData("<error>No data</error>", ParseFault.SoftError)]
    [InlineData("<proyectos><proyecto><descripcion><boletin>1</boletin><titulo>Un", ParseFault.Truncated)]
    [InlineData("<proyectos><proyecto><descripcion><boletin>1</boletin><titulo>Un</titulo></descripcion></proyecto>", ParseFault.Truncated)]
    [InlineData("", ParseFault.NoText)]
    public void What_is_no_good_answer_is_refused_by_its_name(string body, ParseFault fault) =>
        Assert.Equal(fault, Sample.Refused(Chile, body).Fault);

    [Fact]
    public void An_empty_element_where_the_records_would_be_is_an_empty_list() =>
        Assert.Empty(Sample.Read(Chile, "<proyectos></proyectos>").Documents);

    [Fact]
    public void Bare_ampersands_html_entities_and_control_characters_are_mended()
    {
        var bill = Sample.One(Chile, "<proyectos><proyecto><descripcion><boletin>1</boletin><titulo>Datos & l&iacute;mites &nbsp;\u0002 &copy; R&D</titulo></descripcion></proyecto></proyectos>");

        Assert.Equal("Datos & límites © R&D", bill.Title);
    }

    [Fact]
    public void A_dutch_publication_is_found_under_its_many_namespaces()
    {
        var law = Sample.One(
            """
            { "format": "xml", "jurisdiction": "NL", "region": "Europe", "languages": ["nl"], "mapping": { "items": "records/record/recordData/gzd", "total": "numberOfRecords",
              "fields": { "id": "originalData/meta/owmskern/identifier", "title": "originalData/meta/owmskern/title", "published": "originalData/meta/owmskern/modified",
                          "url": "enrichedData/preferredUrl", "xml": "enrichedData/itemUrl[@manifestation=xml]" }, "keys": ["nl-op:{id}"] } }
            """,
            """
            <searchRetrieveResponse xmlns="http://docs.oasis-open.org/ns/search-ws/sruResponse"><version>2.0</version><numberOfRecords>1</numberOfRecords><records><record><recordData>
            <gzd xmlns="http://standaarden.overheid.nl/sru"><originalData><meta xmlns="http://standaarden.overheid.nl/wetgeving/"><owmskern><identifier xmlns="http://purl.org/dc/terms/">stb-2031-42</identifier>
            <title xmlns="http://purl.org/dc/terms/">Verzonnen wet bewaarplicht</title><modified xmlns="http://purl.org/dc/terms/">2031-02-04</modified></owmskern></meta></originalData>
            <enrichedData><preferredUrl>https://zoek.officielebekendmakingen.nl/stb-2031-42.html</preferredUrl><itemUrl manifestation="pdf">https://repository.overheid.nl/a.pdf</itemUrl>
            <itemUrl manifestation="xml">https://repository.overheid.nl/a.xml</itemUrl></enrichedData></gzd></recordData></record></records></searchRetrieveResponse>
            """);

        Assert.Equal(["nl-op:stb-2031-42"], law.Keys);
        Assert.Equal("https://repository.overheid.nl/a.xml", law.Fields["xml"]);
    }

    [Theory]
    [InlineData("<r><numberOfRecords>0</numberOfRecords></r>", 0)]
    [InlineData("<r><numberOfRecords>0</numberOfRecords><records/></r>", 0)]
    public void A_dutch_answer_without_records_says_so(string body, int count) =>
        Assert.Equal(count, Sample.Read("""{ "format": "xml", "mapping": { "items": "records/record", "total": "numberOfRecords", "fields": { "id": "id", "title": "title" } } }""", body).Documents.Count);

    [Fact]
    public void Korean_names_attributes_and_a_nil_element_are_read()
    {
        var law = Sample.One(
            """
            { "format": "xml", "languages": ["ko"], "mapping": { "items": "law", "total": "totalCnt",
              "fields": { "id": "법령ID", "title": "법령명한글", "published": "공포일자", "status": "제개정구분명", "rank": "rango@codigo" } } }
            """,
            """
            <LawSearch xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><totalCnt>1</totalCnt><law id="1"><법령ID>000042</법령ID><법령명한글><![CDATA[전기통신사업법]]></법령명한글>
            <공포일자>20310204</공포일자><제개정구분명 xsi:nil="true"/><rango codigo="1300">Ley</rango></law></LawSearch>
            """);

        Assert.Equal(("000042", "전기통신사업법", "1300"), (law.NativeId, law.Title, law.Fields["rank"]));
        Assert.Null(law.RawStatus);
    }

    [Fact]
    public void Text_of_mixed_content_has_its_paragraphs()
    {
        var law = Sample.One(
            """{ "format": "xml", "mapping": { "items": "", "fields": { "id": "num", "title": "title", "text": "body" } } }""",
            "<law><num>1</num><title>T</title><body><section><num>1.</num><heading>Data</heading><content>A provider <b>must</b> keep <ref>records</ref>.</content></section><section>Two.</section></body></law>");

        Assert.Equal("1. Data\n\nA provider must keep records.\n\nTwo.", law.Text.Replace("1.\n\nData", "1. Data", StringComparison.Ordinal));
    }

    [Fact]
    public void Entities_are_neither_expanded_nor_fetched()
    {
        var lines = Enumerable.Range(1, 20).Select(i => $"<!ENTITY a{i} \"{string.Concat(Enumerable.Repeat($"&a{i - 1};", 20))}\">");
        var bomb = $"<!DOCTYPE p [<!ENTITY a0 \"ha\">{string.Concat(lines)}<!ENTITY f SYSTEM \"file:///etc/passwd\">]><proyectos><proyecto><descripcion><boletin>1</boletin><titulo>x &a20; &f;</titulo></descripcion></proyecto></proyectos>";

        var bill = Sample.One(Chile, bomb);

        Assert.Equal("x &a20; &f;", bill.Title);
    }
}
