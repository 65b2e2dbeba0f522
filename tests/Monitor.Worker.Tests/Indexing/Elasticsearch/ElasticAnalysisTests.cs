using System.Text.Json;
using Monitor.Worker.Indexing.Elasticsearch.Mapping;
using Monitor.Worker.Indexing.Embedded.Analysis;

namespace Monitor.Worker.Tests.Indexing.Elasticsearch;

/// <summary>A live server cuts and folds words as the embedded index does.</summary>
[Collection(ElasticServers.Name)]
public sealed class ElasticAnalysisTests(ElasticServers live, ElasticAnalysisTests.OneIndex one) : IClassFixture<ElasticAnalysisTests.OneIndex>, IAsyncLifetime
{
    private ElasticSandbox _box = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _box = await one.InAsync(live);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("The Investigatory Powers Act 2016, s. 3(1)(b)")]
    [InlineData("U.S.C. and U.S. v. Smith; 3.14; example.com; C-2; H.R. 4321; e.g. this")]
    [InlineData("l'enquête de l’État qu'il d’un aujourd'hui")]
    [InlineData("company's rock'n'roll O'Brien’s Türkiye'nin")]
    [InlineData("Straße Æther œuvre Łódź Đorđe Þór Ħal ıİIi naïve café cafe\u0301")]
    [InlineData("ΚΑΛΗΜΈΡΑ καλημέρα λόγος ΛΟΓΟΣ")]
    [InlineData("Ёлка ёлка Йод йод Україна ЗАКОН")]
    [InlineData("قَانُون القانون مكتبة على ی ک ٤٥ الـعربية")]
    [InlineData("חוק צה\"ל שָׁלוֹם")]
    [InlineData("通信の秘密 データ保護 ﾃﾞｰﾀ ｶﾞｲﾄﾞ か\u3099 한국어 개인정보 가 一")]
    [InlineData("中华人民共和国数据安全法 2021年")]
    [InlineData("ＦＵＬＬ　ｗｉｄｔｈ １２３ ﬁnance ﬂow №5 ½ m² Ⅳ")]
    [InlineData("संविधान क़ानून १२३ বাংলা")]
    [InlineData("soft\u00ADhyphen zero\u200Bwidth join\u200Cer")]
    [InlineData("𝐀𝐁𝐂 law")]
    [InlineData("")]
    public async Task The_neutral_analyzer_finds_the_same_words_in_the_same_places(string text)
    {
        var theirs = await AnalyseAsync(ElasticAnalyzers.NeutralSearch, text);
        var ours = TextTerms.Neutral(text);

        Assert.Equal(ours.Select(term => (term.Text, term.Position)), theirs.Select(term => (term.Text, term.Position)));
        if (!text.Contains('ﾞ', StringComparison.Ordinal) && !text.Contains('\u3099', StringComparison.Ordinal))
            Assert.Equal(ours.Select(term => (term.Text, term.Start, term.End)), theirs.Select(term => (term.Text, term.Start, term.End)));
    }

    [Theory]
    [InlineData("กฎหมายคุ้มครองข้อมูลส่วนบุคคล", "ข้อมูล")]
    [InlineData("ກົດໝາຍ", "ໝາຍ")]
    [InlineData("ច្បាប់ស្តីពី", "ពី")]
    [InlineData("ဥပဒေ", "ဒေ")]
    public async Task Scripts_without_spaces_are_cut_into_letters_side_by_side(string text, string part)
    {
        var whole = await AnalyseAsync(ElasticAnalyzers.Neutral, text);
        var asked = await AnalyseAsync(ElasticAnalyzers.NeutralSearch, part);

        Assert.Equal(text, string.Concat(whole.Select(term => term.Text)));
        Assert.Equal(Enumerable.Range(0, whole.Count), whole.Select(term => term.Position));
        Assert.All(whole, term => Assert.Equal(term.Text, text[term.Start..term.End]));
        Assert.Contains(string.Join(' ', asked.Select(term => term.Text)), string.Join(' ', whole.Select(term => term.Text)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "disclosures", "disclosure")]
    [InlineData("en", "company’s", "companies")]
    [InlineData("fr", "l’enquête", "enquetes")]
    [InlineData("de", "Behörden", "behorde")]
    [InlineData("es", "comunicación", "comunicacion")]
    [InlineData("it", "dell'autorità", "autorita")]
    [InlineData("pt", "autoridades", "autoridade")]
    [InlineData("nl", "verzoeken", "verzoek")]
    [InlineData("ro", "funcțiile", "funcţiile")]
    [InlineData("tr", "Türkiye'nin", "turkiye")]
    [InlineData("el", "νόμους", "νομους")]
    [InlineData("ru", "законы", "закон")]
    [InlineData("ar", "القوانين", "قوانين")]
    [InlineData("fa", "كتابخانه", "کتابخانه")]
    [InlineData("hi", "क़ानून", "क़ानून")]
    [InlineData("fi", "lakien", "lakia")]
    [InlineData("sv", "uppgifterna", "uppgifter")]
    [InlineData("no", "opplysningene", "opplysninger")]
    [InlineData("hu", "törvények", "törvény")]
    [InlineData("cs", "zákony", "zákon")]
    public async Task Grammatical_forms_of_a_language_are_one_word(string language, string one, string other)
    {
        var first = await AnalyseAsync(ElasticAnalyzers.In(language), one);
        var second = await AnalyseAsync(ElasticAnalyzers.In(language), other);

        Assert.Single(first);
        Assert.Equal(first.Select(term => term.Text), second.Select(term => term.Text));
    }

    [Fact]
    public async Task The_server_needs_no_fallback_and_every_language_has_its_grammar()
    {
        Assert.DoesNotContain((await _box.Index.HealthAsync(Ct)).Facts, fact => fact.Key == "analysis without");
        Assert.Equal(28, LanguageChains.Codes.Count);
        Assert.All(LanguageChains.Codes, code => Assert.Equal(code, Languages.Known(code)));
    }

    private async Task<List<AnalysedTerm>> AnalyseAsync(string analyzer, string text)
    {
        var body = JsonSerializer.Serialize(new { analyzer, text });
        var answer = await _box.AskAsync(HttpMethod.Post, $"/{_box.Name}/_analyze", body);
        return
        [
            .. answer.GetProperty("tokens").EnumerateArray().Select(token => new AnalysedTerm(
                token.GetProperty("token").GetString()!, token.GetProperty("position").GetInt32(), token.GetProperty("start_offset").GetInt32(), token.GetProperty("end_offset").GetInt32())),
        ];
    }

    /// <summary>Nothing is written into it, so all tests ask the same: to make one with its thirty analyzers takes the server seconds.</summary>
    public sealed class OneIndex : IAsyncDisposable
    {
        private ElasticSandbox? _box;

        internal async Task<ElasticSandbox> InAsync(ElasticServers live)
        {
            if (_box is not null) return _box;
            _box = new ElasticSandbox(await live.OptionsAsync());
            await _box.Index.CountAsync(Ct);
            return _box;
        }

        public ValueTask DisposeAsync() => _box?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
