using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace Monitor.Worker.Indexing.Embedded.Analysis;

/// <summary>Gives terms to Lucene that were cut before.</summary>
internal sealed class CapturedStream : TokenStream
{
    private readonly IReadOnlyList<CapturedTerm> _terms;
    private readonly TermBytes _term = new();
    private readonly IPositionIncrementAttribute _step;
    private int _next;

    public CapturedStream(IReadOnlyList<CapturedTerm> terms)
    {
        _terms = terms;
        AddAttributeImpl(_term);
        _step = AddAttribute<IPositionIncrementAttribute>();
    }

    public override bool IncrementToken()
    {
        if (_next == _terms.Count) return false;
        var (bytes, step) = _terms[_next++];
        _term.BytesRef.Bytes = bytes;
        _term.BytesRef.Length = bytes.Length;
        _step.PositionIncrement = step;
        return true;
    }

    public override void Reset() => _next = 0;

    /// <summary>The term as bytes, which is what the index takes; Lucene's own attribute would make them from characters each time.</summary>
    private sealed class TermBytes : Lucene.Net.Util.Attribute, ITermToBytesRefAttribute
    {
        public BytesRef BytesRef { get; } = new();

        public void FillBytesRef()
        {
            // It is filled when the stream moves on.
        }

        public override void Clear() => BytesRef.Length = 0;

        public override void CopyTo(IAttribute target) => ((TermBytes)target).BytesRef.CopyBytes(BytesRef);
    }
}
