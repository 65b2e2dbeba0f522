using Monitor.Worker.Documents;
using Monitor.Worker.Parsing;
using Monitor.Worker.Tests.Parsing.Mapping;

namespace Monitor.Worker.Tests.Parsing.Json;

public sealed class JsonTrapTests
{
    private const string Plain = """{ "format": "json", "mapping": { "items": "items", "fields": { "id": "id", "title": "title", "updated": "updated" } } }""";

    [Theory]
    [InlineData("<!doctype html><html><body>Sorry</body></html>", ParseFault.WrongFormat)]
    [InlineData("""{"items":[{"id":1,"title":"One"},{"id":2,"ti""", ParseFault.Truncated)]
    [InlineData("""{"items":[{"id":1,"title":"One"}]""", ParseFault.Truncated)]
    [InlineData("", ParseFault.NoText)]
    [InlineData("  \n", ParseFault.NoText)]
    [InlineData("not json at all", ParseFault.WrongFormat)]
    [InlineData("""{"items":[}""", ParseFault.WrongFormat)]
    [InlineData("""{"rows":[]}""", ParseFault.Drift)]
    [InlineData("""{"errors":[{"message":"quota"}]}""", ParseFault.SoftError)]
    [InlineData("42", ParseFault.Drift)]
    [InlineData("null", ParseFault.Drift)]
    public void What_is_no_good_answer_is_refused_by_its_name(string body, ParseFault fault) =>
        Assert.Equal(fault, Sample.Refused(Plain, body).Fault);

    [Fact]
    public void A_bare_list_is_read_by_an_empty_place()
    {
        var bill = Sample.One(
            """
            { "format": "json", "jurisdiction": "CA", "region": "Canada", "languages": ["en", "fr"], "timeZone": "America/Toronto", "mapping": { "items": "",
              "fields": { "id": "Id", "title": ["ShortTitleEn", "LongTitleEn"], "number": "NumberCode", "status": "StatusName", "updated": "LatestBillEventDateTime",
                          "parliament": "ParliamentNumber", "session": "SessionNumber", "published": "PassedHouseFirstReadingDateTime" },
              "keys": ["ca-bill:{parliament}-{session}-{number}"],
              "stages": [ { "field": "status", "match": "^royal assent received", "stage": "enacted" }, { "field": "status", "match": "first|second reading in the House", "stage": "introduced" } ] } }
            """,
            """
            [{"Id":99000001,"NumberCode":"C‑99","ParliamentNumber":46,"SessionNumber":1,"LongTitleEn":"An Act to invent lawful access rules","ShortTitleEn":null,
              "StatusName":"At second reading in the House of Commons","LatestBillEventDateTime":"2031-05-06T15:10:00","PassedHouseFirstReadingDateTime":"2031-04-29T10:00:00"}]
            """);

        Assert.Equal("An Act to invent lawful access rules", bill.Title);
        Assert.Equal(["ca-bill:46-1-c-99"], bill.Keys);
        Assert.Equal(new DateTimeOffset(2031, 5, 6, 19, 10, 0, TimeSpan.Zero), bill.UpdatedAt);
        Assert.Equal(Stage.Introduced, bill.Stage);
    }

    [Fact]
    public void An_empty_bare_list_is_empty() =>
        Assert.Empty(Sample.Read("""{ "format": "json", "mapping": { "items": "", "fields": { "id": "id", "title": "title" } } }""", "[]").Documents);

    [Fact]
    public void A_korean_answer_may_say_that_there_is_nothing()
    {
        const string Mapping =
            """
            { "format": "json", "jurisdiction": "KR", "region": "Asia Pacific", "languages": ["ko"], "mapping": { "items": "TVBPMBILL11/row", "total": "TVBPMBILL11/head/list_total_count",
              "errors": { "RESULT/CODE": "^ERROR" }, "nothing": { "RESULT/CODE": "^INFO-200$" },
              "fields": { "id": "BILL_ID", "number": "BILL_NO", "title": "BILL_NAME", "url": "DETAIL_LINK", "published": "PROPOSE_DT" },
              "stages": [ { "field": "PROC_RESULT", "present": false, "stage": "introduced" } ] } }
            """;

        var some = Sample.Read(Mapping, """{"TVBPMBILL11":[{"head":[{"list_total_count":1},{"RESULT":{"CODE":"INFO-000"}}]},{"row":[{"BILL_ID":"P1","BILL_NO":"2200001","BILL_NAME":"통신비밀보호법","PROPOSE_DT":"2031-02-04","PROC_RESULT":null}]}]}""");
        var nothing = Sample.Read(Mapping, """{"RESULT":{"CODE":"INFO-200","MESSAGE":"해당하는 데이터가 없습니다."}}""");
        var error = Sample.Refused(Mapping, """{"RESULT":{"CODE":"ERROR-300","MESSAGE":"필수 값이 누락되어 있습니다."}}""");

        Assert.Equal(Stage.Introduced, Assert.Single(some.Documents).Stage);
        Assert.Equal(1, some.Total);
        Assert.Empty(nothing.Documents);
        Assert.Equal(ParseFault.SoftError, error.Fault);
    }

    [Fact]
    public void Rows_that_come_twice_are_one_and_the_later_one_wins()
    {
        var parsed = Sample.Read(Plain, """{"items":[{"id":1,"title":"Old","updated":"2031-01-01"},{"id":2,"title":"Two"},{"id":1,"title":"New","updated":"2031-02-01"}]}""");

        Assert.Equal(["New", "Two"], parsed.Documents.Select(document => document.Title));
    }

    [Fact]
    public void A_record_without_a_title_is_counted_not_dropped()
    {
        var parsed = Sample.Read(Plain, """{"items":[{"id":7},{"id":8,"title":"Eight"}]}""");

        Assert.Single(parsed.Documents);
        Assert.Contains("7", Assert.Single(parsed.Rejected), StringComparison.Ordinal);
    }

    [Fact]
    public void A_noncharacter_in_a_key_is_left_out()
    {
        var keyed = """{"format":"json","mapping":{"items":"items","fields":{"id":"id","title":"title"},"keys":["xx-bill:{id}"]}}""";

        var document = Sample.One(keyed, """{"items":[{"id":"B￾-1￿","title":"One"}]}""");

        Assert.Equal("xx-bill:b-1", Assert.Single(document.Keys));
    }

    [Fact]
    public void What_fails_the_sources_record_test_is_counted_with_the_reason()
    {
        var tested = Sample.Source("""{"format":"json","mapping":{"items":"items","fields":{"id":"id","title":"title"}},"recordTest":{"id":"^[0-9]+$","title":"."}}""");

        var parsed = Sample.Read(tested, """{"items":[{"id":"advert","title":"Subscribe"},{"id":8,"title":"Eight"}]}""");

        Assert.Equal("8", Assert.Single(parsed.Documents).NativeId);
        Assert.Contains("the id of advert is 'advert'", Assert.Single(parsed.Rejected), StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_replaced_and_a_whole_one_kept()
    {
        var document = Sample.One(Plain, """{"items":[{"id":"1","title":"half \ud83d and \\ud83d, whole \ud83d\ude00"}]}""");

        Assert.Equal("half \ufffd and \\ud83d, whole \U0001F600", document.Title);
    }

    [Fact]
    public void A_mark_that_every_good_answer_has_is_missed()
    {
        const string Marked = """{ "format": "json", "expect": { "contains": "\"version\"" }, "mapping": { "items": "items", "fields": { "id": "id", "title": "title" } } }""";

        Assert.Equal(ParseFault.SoftError, Sample.Refused(Marked, """{"items":[]}""").Fault);
        Assert.Empty(Sample.Read(Marked, """{"Version":1,"items":[]}""").Documents);
    }

    [Fact]
    public void A_detail_adds_to_and_corrects_what_the_list_said()
    {
        var source = Sample.Source(
            """
            { "format": "json", "mapping": { "items": "items", "fields": { "id": "id", "title": "title", "status": "status" }, "keys": ["x:{id}"] },
              "detail": { "format": "json", "url": "https://api.example.org/v1/bill/{id}", "mapping": { "items": "bill",
                "fields": { "text": "summary", "title": "longTitle", "celex": "celex" }, "keys": ["celex:{celex}", "x:{id}"], "dates": { "effective": "inForce" },
                "stages": [ { "field": "act", "present": true, "stage": "enacted" } ] } } }
            """);
        var listed = Assert.Single(Sample.Read(source, """{"items":[{"id":"1","title":"Short","status":"Open"}]}""").Documents);

        var outcome = new ParserSet(Sample.Time)[SourceFormat.Json].ParseDetail(
            Sample.Page("""{"bill":{"summary":"<p>Long text</p>","celex":"32031R0042","inForce":"2031-06-01","act":{"number":"1"}}}"""), source, listed);
        var document = Assert.Single(Assert.IsType<ParseOutcome.Parsed>(outcome).Documents);

        Assert.Equal(("1", "Short", "Long text", "Open"), (document.NativeId, document.Title, document.Text, document.RawStatus));
        Assert.Equal(["celex:32031r0042", "x:1"], document.Keys);
        Assert.Equal(new DateOnly(2031, 6, 1), document.Dates["effective"]);
    }

    [Fact]
    public void A_detail_with_none_of_its_fields_is_another_page()
    {
        var source = Sample.Source("""{ "format": "json", "mapping": { "items": "items", "fields": { "id": "id", "title": "title" } }, "detail": { "format": "json", "url": "https://api.example.org/{id}", "mapping": { "fields": { "text": "body" } } } }""");
        var listed = new ParsedDocument { NativeId = "1", Title = "T" };

        var outcome = new ParserSet(Sample.Time)[SourceFormat.Json].ParseDetail(Sample.Page("""{"detail":"Not found."}"""), source, listed);

        Assert.Equal(ParseFault.Drift, Assert.IsType<ParseOutcome.Refused>(outcome).Fault);
    }
}
