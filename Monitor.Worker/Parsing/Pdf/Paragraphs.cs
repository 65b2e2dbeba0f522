using System.Text;
using System.Text.RegularExpressions;

namespace Monitor.Worker.Parsing.Pdf;

/// <summary>Lines become paragraphs: split at wider gaps, larger type, and where the next provision begins.</summary>
internal sealed partial class Paragraphs
{
    private readonly StringBuilder _text = new();
    private readonly HashSet<string> _compounds;
    private PdfLine? _last;

    private Paragraphs(HashSet<string> compounds) => _compounds = compounds;

    public static string Of(IEnumerable<IReadOnlyList<PdfLine>> blocks)
    {
        var all = blocks.ToList();
        var paragraphs = new Paragraphs(Compounds(all));
        foreach (var block in all) paragraphs.Add(block);
        return paragraphs._text.ToString();
    }

    private void Add(IReadOnlyList<PdfLine> block)
    {
        var pitch = Pitch(block);
        for (var i = 0; i < block.Count; i++)
        {
            Join(block[i], StartsParagraph(block, i, pitch));
            _last = block[i];
        }
    }

    /// <summary>The usual distance from line to line.</summary>
    private static double Pitch(IReadOnlyList<PdfLine> block)
    {
        var steps = block.Zip(block.Skip(1), (upper, lower) => upper.Bottom - lower.Bottom).Where(step => step > 0).Order().ToList();
        return steps.Count == 0 ? 0 : steps[steps.Count / 2];
    }

    private bool StartsParagraph(IReadOnlyList<PdfLine> block, int i, double pitch)
    {
        if (_last is null || Opening().IsMatch(block[i].Text)) return true;
        if (Math.Abs(_last.Size - block[i].Size) > 1) return true;
        if (i == 0) return Ends(_last);
        var right = block.Max(line => line.Right);
        var width = right - block.Min(line => line.Left);
        var step = _last.Bottom - block[i].Bottom;
        // The last line of a paragraph is short and ends a sentence.
        return step > pitch * 1.35 || (Ends(_last) && _last.Right < right - (width * 0.25));
    }

    private static bool Ends(PdfLine line) => line.Text[^1] is '.' or ':' or ';' or '?' or '!' or '。' or '”' or '"' or ')';

    private void Join(PdfLine line, bool startsParagraph)
    {
        if (_text.Length == 0 || startsParagraph) _text.Append(_text.Length == 0 ? "" : "\n\n");
        else if (line.IsRow || _last!.IsRow) _text.Append('\n');
        else if (IsBroken(line.Text)) _text.Length -= KeepsHyphen(line.Text) ? 0 : 1;
        else if (!IsIdeographic(_text[^1]) || !IsIdeographic(line.Text[0])) _text.Append(' ');
        _text.Append(line.Text);
    }

    private bool IsBroken(string next) =>
        _text.Length > 1 && _text[^1] is '-' or '\u00AD' or '\u2010' && char.IsLetter(_text[^2]) && char.IsLower(next[0]);

    /// <summary>A compound that stands unbroken elsewhere in the document keeps its hyphen.</summary>
    private bool KeepsHyphen(string next)
    {
        if (_text[^1] == '\u00AD') return false;
        var start = _text.Length - 1;
        while (start > 0 && _text.Length - start < 40 && !char.IsWhiteSpace(_text[start - 1])) start--;
        return _compounds.Contains(_text.ToString(start, _text.Length - start) + Compound().Match(next).Value);
    }

    private static HashSet<string> Compounds(IEnumerable<IReadOnlyList<PdfLine>> blocks) => blocks
        .SelectMany(block => block)
        .SelectMany(line => line.Words)
        .Where(word => word.Text.Length < 60 && word.Text.AsSpan(1).TrimEnd('-').Contains('-'))
        .Select(word => Compound().Match(word.Text).Value)
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static bool IsIdeographic(char c) => c is (>= '\u2E80' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF00' and <= '\uFF60');

    [GeneratedRegex(@"^[\p{L}\p{Mn}-]+")]
    private static partial Regex Compound();

    [GeneratedRegex(@"^(\(\p{L}{1,4}\)|\(\d{1,3}\)|SEC(TION|\.)|Sec(tion|\.) \d|§|Art(icle|ículo|igo|icolo|ikel|\.)? ?\d|CHAPTER|TITLE|PART [IVX\d]|•|[-–—•] )")]
    private static partial Regex Opening();
}
