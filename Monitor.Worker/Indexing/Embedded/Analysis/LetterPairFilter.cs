using System.Globalization;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;

namespace Monitor.Worker.Indexing.Embedded.Analysis;

/// <summary>
/// Thai, Lao, Khmer and Burmese put no space between words: a run is cut into overlapping pairs of letters, as is done for Chinese, so
/// that any word in it can be found. Single letters are kept too where asked for, which is for the index.
/// </summary>
internal sealed class LetterPairFilter : TokenFilter
{
    private static readonly string Cut = StandardTokenizer.TOKEN_TYPES[StandardTokenizer.SOUTHEAST_ASIAN];

    private readonly bool _withSingles;
    private readonly ICharTermAttribute _term;
    private readonly ITypeAttribute _type;
    private readonly IOffsetAttribute _offset;
    private readonly IPositionIncrementAttribute _position;
    private readonly Queue<(int From, int To, int Step)> _pending = new();
    private string _run = "";
    private int _runOffset;

    public LetterPairFilter(TokenStream input, bool withSingles)
        : base(input)
    {
        _withSingles = withSingles;
        _term = AddAttribute<ICharTermAttribute>();
        _type = AddAttribute<ITypeAttribute>();
        _offset = AddAttribute<IOffsetAttribute>();
        _position = AddAttribute<IPositionIncrementAttribute>();
    }

    public override bool IncrementToken()
    {
        if (_pending.Count == 0 && !Next()) return false;
        if (_pending.TryDequeue(out var piece)) Emit(piece.From, piece.To, piece.Step);
        return true;
    }

    public override void Reset()
    {
        base.Reset();
        _pending.Clear();
    }

    private bool Next()
    {
        if (!m_input.IncrementToken()) return false;
        if (_type.Type == Cut) CutRun();
        return true;
    }

    private void CutRun()
    {
        _run = _term.ToString();
        _runOffset = _offset.StartOffset;
        var starts = Letters(_run);
        for (var i = 0; i + 1 < starts.Count; i++)
        {
            var last = i + 2 == starts.Count;
            if (_withSingles || starts.Count == 2) _pending.Enqueue((starts[i], starts[i + 1], 1));
            if (!last) _pending.Enqueue((starts[i], starts[i + 2], _withSingles ? 0 : 1));
        }
    }

    private void Emit(int from, int to, int step)
    {
        ClearAttributes();
        _term.SetEmpty().Append(_run[from..to]);
        _offset.SetOffset(_runOffset + from, _runOffset + to);
        _position.PositionIncrement = step;
        _type.Type = Cut;
    }

    /// <summary>Where each letter with its marks begins, and the end.</summary>
    private static List<int> Letters(string run)
    {
        var starts = new List<int> { 0 };
        for (var i = 1; i < run.Length; i++)
        {
            if (char.GetUnicodeCategory(run[i]) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)) starts.Add(i);
        }

        starts.Add(run.Length);
        return starts;
    }
}
