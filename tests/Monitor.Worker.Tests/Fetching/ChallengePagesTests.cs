using Monitor.Worker.Fetching.Answers;

namespace Monitor.Worker.Tests.Fetching;

public sealed class ChallengePagesTests
{
    [Theory]
    [InlineData("<html><head><script src='https://abc.token.awswaf.com/abc/challenge.js'></script></head><body><noscript>JavaScript is disabled. To continue, please verify</noscript></body></html>")]
    [InlineData("<html><head><title>Attention Required! | Cloudflare</title></head><body>Sorry, you have been blocked</body></html>")]
    [InlineData("<html><body><iframe src='/_Incapsula_Resource?CWUDNSAI=9'>Request unsuccessful. Incapsula incident ID: 1-2</iframe></body></html>")]
    [InlineData("<html><head><title>DDoS-Guard</title></head><body>Checking your browser before accessing<script src='/.well-known/ddos-guard/js'></script></body></html>")]
    [InlineData("<html><head><title>Radware Bot Manager Captcha</title></head><body>We apologize</body></html>")]
    [InlineData("<html><head><title>Making sure you&#39;re not a bot!</title><script src='/.within.website/x/cmd/anubis/static/main.mjs'></script></head><body>Calculating... proof-of-work</body></html>")]
    [InlineData("<html><body><form><div class='g-recaptcha'></div></form></body></html>")]
    [InlineData("<html><body>Please enter the captcha to go on.</body></html>")]
    [InlineData("<html><body>The requested URL was rejected. Please consult with your administrator. Your support ID is: 1</body></html>")]
    public void Known_bot_checks_are_known(string html) => Assert.NotNull(ChallengePages.InGoodPage(html, isHtml: true, []));

    [Theory]
    [InlineData("<html><body>Evidence Act<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script></body></html>")]
    [InlineData("<html><body><h1>Evidence Act</h1><p>Just a moment of delay shall not matter.</p></body></html>")]
    public void A_short_record_is_not_a_bot_check(string html) => Assert.Null(ChallengePages.InGoodPage(html, isHtml: true, []));

    [Fact]
    public void A_long_record_with_a_form_that_has_a_captcha_is_a_record()
    {
        var html = "<html><body><div class='g-recaptcha'></div>" + string.Concat(Enumerable.Repeat("A provider shall disclose. ", 100)) + "</body></html>";

        Assert.Null(ChallengePages.InGoodPage(html, isHtml: true, []));
    }

    [Fact]
    public void Json_about_captchas_is_a_record() =>
        Assert.Null(ChallengePages.InGoodPage("""{"title":"Captcha Act","body":"hcaptcha.com"}""", isHtml: false, []));

    [Theory]
    [InlineData("<script>")]
    [InlineData("<script><style")]
    [InlineData("<")]
    [InlineData("<!--")]
    [InlineData("a<b")]
    public void Broken_markup_is_read_to_its_end(string html) => Assert.Equal("", VisibleText.Of(html, 100).TrimStart('a'));
}
