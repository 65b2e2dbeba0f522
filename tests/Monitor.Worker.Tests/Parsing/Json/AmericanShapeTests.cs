using Monitor.Worker.Documents;
using Monitor.Worker.Tests.Parsing.Mapping;

namespace Monitor.Worker.Tests.Parsing.Json;

public sealed class AmericanShapeTests
{
    private const string FederalRegister =
        """
        { "format": "json", "url": "https://www.federalregister.gov/api/v1/documents.json?order=newest", "timeZone": "America/New_York",
          "mapping": {
            "items": "results", "total": "count",
            "fields": { "id": "document_number", "title": "title", "url": "html_url", "number": "citation", "summary": "abstract", "status": "type",
                        "published": "publication_date", "docket": "docket_ids", "rin": "regulation_id_numbers",
                        "agency": { "path": "agencies/raw_name", "join": ", " } },
            "keys": ["us-fr:{id}", "us-rin:{rin}", "us-docket:{docket}"],
            "dates": { "comments-close": "comments_close_on", "effective": "effective_on" },
            "stages": [ { "field": "type", "equal": "Proposed Rule", "until": "comments-close", "stage": "consultation-open" },
                        { "field": "type", "equal": "Proposed Rule", "stage": "consultation-closed" },
                        { "field": "type", "equal": ["Rule", "Presidential Document"], "stage": "enacted" } ] } }
        """;

    [Fact]
    public void A_federal_register_document_has_its_keys_dates_and_stage()
    {
        var rule = Sample.One(FederalRegister,
            """
            {"count":1,"description":"Documents","total_pages":1,"results":[{"title":"Emergency Disclosure Reporting by Online Services","type":"Proposed Rule",
             "abstract":"Invented abstract.","document_number":"2031-00042","html_url":"https://www.federalregister.gov/documents/2031/02/03/2031-00042/x",
             "publication_date":"2031-02-03","agencies":[{"raw_name":"SAMPLE BUREAU","id":9001,"parent_id":null},{"raw_name":"OTHER BUREAU"}],
             "comments_close_on":"2031-04-04","effective_on":null,"docket_ids":["SB-2031-0007"],"regulation_id_numbers":["9999-AA01"]}]}
            """);

        Assert.Equal("2031-00042", rule.NativeId);
        Assert.Equal(["us-fr:2031-00042", "us-rin:9999-aa01", "us-docket:sb-2031-0007"], rule.Keys);
        Assert.Equal(new DateOnly(2031, 2, 3), rule.PublishedOn);
        Assert.Equal(new DateOnly(2031, 4, 4), rule.Dates["comments-close"]);
        Assert.False(rule.Dates.ContainsKey("effective"));
        Assert.Equal((Stage.ConsultationOpen, "Proposed Rule"), (rule.Stage, rule.RawStatus));
        Assert.Equal("Invented abstract.", rule.Text);
        Assert.Equal("SAMPLE BUREAU, OTHER BUREAU", rule.Fields["agency"]);
    }

    [Fact]
    public void A_consultation_is_closed_the_day_after_its_last_day()
    {
        const string Body = """{"count":1,"results":[{"title":"T","type":"Proposed Rule","document_number":"1","comments_close_on":"2031-02-28"}]}""";

        Assert.Equal(Stage.ConsultationClosed, Sample.One(FederalRegister, Body).Stage);
    }

    [Fact]
    public void A_missing_list_is_empty_only_when_the_total_is_nought()
    {
        var empty = Sample.Read(FederalRegister, """{"count":0,"description":"Documents"}""");
        var drifted = Sample.Refused(FederalRegister, """{"count":3,"documents":[]}""");

        Assert.Empty(empty.Documents);
        Assert.Equal(0, empty.Total);
        Assert.Equal(ParseFault.Drift, drifted.Fault);
        Assert.Contains("results", drifted.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_congress_bill_has_an_official_key_and_the_stage_of_its_last_action()
    {
        var bill = Sample.One(
            """
            { "format": "json", "mapping": { "items": "bills", "total": "pagination/count",
              "fields": { "id": { "template": "{congress}-{type}-{no}" }, "congress": "congress", "type": "type", "no": "number", "title": "title",
                          "number": { "template": "{type} {no}" }, "url": "url", "status": "latestAction/text", "updated": "updateDateIncludingText" },
              "keys": ["us-bill:{congress}-{type}-{no}"], "dates": { "latest-action": "latestAction/actionDate" },
              "stages": [ { "field": "status", "match": "became public law", "stage": "enacted" }, { "field": "status", "match": "committee", "stage": "committee" },
                          { "field": "status", "present": true, "stage": "introduced" } ] } }
            """,
            """
            {"bills":[{"congress":130,"type":"HR","number":"4321","originChamberCode":"H","title":"Invented Platform Evidence Act",
             "latestAction":{"actionDate":"2031-03-01","text":"Referred to the House Committee on the Judiciary."},"updateDate":"2031-03-02",
             "updateDateIncludingText":"2031-03-02","url":"https://api.congress.gov/v3/bill/130/hr/4321?format=json"}],"pagination":{"count":1}}
            """);

        Assert.Equal(("130-HR-4321", "HR 4321"), (bill.NativeId, bill.Number));
        Assert.Equal(["us-bill:130-hr-4321"], bill.Keys);
        Assert.Equal(Stage.Committee, bill.Stage);
        Assert.Equal(new DateOnly(2031, 3, 1), bill.Dates["latest-action"]);
    }

    [Fact]
    public void Numbers_and_booleans_may_be_text_or_not()
    {
        const string Mapping =
            """
            { "format": "json", "mapping": { "items": "packages", "fields": { "id": "packageId", "title": "packageId", "private": "isPrivate", "pages": "pages",
              "key": { "path": "packageId", "match": "^BILLS-(\\d+[a-z]+\\d+)" } }, "keys": ["us-bill:{key}"] } }
            """;

        var texts = Sample.One(Mapping, """{"packages":[{"packageId":"BILLS-130hr4321ih","isPrivate":"false","pages":"878"}]}""");
        var values = Sample.One(Mapping, """{"packages":[{"packageId":"BILLS-130hr4321eh","isPrivate":false,"pages":878}]}""");

        Assert.Equal(texts.Fields["private"], values.Fields["private"]);
        Assert.Equal(texts.Fields["pages"], values.Fields["pages"]);
        Assert.Equal(["us-bill:130hr4321"], texts.Keys);
        Assert.Equal(texts.Keys, values.Keys);
    }

    [Fact]
    public void A_regulations_gov_time_in_utc_is_the_day_that_it_was_in_washington()
    {
        var notice = Sample.One(
            """
            { "format": "json", "timeZone": "America/New_York", "mapping": { "items": "data", "total": "meta/totalElements",
              "fields": { "id": "id", "title": "attributes/title", "status": "attributes/documentType", "published": "attributes/postedDate",
                          "updated": "attributes/lastModifiedDate", "fr": "attributes/frDocNum" },
              "keys": ["us-fr:{fr}", "us-docket:{id}"], "dates": { "comments-close": "attributes/commentEndDate" },
              "stages": [ { "field": "attributes/withdrawn", "equal": "true", "stage": "withdrawn-lapsed" },
                          { "field": "attributes/openForComment", "equal": "true", "stage": "consultation-open" } ] } }
            """,
            """
            {"data":[{"id":"XYZ-2031-0002-0001","type":"documents","attributes":{"title":"Invented notice","documentType":"Proposed Rule","docketId":"XYZ-2031-0002",
             "postedDate":"2031-02-03T05:00:00Z","lastModifiedDate":"2031-02-03T14:02:11Z","commentEndDate":"2031-04-05T03:59:59Z","openForComment":true,
             "withdrawn":false,"frDocNum":"2031-00042"}}],"meta":{"hasNextPage":false,"totalElements":1}}
            """);

        Assert.Equal(new DateOnly(2031, 2, 3), notice.PublishedOn);
        Assert.Equal(new DateOnly(2031, 4, 4), notice.Dates["comments-close"]);
        Assert.Equal(new DateTimeOffset(2031, 2, 3, 14, 2, 11, TimeSpan.Zero), notice.UpdatedAt);
        Assert.Equal(Stage.ConsultationOpen, notice.Stage);
    }

    [Fact]
    public void A_list_written_as_an_object_with_numbers_is_a_list()
    {
        const string Mapping =
            """
            { "format": "json", "mapping": { "items": "masterlist", "errors": { "status": "^ERROR$" },
              "fields": { "id": "bill_id", "title": "title", "number": "number", "url": "url", "summary": "description", "hash": "change_hash", "session": "../session/session_name" },
              "stages": [ { "field": "status", "equal": "1", "stage": "introduced" } ] } }
            """;
        const string Body =
            """
            {"status":"OK","masterlist":{"session":{"session_id":9001,"session_name":"2031-2032 Regular Session"},
             "0":{"bill_id":7000001,"number":"AB9","change_hash":"0123","url":"https://legiscan.com/CA/bill/AB9/2031","status":1,"title":"Invented data preservation orders","description":"D"},
             "2":{"bill_id":7000002,"number":"AB10","change_hash":"4567","status":1,"title":"Another"}}}
            """;

        var parsed = Sample.Read(Mapping, Body);

        Assert.Equal(["7000001", "7000002"], parsed.Documents.Select(bill => bill.NativeId));
        Assert.All(parsed.Documents, bill => Assert.Equal(Stage.Introduced, bill.Stage));
        Assert.Equal("2031-2032 Regular Session", parsed.Documents[0].Fields["session"]);
    }

    [Fact]
    public void A_declared_error_is_one_whatever_else_is_there()
    {
        var refused = Sample.Refused(
            """{ "format": "json", "mapping": { "items": "masterlist", "errors": { "status": "^ERROR$" }, "fields": { "id": "bill_id", "title": "title" } } }""",
            """{"status":"ERROR","alert":{"message":"Invalid API key"},"masterlist":{"0":{"bill_id":1,"title":"T"}}}""");

        Assert.Equal(ParseFault.SoftError, refused.Fault);
    }
}
