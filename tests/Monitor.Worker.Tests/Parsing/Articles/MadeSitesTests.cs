using System.Buffers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Monitor.Worker.Parsing.Articles;

namespace Monitor.Worker.Tests.Parsing.Articles;

/// <summary>Known texts wrapped into sites of many kinds: what went in must come out, and nothing of the wrapping.</summary>
public sealed partial class MadeSitesTests
{
    private static readonly SearchValues<char> Marks = SearchValues.Create(".。,，、،");

    private static readonly Dictionary<string, string> Languages = new(StringComparer.Ordinal)
    {
        ["US"] = "en",
        ["GB"] = "en",
        ["IE"] = "en",
        ["DE"] = "de",
        ["AT"] = "de",
        ["FR"] = "fr",
        ["ES"] = "es",
        ["CN"] = "zh",
        ["TW"] = "zh",
        ["JP"] = "ja",
        ["KR"] = "ko",
        ["SA"] = "ar",
        ["RU"] = "ru",
        ["TH"] = "th",
    };

    public static TheoryData<string, string, int> EverySite()
    {
        var data = new TheoryData<string, string, int>();
        foreach (var site in MadeSites.Names)
        {
            foreach (var language in MadeTexts.Languages)
            {
                foreach (var paragraphs in (int[])[1, 3, 12]) data.Add(site, language, paragraphs);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EverySite))]
    public void An_article_comes_out_of_any_site_whole_and_alone(string site, string language, int paragraphs)
    {
        var text = MadeTexts.Of(language, Math.Min(paragraphs, site switch { "press" => 2, "comments" => 3, _ => paragraphs }));
        var page = new MadeSites(text, MadeTexts.Others(language), seed: 7).Make(site);

        var article = ArticleReader.Read(page.Html, null)!;

        Assert.True(TokenScore.F1(article.Text, text.Text) >= 0.9, $"{article.Text}\n\n--- instead of\n\n{text.Text}");
        Assert.All(page.Foreign, foreign => Assert.DoesNotContain(foreign, article.Text, StringComparison.Ordinal));
        Assert.Contains(text.Title, article.Title, StringComparison.Ordinal);
        Assert.Equal(language, article.Language);
    }

    [Fact]
    public void Real_laws_come_out_of_made_sites()
    {
        var documents = File.ReadLines(SharedFolder.Require("corpora", "world-sample.jsonl")).Select(Document).OfType<(string Language, string Title, string Text)>()
            .GroupBy(document => document.Language).ToDictionary(group => group.Key, group => group.ToList());

        var scores = documents.SelectMany(pair => Enumerable.Range(0, 6).SelectMany(n => Scores(pair.Value, n))).ToList();

        Assert.InRange(scores.Average(), 0.97, 1);
        Assert.InRange(scores.Count(score => score < 0.9) / (double)scores.Count, 0, 0.06);
    }

    private static IEnumerable<double> Scores(List<(string Language, string Title, string Text)> documents, int n)
    {
        var random = new Random(n);
        var (language, title, text) = documents[random.Next(documents.Count)];
        var isDense = language is "zh" or "ja" or "ko";
        var paragraphs = text.Split('\n').Select(OneLine).Where(line => line.Length > (isDense ? 12 : 25))
            .SkipWhile(line => line.Length < (isDense ? 50 : 120) || line.AsSpan().IndexOfAny(Marks) < 0).Take(n % 3 == 0 ? 2 : n % 3 * 12).ToList();
        var others = documents.Select(document => OneLine(document.Text)).Where(other => other.Length > 200 && other != OneLine(text)).ToList();
        if (paragraphs.Count == 0 || others.Count < 3) yield break;
        foreach (var site in MadeSites.Names)
        {
            var made = new MadeText(title, language, new(2031, 2, 4), [.. paragraphs.Take(site switch { "press" => 2, "comments" => 3, _ => int.MaxValue })]);
            yield return TokenScore.F1(ArticleReader.Read(new MadeSites(made, others, n).Make(site).Html, null)!.Text, made.Text);
        }
    }

    private static (string Language, string Title, string Text)? Document(string line)
    {
        using var json = JsonDocument.Parse(line);
        var (title, text) = (json.RootElement.GetProperty("title").GetString() ?? "", json.RootElement.GetProperty("text").GetString() ?? "");
        return Languages.TryGetValue(json.RootElement.GetProperty("country").GetString() ?? "", out var language) && title.Length is > 5 and < 300 && text.Length > 150
            ? (language, title, text)
            : null;
    }

    private static string OneLine(string text) => White().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex White();
}
