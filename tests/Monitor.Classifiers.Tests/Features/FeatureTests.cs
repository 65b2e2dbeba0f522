using CsCheck;
using Monitor.Classifiers.Features;

namespace Monitor.Classifiers.Tests.Features;

public sealed class FeatureTests
{
    [Theory]
    [InlineData("Données d’abonné", "donnees d abonne")]
    [InlineData("STRASSE Straße", "strasse strasse")]
    [InlineData("ﬁle ＡＢＣ", "file abc")]
    [InlineData("й и ї", "й и ї")]
    [InlineData("İstanbul ılık", "istanbul ilik")]
    [InlineData("المُسْتَخْدِم", "المستخدم")]
    public void Normal_text_folds_what_is_safe_and_keeps_what_tells_words_apart(string text, string expected)
    {
        var normal = new NormalText();

        normal.Append(text);

        Assert.Equal(expected, normal.Chars.TrimEnd("\n").ToString());
    }

    [Theory]
    [InlineData("abonn* daten", "Die Abonnenten-Daten hier", "abonnenten daten")]
    [InlineData("提出命令", "記録提出命令に関する", "提出命令")]
    [InlineData("بيانات مشترك*", "تقديم بيانات المشتركين", "بيانات المشتركين")]
    [InlineData("wiretap*", "No match: wire tap", null)]
    [InlineData("order", "ordering", null)]
    [InlineData("court order", "the court. Order", null)]
    [InlineData("2003 évi c törvény", "A 2003. évi C. törvény az elektronikus hírközlésről", "2003 evi c torveny")]
    [InlineData("467 mass 230", "Commonwealth v. Augustine, 467 Mass. 230 (2014)", "467 mass 230")]
    public void Phrases_match_whole_words_open_endings_and_runs(string term, string text, string? surface)
    {
        var matcher = new TermMatcher();
        matcher.Add(term, 7);
        var normal = new NormalText();
        normal.Append(text);
        List<TermMatch> matches = [];

        matcher.Find(normal, ..normal.Tokens.Length, matches);

        Assert.Equal(surface, matches.Count == 0 ? null : normal.Slice(matches[0].Start, matches[0].Length).ToString());
        Assert.All(matches, match => Assert.Equal(7, match.Id));
    }

    [Fact]
    public void Of_many_phrases_each_is_found_in_its_own_text_and_all_that_a_slow_search_finds() =>
        Gen.Select(Gen.String[Gen.Char["abc"], 1, 3].Array[1, 3].Array[1, 40], Gen.String[Gen.Char["abc"], 1, 3].Array[1, 30]).Sample(
            (phrases, words) =>
            {
                var matcher = new TermMatcher();
                for (var i = 0; i < phrases.Length; i++)
                    matcher.Add(string.Join(' ', phrases[i]), i);
                var text = new NormalText();
                text.Append(string.Join(' ', words));
                List<TermMatch> matches = [];
                matcher.Find(text, ..text.Tokens.Length, matches);
                var expected = Enumerable.Range(0, phrases.Length).SelectMany(i => Enumerable.Range(0, words.Length)
                    .Where(at => words.Skip(at).Take(phrases[i].Length).SequenceEqual(phrases[i]))
                    .Select(at => (Id: i, Start: words.Take(at).Sum(word => word.Length + 1))));
                return matches.Select(match => (match.Id, match.Start)).Order().SequenceEqual(expected.Order());
            },
            iter: 500, threads: 1, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void Ranked_bits_count_what_stands_before() =>
        Gen.Bool.Array[1, 300].Sample(
            bits =>
            {
                var ranked = new RankedBits(bits.Length, Enumerable.Range(0, bits.Length).Where(i => bits[i]));
                return Enumerable.Range(0, bits.Length).All(i => ranked.Has(i) == bits[i] && ranked.RankOf(i) == bits.Take(i).Count(bit => bit));
            },
            iter: 200, threads: 1, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void Windows_cover_the_body_in_order_and_never_exceed_600() =>
        Gen.String[Gen.Char["abc .。\n\t\uD83D\uDE00"], 0, 3000].Sample(
            body =>
            {
                List<(int Start, int Length)> windows = [];
                PassageSplitter.Split(body, windows);
                var covered = string.Concat(windows.Select(window => body.Substring(window.Start, window.Length)));
                return windows.All(window => window.Length is > 0 and <= 600)
                    && windows.Zip(windows.Skip(1)).All(pair => pair.First.Start + pair.First.Length <= pair.Second.Start)
                    && WithoutSpace(covered) == WithoutSpace(body);
            },
            iter: 300, threads: 1, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void A_window_is_a_paragraph_with_short_ones_joined_and_broken_lines_read_on()
    {
        var heading = "§ 12 Pflichten";
        var first = string.Join(' ', Enumerable.Repeat("Der Bund fördert den Ausbau der Häfen.", 8));
        var duty = "Anbieter übermitteln der Polizei auf Verlangen\nbestandsdaten, " + string.Join(' ', Enumerable.Repeat("auch ohne richterliche Anordnung und unverzüglich,", 5));
        var list = string.Join('\n', Enumerable.Range(1, 6).Select(i => $"{i}. Kosten der Wasserstraßen"));
        List<(int Start, int Length)> windows = [];
        var body = $"{heading}\n{first}\n{duty}\n\n{list}";

        PassageSplitter.Split(body, windows);

        Assert.Equal([$"{heading}\n{first}", duty, list], windows.Select(window => body.Substring(window.Start, window.Length)));
    }

    [Fact]
    public void A_long_paragraph_is_cut_at_sentences_and_its_heading_stands_alone()
    {
        var heading = "Chapter III: duties of providers of electronic communications";
        var sentence = "The budget of the ministry is laid down by the annex to this act and by nothing else. ";
        var paragraph = string.Concat(Enumerable.Repeat(sentence, 12)).Trim();
        List<(int Start, int Length)> windows = [];
        var body = $"{heading}\n{paragraph}";

        PassageSplitter.Split(body, windows);

        Assert.Equal(heading, body.Substring(windows[0].Start, windows[0].Length));
        Assert.All(windows.Skip(1), window => Assert.EndsWith("else.", body.Substring(window.Start, window.Length)));
        Assert.Equal(3, windows.Count);
    }

    [Theory]
    [InlineData("Les fournisseurs de services sont tenus de conserver les données pour une durée", "fr")]
    [InlineData("Los proveedores de servicios deberán conservar los datos de los usuarios", "es")]
    [InlineData("Os provedores devem fornecer os dados não apenas dos usuários", "pt")]
    [InlineData("Про внесення змін до деяких законів України щодо її електронних комунікацій", "uk")]
    [InlineData("О внесении изменений в Федеральный закон о связи, который был принят", "ru")]
    [InlineData("電気通信事業法の一部を改正する法律について", "ja")]
    [InlineData("网络安全法", "zh")]
    [InlineData("전기통신사업법 일부개정법률안", "ko")]
    [InlineData("พระราชบัญญัติว่าด้วยการกระทำความผิดเกี่ยวกับคอมพิวเตอร์", "th")]
    [InlineData("12345 ---", null)]
    public void The_language_is_known_by_script_and_common_words(string text, string? language)
    {
        var normal = new NormalText();
        normal.Append(text);

        Assert.Equal(language, LanguageDetector.Detect(text, "", normal));
    }

    [Fact]
    public void The_shipped_lexicon_has_forty_concepts_in_fifteen_languages()
    {
        var lexicon = Lexicon.LoadShipped();

        Assert.True(lexicon.Entries.GroupBy(entry => entry.Concept).Count(group => group.Count() >= 15) >= 40);
        Assert.True(lexicon.Entries.Select(entry => entry.Language).Distinct().Count() >= 30);
    }

    [Fact]
    public void A_bad_lexicon_tells_all_its_mistakes()
    {
        var (entries, mistakes) = LexiconFile.Parse(["concept\tgloss", "a\tA\ten", "b\tB\ten\tx", "c\tC\ten\tcc|dd", "c\tD\ten\tee"]);

        Assert.Equal(2, entries.Count);
        Assert.Equal(5, mistakes.Count);
        Assert.Throws<LexiconFileException>(() => Lexicon.Load(Path.Combine(Path.GetTempPath(), "no-such-lexicon.tsv")));
    }

    private static string WithoutSpace(string text) => string.Concat(text.Where(unit => !char.IsWhiteSpace(unit)));

    [Fact]
    public void A_window_alone_counts_neither_the_title_nor_what_meets_it_there()
    {
        const string body = "The operator keeps a log.";
        var concepts = new ConceptIndex([new LexiconEntry("police", "police", "en", "police"), new LexiconEntry("service-provider", "provider", "en", "operator")]);
        var (titled, untitled) = (new DocumentFeatures(concepts), new DocumentFeatures(concepts));
        titled.Read(new TextToAssess { Title = "Police act", Body = body, Language = "en" });
        untitled.Read(new TextToAssess { Title = "", Body = body, Language = "en" });
        var vocabulary = new Vocabulary(
            [.. titled.Occurrences.ToArray().DistinctBy(seen => seen.Key).Select(seen => new VocabularyEntry(seen.Key, seen.Kind, "", 1))]);
        var (beside, alone, expected) = (new SparseCounts(vocabulary.Count), new SparseCounts(vocabulary.Count), new SparseCounts(vocabulary.Count));

        titled.Count(vocabulary, beside, 1);
        titled.CountAlone(vocabulary, alone, 1);
        untitled.Count(vocabulary, expected, 1);

        Assert.Equal(Counted(expected), Counted(alone));
        Assert.Superset(Counted(alone).Keys.Where(feature => vocabulary.Kinds[feature] != FeatureKind.Aspects).ToHashSet(), Counted(beside).Keys.ToHashSet());
        Assert.Contains(Counted(beside).Keys, feature => vocabulary.Kinds[feature] == FeatureKind.ConceptPair);
        Assert.DoesNotContain(Counted(alone).Keys, feature => vocabulary.Kinds[feature] == FeatureKind.ConceptPair);
        Assert.Equal(1, Counted(alone).Keys.Count(feature => vocabulary.Kinds[feature] == FeatureKind.Aspects));
    }

    private static SortedDictionary<int, float> Counted(SparseCounts counts) =>
        new(counts.Touched.ToArray().ToDictionary(feature => feature, counts.CountOf));
}
