using Monitor.Worker.Documents;
using Monitor.Worker.Tests.Parsing.Mapping;

namespace Monitor.Worker.Tests.Parsing.Json;

public sealed class EuropeanShapeTests
{
    private const string Boe =
        """
        { "format": "json", "timeZone": "Europe/Madrid", "languages": "es", "mapping": {
            "items": ["data/sumario/diario/seccion/departamento/epigrafe/item", "data/sumario/diario/seccion/departamento/item"],
            "errors": { "status/code": "^[45]" },
            "fields": { "id": "identificador", "title": "titulo", "url": "url_html", "published": "/data/sumario/metadatos/fecha_publicacion",
                        "section": ["../../../codigo", "../../codigo"], "department": ["../../nombre", "../nombre"] },
            "keys": ["es-boe:{id}"], "keep": { "section": "^[123]" },
            "stages": [ { "field": "section", "equal": "1", "stage": "enacted" } ] } }
        """;

    [Fact]
    public void Spanish_lists_of_one_arrive_as_the_thing_itself()
    {
        var law = Sample.One(Boe,
            """
            {"status":{"code":"200","text":"ok"},"data":{"sumario":{"metadatos":{"publicacion":"BOE","fecha_publicacion":"20310204"},"diario":[{"numero":"30",
             "seccion":{"codigo":"1","nombre":"I. Disposiciones generales","departamento":{"codigo":"9999","nombre":"MINISTERIO DE MUESTRA","epigrafe":{"nombre":"Datos",
             "item":{"identificador":"BOE-A-2031-42","titulo":"Ley inventada de conservación de datos.","url_html":"https://www.boe.es/diario_boe/txt.php?id=BOE-A-2031-42"}}}}}]}}}
            """);

        Assert.Equal("es-boe:boe-a-2031-42", Assert.Single(law.Keys));
        Assert.Equal(new DateOnly(2031, 2, 4), law.PublishedOn);
        Assert.Equal(("1", "MINISTERIO DE MUESTRA"), (law.Fields["section"], law.Fields["department"]));
        Assert.Equal((Stage.Enacted, "es"), (law.Stage, law.Language));
    }

    [Fact]
    public void Spanish_lists_of_many_are_read_section_by_section_and_other_sections_are_put_aside()
    {
        var parsed = Sample.Read(Boe,
            """
            {"status":{"code":200},"data":{"sumario":{"metadatos":{"fecha_publicacion":"20310204"},"diario":[{"seccion":[
             {"codigo":"1","departamento":[{"nombre":"A","epigrafe":[{"item":[{"identificador":"1","titulo":"Uno"},{"identificador":"2","titulo":"Dos"}]},{"item":{"identificador":"3","titulo":"Tres"}}]},
                                           {"nombre":"B","epigrafe":{"item":{"identificador":"4","titulo":"Cuatro"}}}]},
             {"codigo":"3","departamento":{"nombre":"C","item":{"identificador":"5","titulo":"Cinco"}}},
             {"codigo":"5A","departamento":{"nombre":"D","item":[{"identificador":"6","titulo":"Seis"}]}}]}]}}}
            """);

        Assert.Equal(["1", "2", "3", "4", "5"], parsed.Documents.Select(item => item.NativeId));
        Assert.Equal(["A", "A", "A", "B", "C"], parsed.Documents.Select(item => item.Fields["department"]));
        Assert.Equal(1, parsed.LeftOut);
    }

    [Fact]
    public void A_status_inside_the_body_is_heard()
    {
        var refused = Sample.Refused(Boe, """{"status":{"code":"404","text":"No existe el sumario"},"data":{}}""");

        Assert.Equal(ParseFault.SoftError, refused.Fault);
    }

    [Fact]
    public void British_local_times_with_seven_digits_are_read_in_london()
    {
        var bill = Sample.One(
            """
            { "format": "json", "timeZone": "Europe/London", "mapping": { "items": "items", "total": "totalResults",
              "fields": { "id": "billId", "title": "shortTitle", "url": { "template": "https://bills.parliament.uk/bills/{id}" }, "status": "currentStage/description", "updated": "lastUpdate" },
              "keys": ["uk-bill:{id}"], "dates": { "sitting": "currentStage/stageSittings[last]/date" },
              "stages": [ { "field": "isAct", "equal": "true", "stage": "enacted" }, { "field": "billWithdrawn", "present": true, "stage": "withdrawn-lapsed" },
                          { "field": "currentStage/stageId", "equal": ["8", "9"], "stage": "committee" } ] } }
            """,
            """
            {"items":[{"billId":99001,"shortTitle":"Invented Online Evidence Bill","formerShortTitle":null,"currentHouse":"Commons","lastUpdate":"2031-07-04T10:42:08.0579851",
             "billWithdrawn":null,"isDefeated":false,"isAct":false,"currentStage":{"id":70001,"stageId":8,"description":"Committee stage",
             "stageSittings":[{"date":"2031-02-11T00:00:00"},{"date":"2031-02-18T00:00:00"}]}}],"totalResults":1,"itemsPerPage":100}
            """);

        Assert.Equal(new DateTimeOffset(2031, 7, 4, 9, 42, 8, TimeSpan.Zero), bill.UpdatedAt!.Value.AddTicks(-(bill.UpdatedAt.Value.Ticks % TimeSpan.TicksPerSecond)));
        Assert.Equal("https://bills.parliament.uk/bills/99001", bill.Url!.AbsoluteUri);
        Assert.Equal(new DateOnly(2031, 2, 18), bill.Dates["sitting"]);
        Assert.Equal(Stage.Committee, bill.Stage);
    }

    [Theory]
    [InlineData("""{"dokumentlista":{"@träffar":"1","dokument":[{"dok_id":"HX0342","doktyp":"prop","titel":"Påhittad lag","publicerad":"2031-02-04 08:05:00","dokument_url_html":"//data.riksdagen.se/dokument/HX0342.html"}]}}""", 1)]
    [InlineData("""{"dokumentlista":{"@träffar":"1","dokument":{"dok_id":"HX0342","doktyp":"prop","titel":"Påhittad lag","publicerad":"2031-02-04 08:05:00","dokument_url_html":"//data.riksdagen.se/dokument/HX0342.html"}}}""", 1)]
    [InlineData("""{"dokumentlista":{"@träffar":"0","@sidor":"0"}}""", 0)]
    [InlineData("""{"dokumentlista":{"@träffar":"0","dokument":""}}""", 0)]
    [InlineData("""{"dokumentlista":{"@träffar":"0","dokument":null}}""", 0)]
    public void Swedish_lists_are_lists_or_the_one_thing_or_missing(string body, int count)
    {
        var parsed = Sample.Read(
            """
            { "format": "json", "languages": ["sv"], "timeZone": "Europe/Stockholm", "url": "https://data.riksdagen.se/dokumentlista/?doktyp=prop",
              "mapping": { "items": "dokumentlista/dokument", "total": "dokumentlista/@träffar",
                "fields": { "id": "dok_id", "title": "titel", "url": "dokument_url_html", "updated": "publicerad", "published": "publicerad" } } }
            """,
            body);

        Assert.Equal(count, parsed.Documents.Count);
        Assert.All(parsed.Documents, law => Assert.Equal("https://data.riksdagen.se/dokument/HX0342.html", law.Url!.AbsoluteUri));
        Assert.All(parsed.Documents, law => Assert.Equal(new DateTimeOffset(2031, 2, 4, 7, 5, 0, TimeSpan.Zero), law.UpdatedAt));
    }

    [Fact]
    public void An_irish_bill_is_read_out_of_its_wrapping()
    {
        var bill = Sample.One(
            """
            { "format": "json", "timeZone": "Europe/Dublin", "mapping": { "items": "results/bill", "total": "head/counts/resultCount",
              "fields": { "id": "uri", "title": "shortTitleEn", "number": { "template": "{no}/{year}" }, "no": "billNo", "year": "billYear", "summary": "longTitleEn",
                          "status": { "template": "{state}: {stage}" }, "state": "status", "stage": "mostRecentStage/event/showAs", "updated": "lastUpdated",
                          "published": "../contextDate", "pdf": "versions/version[docType=bill]/formats/pdf/uri" },
              "keys": ["ie-bill:{year}-{no}"],
              "stages": [ { "field": "state", "equal": "Enacted", "stage": "enacted" }, { "field": "stage", "match": "^(First|Second) Stage", "stage": "introduced" } ] } }
            """,
            """
            {"head":{"counts":{"billCount":1,"resultCount":1}},"results":[{"bill":{"uri":"https://data.oireachtas.ie/ie/oireachtas/bill/2031/42","billNo":"42","billYear":"2031",
             "shortTitleEn":"Invented Interception Bill 2031","longTitleEn":"<p>Bill entitled an <b>Act</b> to invent.</p><p>Second &amp; last.</p>","status":"Current",
             "lastUpdated":"2031-02-04T09:59:22.510000+00:00","act":null,"mostRecentStage":{"event":{"showAs":"Second Stage","dates":[{"date":"2031-02-03"}]}},
             "versions":[{"version":{"docType":"memo","formats":{"pdf":{"uri":"https://example.org/memo.pdf"}}}},{"version":{"docType":"bill","formats":{"pdf":{"uri":"https://example.org/b.pdf"},"xml":null}}}]},
             "contextDate":"2031-01-20"}]}
            """);

        Assert.Equal(["ie-bill:2031-42"], bill.Keys);
        Assert.Equal("Bill entitled an Act to invent.\n\nSecond & last.", bill.Text);
        Assert.Equal(("Current: Second Stage", Stage.Introduced), (bill.RawStatus, bill.Stage));
        Assert.Equal(new DateOnly(2031, 1, 20), bill.PublishedOn);
        Assert.Equal("https://example.org/b.pdf", bill.Fields["pdf"]);
    }

    [Fact]
    public void A_sparql_answer_is_read_by_its_variables()
    {
        var consultation = Sample.One(
            """
            { "format": "json", "jurisdiction": "CH", "region": "Europe", "languages": ["de", "fr"], "mapping": { "items": "results/bindings",
              "fields": { "id": "c/value", "title": "title/value", "url": "c/value", "status": "status/value", "language": "title/xml:lang" },
              "keys": ["eli:{id}"], "dates": { "comments-close": "end/value" },
              "stages": [ { "field": "status", "match": "/consultation-status/[01]$", "stage": "pre-legislative" } ] } }
            """,
            """
            {"head":{"vars":["c","title","status","end"]},"results":{"bindings":[{"c":{"type":"uri","value":"https://fedlex.data.admin.ch/eli/dl/proj/2031/42/cons_1"},
             "title":{"type":"literal","xml:lang":"de","value":"Erfundene Revision BÜPF"},"status":{"type":"uri","value":"https://fedlex.data.admin.ch/vocabulary/consultation-status/1"},
             "end":{"type":"literal","datatype":"http://www.w3.org/2001/XMLSchema#date","value":"2031-05-31"}}]}}
            """);

        Assert.Equal(("de", Stage.PreLegislative), (consultation.Language, consultation.Stage));
        Assert.Equal(new DateOnly(2031, 5, 31), consultation.Dates["comments-close"]);
    }

    [Fact]
    public void An_austrian_reference_chooses_among_its_contents()
    {
        var law = Sample.One(
            """
            { "format": "json", "languages": ["de"], "mapping": { "items": "OgdSearchResult/OgdDocumentResults/OgdDocumentReference/Data",
              "total": "OgdSearchResult/OgdDocumentResults/Hits", "errors": { "OgdSearchResult/Error/Message": "." },
              "fields": { "id": "Metadaten/Technisch/ID", "title": "Metadaten/Bundesrecht/Kurztitel", "url": "Metadaten/Allgemein/DokumentUrl",
                          "published": "Metadaten/Allgemein/Veroeffentlicht", "html": "Dokumentliste/ContentReference/Urls/ContentUrl[DataType=Html]/Url" } } }
            """,
            """
            {"OgdSearchResult":{"OgdDocumentResults":{"Hits":{"@pageNumber":"1","@pageSize":"100","#text":"1"},"OgdDocumentReference":{"Data":{"Metadaten":{"Technisch":{"ID":"BGBLA_2031_I_42"},
             "Allgemein":{"Veroeffentlicht":"2031-02-04","DokumentUrl":"https://www.ris.bka.gv.at/eli/bgbl/I/2031/42"},"Bundesrecht":{"Kurztitel":"Erfundenes Auskunftsgesetz"}},
             "Dokumentliste":{"ContentReference":{"Name":"Hauptdokument","Urls":{"ContentUrl":[{"DataType":"Xml","Url":"https://www.ris.bka.gv.at/a.xml"},{"DataType":"Html","Url":"https://www.ris.bka.gv.at/a.html"}]}}}}}}}}
            """);

        Assert.Equal("https://www.ris.bka.gv.at/a.html", law.Fields["html"]);
    }

    [Fact]
    public void Local_times_of_brussels_with_slashes_are_dates_of_a_consultation()
    {
        var initiative = Sample.One(
            """
            { "format": "json", "jurisdiction": "EU", "region": "Europe", "timeZone": "Europe/Brussels", "mapping": { "items": ["content", "_embedded/initiatives"], "total": "totalElements",
              "fields": { "id": "id", "title": "shortTitle", "number": "reference", "status": "currentStatuses/receivingFeedbackStatus",
                          "url": { "template": "https://ec.europa.eu/info/law/better-regulation/have-your-say/initiatives/{id}_en" } },
              "dates": { "comments-close": "currentStatuses/feedbackEndDate" }, "stages": [ { "field": "status", "equal": "OPEN", "stage": "consultation-open" } ] } }
            """,
            """
            {"content":[{"id":99001,"shortTitle":"Invented data retention rules","reference":"Ares(2031)42","initiativeStatus":"ACTIVE",
             "currentStatuses":[{"receivingFeedbackStatus":"OPEN","feedbackStartDate":"2031/01/10 09:00:00","feedbackEndDate":"2031/03/06 23:59:59"}]}],"totalPages":1,"totalElements":1}
            """);

        Assert.Equal(new DateOnly(2031, 3, 6), initiative.Dates["comments-close"]);
        Assert.Equal(Stage.ConsultationOpen, initiative.Stage);
    }

    [Fact]
    public void An_error_message_with_status_200_is_an_error()
    {
        var refused = Sample.Refused(
            """{ "format": "json", "mapping": { "items": "data", "fields": { "id": "id", "title": "label" } } }""",
            """{"@context":[],"error":"timeout of the upstream service"}""");

        Assert.Equal(ParseFault.SoftError, refused.Fault);
        Assert.Contains("timeout of the upstream", refused.Reason, StringComparison.Ordinal);
    }
}
