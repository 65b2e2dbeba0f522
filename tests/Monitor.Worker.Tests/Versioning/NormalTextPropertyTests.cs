using System.Globalization;
using System.Text;
using Monitor.Worker.Versioning;

namespace Monitor.Worker.Tests.Versioning;

public sealed class NormalTextPropertyTests
{
    private static readonly string[] Pieces =
    [
        "a", "Law", "§ 4", " ", "  ", "\t", "\n", "\n\n", "\r\n", "\u2028", "\u2029", "\u00A0", "\u3000", "\u00AD", "\u200B", "\u2060", "\uFEFF", "\u200E", "\u202A", "\u2066", "\u0007", "\u0085",
        "\u2010", "\u2011", "\u2018", "\u2019", "\u201C", "\u201D", "é", "e\u0301", "法律", "データ", "𝔏", "😀", "~", "!", "\u007F", "Ω", "\u2126",
    ];

    [Fact]
    public void Whole_runs_give_what_one_letter_after_the_other_gives()
    {
        var random = new Random(3);
        for (var i = 0; i < 5_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            Assert.Equal(LetterByLetter(text), NormalText.Of(text));
        }
    }

    // The definition, plainly.
    private static string LetterByLetter(string text)
    {
        var result = new StringBuilder();
        var (breaks, blank) = (0, false);
        foreach (var rune in text.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (rune.Value is '\n' or 0x2028) breaks++;
            else if (rune.Value == 0x2029) breaks += 2;
            else if (Rune.IsWhiteSpace(rune)) blank = true;
            else if (!IsInvisible(rune))
            {
                if (result.Length > 0) result.Append(breaks >= 2 ? "\n\n" : breaks == 1 || blank ? " " : "");
                (breaks, blank) = (0, false);
                result.Append(rune.Value switch { 0x2010 or 0x2011 => "-", 0x2018 or 0x2019 => "'", 0x201C or 0x201D => "\"", _ => rune.ToString() });
            }
        }

        return result.ToString();
    }

    private static bool IsInvisible(Rune rune) =>
        rune.Value is 0xAD or 0xFEFF or 0x200B or 0x2060 or (>= 0x200E and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)
        || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control;
}
