using CsCheck;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing.Querying;

namespace Monitor.Worker.Tests.Indexing;

public sealed class SearchTextParserTests
{
    private static readonly DateOnly Today = new(2031, 6, 15);

    [Theory]
    [InlineData("a b", "(a & b)")]
    [InlineData("a AND b", "(a & b)")]
    [InlineData("a OR b", "(a | b)")]
    [InlineData("a b OR c", "((a & b) | c)")]
    [InlineData("a (b OR c)", "(a & (b | c))")]
    [InlineData("a NOT b", "(a & !b)")]
    [InlineData("a -b", "(a & !b)")]
    [InlineData("-(a b)", "!(a & b)")]
    [InlineData("NOT NOT a", "a")]
    [InlineData("--a", "!a")]
    [InlineData("e-evidence", "e-evidence")]
    [InlineData("\"a b\" c", "('a b' & c)")]
    [InlineData("« a b »", "' a b '")]
    [InlineData("disc*", "disc*")]
    [InlineData("title:a", "title:a")]
    [InlineData("Title:\"a b\"", "title:'a b'")]
    [InlineData("title:(a OR b)", "(title:a | title:b)")]
    [InlineData("title:(a number:b)", "(title:a & number:b)")]
    [InlineData("-title:a", "!title:a")]
    [InlineData("title:-a", "!title:a")]
    [InlineData("2031/0042(COD)", "2031/0042(COD)")]
    [InlineData("(2031/0042(COD))", "2031/0042(COD)")]
    [InlineData("NOT(a)", "!a")]
    [InlineData("a NEAR b", "(a ~10~ b)")]
    [InlineData("a NEAR/5 \"b c\"", "(a ~5~ 'b c')")]
    [InlineData("a near/3 bc* d", "((a ~3~ bc*) & d)")]
    [InlineData("a near b NEAR/3 c", "((a ~10~ b) & (b ~3~ c))")]
    [InlineData("() NEAR b", "b")]
    [InlineData("(a OR b) NEAR c", "((a ~10~ c) | (b ~10~ c))")]
    [InlineData("\"a b\"~3", "'a b'~3")]
    [InlineData("country:GB topic:retention lang:de", "(jurisdiction:GB & instrument:retention & language:de)")]
    [InlineData("after:2031-05-01", "published[2031-05-01..]")]
    [InlineData("after:2031-05", "published[2031-05-01..]")]
    [InlineData("before:2031", "published[..2030-12-31]")]
    [InlineData("published:2031-02", "published[2031-02-01..2031-02-28]")]
    [InlineData("published:2031-02..2031-03", "published[2031-02-01..2031-03-31]")]
    [InlineData("after:30d", "published[2031-05-16..]")]
    [InlineData("deadline:<30d", "deadline[2031-06-15..2031-07-15]")]
    [InlineData("deadline:30d", "deadline[2031-06-15..2031-07-15]")]
    [InlineData("deadline:>30d", "deadline[2031-07-16..]")]
    [InlineData("deadline:<2031-07-01", "deadline[2031-06-15..2031-06-30]")]
    [InlineData("deadline:2031-12", "deadline[2031-12-01..2031-12-31]")]
    [InlineData("changed:<7d", "changed[2031-06-08..2031-06-15]")]
    [InlineData("changed:>2w", "changed[..2031-05-31]")]
    [InlineData("seen:today", "seen[2031-06-15..2031-06-15]")]
    [InlineData("-deadline:<1m a", "(!deadline[2031-06-15..2031-07-15] & a)")]
    [InlineData("https://example.org/a", "https://example.org/a")]
    [InlineData("a and or not b", "(a & and & or & not & b)")]
    [InlineData("", "")]
    [InlineData(" \u3000 ", "")]
    [InlineData("*", "")]
    [InlineData("()", "")]
    public void Syntax_is_understood(string text, string expected)
    {
        var parsed = SearchTextParser.Parse(text, Today);

        Assert.Equal(expected, Written(parsed.Root));
    }

    [Theory]
    [InlineData("a OR", "(a & OR)")]
    [InlineData("AND a", "(AND & a)")]
    [InlineData("OR", "OR")]
    [InlineData("a OR OR b", "(a | (OR & b))")]
    [InlineData("a NOT", "(a & NOT)")]
    [InlineData("\"a b", "(a & b)")]
    [InlineData("(a", "a")]
    [InlineData("a) b", "(a & b)")]
    [InlineData("foo:bar", "foo:bar")]
    [InlineData("a*b", "a b")]
    [InlineData("a*", "a")]
    [InlineData("NEAR a", "(NEAR & a)")]
    [InlineData("a NEAR", "(a & NEAR)")]
    [InlineData("a near b", "(a ~10~ b)")]
    [InlineData("a NEAR (b c)", "(a & (b & c))")]
    [InlineData("after:soon", "soon")]
    [InlineData("deadline:2031-13-01", "2031-13-01")]
    public void What_is_no_syntax_is_words_and_a_note_says_so(string text, string expected)
    {
        var parsed = SearchTextParser.Parse(text, Today);

        Assert.Equal(expected, Written(parsed.Root));
        Assert.NotNull(parsed.Note);
    }

    [Fact]
    public void Too_much_is_cut_with_a_note()
    {
        var words = SearchTextParser.Parse(string.Concat(Enumerable.Repeat("a ", 400)), Today);
        var letters = SearchTextParser.Parse(new string('a', 5_000), Today);
        var brackets = SearchTextParser.Parse(new string('(', 400) + "a" + new string(')', 400), Today);

        Assert.Equal(SearchQuery.LongestText, Assert.IsType<QueryNode.Word>(letters.Root).Text.Length);
        Assert.Equal(QueryTokenizer.MaxLeaves, Assert.IsType<QueryNode.All>(words.Root).Parts.Count);
        Assert.All([words, letters, brackets], parsed => Assert.NotNull(parsed.Note));
    }

    [Fact]
    public void Any_text_is_parsed_within_the_limits() =>
        Gen.String.Sample(text => Assert.InRange(Depth(SearchTextParser.Parse(text, Today).Root), 0, 400));

    [Fact]
    public void Any_mixture_of_syntax_is_parsed_within_the_limits() =>
        Syntax.Sample(text => Assert.InRange(Depth(SearchTextParser.Parse(text, Today).Root), 0, 400));

    [Fact]
    public void Plain_words_are_all_kept_in_order() =>
        OneOf("data", "Überwachung", "通信", "запрос", "e-evidence", "3.14").Array[1, 20].Sample(words =>
        {
            var parsed = SearchTextParser.Parse(string.Join(' ', words), Today);

            Assert.Equal(words, Leaves(parsed.Root).Select(leaf => Assert.IsType<QueryNode.Word>(leaf).Text));
            Assert.Null(parsed.Note);
        });

    /// <summary>Texts made of the pieces that mean something, in any order.</summary>
    internal static readonly Gen<string> Syntax = OneOf(
        "a", "police", "OR", "AND", "NOT", "NEAR", "near", "NEAR/3", "(", ")", "-", "--", "\"", "“", "*", "title:", "stage:", "x:", ":", "region:EMEA", "number:", "C-2", "通信", "א\"ב", "po*", "!", "\\", "'", "~2", "^")
        .Array[0, 40].Select(OneOf(" ", ""), (pieces, between) => string.Join(between, pieces));

    private static Gen<string> OneOf(params string[] pieces) => Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]);

    private static int Depth(QueryNode? node) => node switch
    {
        null => 0,
        QueryNode.Not(var part) => 1 + Depth(part),
        QueryNode.All(var parts) => 1 + parts.Max(Depth),
        QueryNode.Any(var parts) => 1 + parts.Max(Depth),
        _ => 1,
    };

    private static IEnumerable<QueryNode> Leaves(QueryNode? node) => node switch
    {
        null => [],
        QueryNode.Not(var part) => Leaves(part),
        QueryNode.All(var parts) => parts.SelectMany(Leaves),
        QueryNode.Any(var parts) => parts.SelectMany(Leaves),
        _ => [node],
    };

    private static string Written(QueryNode? node) => node switch
    {
        null => "",
        QueryNode.Word(var text, var field) => In(field) + text,
        QueryNode.Phrase(var text, var field, var slop) => $"{In(field)}'{text}'{(slop > 0 ? $"~{slop}" : "")}",
        QueryNode.Near(var left, var right, var distance) => $"({Written(left)} ~{distance}~ {Written(right)})",
        QueryNode.Days(var field, var from, var to) => $"{field}[{Day(from)}..{Day(to)}]",
        QueryNode.Prefix(var text, var field) => $"{In(field)}{text}*",
        QueryNode.Not(var part) => "!" + Written(part),
        QueryNode.All(var parts) => $"({string.Join(" & ", parts.Select(Written))})",
        QueryNode.Any(var parts) => $"({string.Join(" | ", parts.Select(Written))})",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Day(int? number) => number is { } day ? DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : "";

    private static string In(string? field) => field is null ? "" : $"{field}:";
}
