using System.Buffers;
using System.Text;

namespace Monitor.Worker.Parsing.Articles;

/// <summary>How much a piece of text says, by characters: words cannot be counted where nobody writes spaces.</summary>
internal static class RunMeasure
{
    private const char FirstWide = '\u2E80';
    private const char LastWide = '\uD7FF';
    private const int Wide = 3;

    private const int Enough = 3;

    private static readonly SearchValues<char> Latin = SearchValues.Create(".,;:!?");
    private static readonly SearchValues<char> All = SearchValues.Create(".,;:!?。，、；：！？．،؛؟।॥۔։።…་");

    public static int Length(ReadOnlySpan<char> text)
    {
        var length = text.Length - text.Count(' ') - text.Count('\n');
        if (Ascii.IsValid(text)) return length;
        foreach (var c in text)
        {
            if (c is >= FirstWide and <= LastWide) length += Wide - 1;
        }

        return length;
    }

    /// <summary>Punctuation, as far as it matters whether there is any.</summary>
    public static int Marks(ReadOnlySpan<char> text)
    {
        var punctuation = Ascii.IsValid(text) ? Latin : All;
        var marks = 0;
        while (marks < Enough && text.IndexOfAny(punctuation) is >= 0 and var at)
        {
            marks++;
            text = text[(at + 1)..];
        }

        return marks;
    }
}
