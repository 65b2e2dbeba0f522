using Monitor.Worker.Detecting;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Detecting;

public sealed class SuspectPagesTests
{
    private const string Law = "A provider of a communications service shall disclose subscriber data within ten days of a written request of a competent authority. " +
        "The request states the offence, the person and the period. Fees are set by the minister.";

    [Theory]
    [InlineData("Page not found | Parliament of Utopia")]
    [InlineData("404 – Parlament")]
    [InlineData("Seite nicht gefunden")]
    [InlineData("Página no encontrada - Senado")]
    [InlineData("ページが見つかりません")]
    public void A_short_page_that_calls_itself_not_found_is_no_record(string title) =>
        Assert.Equal(FindingKind.NotFoundPage, Only(Page("1", "Lawful Access Bill", title, "We are sorry. Try the search.")));

    [Theory]
    [InlineData("Sign in - Legislation Portal")]
    [InlineData("Access denied")]
    [InlineData("Anmelden")]
    [InlineData("登录 - 法律法规数据库")]
    public void A_door_that_asks_who_one_is_is_no_new_version(string title) =>
        Assert.Equal(FindingKind.ChallengePage, Only(Page("1", "Lawful Access Bill", title, "User name, password.", known: Law)));

    [Fact]
    public void A_page_that_still_says_what_it_said_may_call_itself_what_it_likes() =>
        Assert.Empty(SuspectPages.Among([Page("1", "Lawful Access Bill", "Login", Law + " Amended.", known: Law)], notFoundLook: null));

    [Theory]
    [InlineData("Access Denied to Tribunals (Remedies) Bill", "Access Denied to Tribunals (Remedies) Bill", "An Act.")]
    [InlineData("Login Data (Protection) Act", "Login Data (Protection) Act 2031", "An Act to protect login data.")]
    [InlineData("Not Found Property Act", "Not Found Property Act", "An Act.")]
    public void A_law_whose_name_begins_like_an_error_is_a_law(string title, string pageTitle, string text) =>
        Assert.Empty(SuspectPages.Among([Page("1", title, pageTitle, text)], notFoundLook: null));

    [Fact]
    public void A_long_page_is_a_record_whatever_it_calls_itself() =>
        Assert.Empty(SuspectPages.Among([Page("1", "Bill 7", "Not found in this register", string.Concat(Enumerable.Repeat(Law, 10)))], notFoundLook: null));

    [Fact]
    public void One_notice_under_three_records_is_no_text_of_any()
    {
        List<SeenPage> pages = [.. Enumerable.Range(1, 3).Select(n => Page($"{n}", $"Bill number {n}", "Parliament", "The service is being renewed.")), Page("4", "Bill number 4", "Parliament", Law)];

        var suspects = SuspectPages.Among(pages, notFoundLook: null);

        Assert.Equal(["1", "2", "3"], suspects.Select(suspect => suspect.NativeId));
        Assert.All(suspects, suspect => Assert.Equal(FindingKind.SameText, suspect.Kind));
    }

    [Fact]
    public void Two_reprints_and_three_copies_under_one_title_may_say_the_same()
    {
        List<SeenPage> pages = [Page("1", "Bill A", null, Law), Page("2", "Bill B", null, Law), .. Enumerable.Range(3, 3).Select(n => Page($"{n}", "Order in Council", null, "Made today."))];

        Assert.Empty(SuspectPages.Among(pages, notFoundLook: null));
    }

    [Fact]
    public void A_page_like_the_sites_own_not_found_page_is_no_record_whatever_its_title()
    {
        const string NotFound = "Welcome to the gazette of Utopia. The item that you look for has been moved to our archive. Please use the search above or the calendar of issues. Path: {0}";
        var look = SuspectPages.Look(string.Format(System.Globalization.CultureInfo.InvariantCulture, NotFound, "/does-not-exist"));

        var suspects = SuspectPages.Among([Page("1", "Notice 4 of 2031 on fees", "Gazette of Utopia", string.Format(System.Globalization.CultureInfo.InvariantCulture, NotFound, "/n/4")), Page("2", "Notice 5", "Gazette of Utopia", Law)], look);

        Assert.Equal("1", Assert.Single(suspects).NativeId);
    }

    [Fact]
    public void The_title_of_a_page_is_read_from_its_markup() => Assert.Equal(
        "Lords & Commons",
        SeenPage.TitleOf(new FetchedPage { Url = new Uri("https://x.example/"), FinalUrl = new Uri("https://x.example/"), Status = 200, MediaType = "text/html", Body = [], Text = "<html><head><TITLE lang=en>\n Lords &amp; Commons </title>", FetchedAt = default }));

    private static FindingKind Only(SeenPage page) => Assert.Single(SuspectPages.Among([page], notFoundLook: null)).Kind;

    private static SeenPage Page(string id, string title, string? pageTitle, string text, string? known = null) => new(id, title, pageTitle, text, known);
}
