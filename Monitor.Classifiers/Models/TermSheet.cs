namespace Monitor.Classifiers.Models;

/// <summary>
/// Terms of one text with their weights, told apart by their letters. A text has a thousand and a reader sees ten, so no term
/// becomes a string before somebody reads it. Reused from document to document.
/// </summary>
internal sealed class TermSheet
{
    private readonly List<Term> _terms = new(1024);
    private char[] _letters = new char[8192];
    private int[] _slots = new int[2048];
    private double[] _keys = new double[1024];
    private int[] _order = new int[1024];
    private int _used;

    public int Count => _terms.Count;

    public double WeightOf(int term) => _terms[term].Weight;

    /// <summary>The lexicon's concept, or -1.</summary>
    public int ConceptOf(int term) => _terms[term].Concept;

    public ReadOnlySpan<char> LettersOf(int term) => _letters.AsSpan(_terms[term].Start, _terms[term].Length);

    public void Clear()
    {
        _terms.Clear();
        Array.Clear(_slots);
        _used = 0;
    }

    /// <summary>Adds to the term's weight; of its concepts the first known one stays.</summary>
    public void Add(ReadOnlySpan<char> term, double weight, int concept)
    {
        Write(term);
        Take(term.Length, weight, concept);
    }

    /// <summary>The same for two words with a blank between.</summary>
    public void Add(ReadOnlySpan<char> first, ReadOnlySpan<char> second, double weight)
    {
        Write(first);
        Write(" ");
        Write(second);
        Take(first.Length + 1 + second.Length, weight, -1);
    }

    /// <summary>The terms' numbers, heaviest first; of equal ones the ordinally first.</summary>
    public ReadOnlySpan<int> ByWeight()
    {
        if (_order.Length < Count)
            (_keys, _order) = (new double[Count * 2], new int[Count * 2]);
        for (var i = 0; i < Count; i++)
            (_keys[i], _order[i]) = (-Math.Abs(_terms[i].Weight), i);
        Array.Sort(_keys, _order, 0, Count);
        for (var from = 0; from < Count;)
        {
            var to = from + 1;
            while (to < Count && _keys[to] == _keys[from])
                to++;
            if (to - from > 1)
                _order.AsSpan(from, to - from).Sort((a, b) => LettersOf(a).SequenceCompareTo(LettersOf(b)));
            from = to;
        }
        return _order.AsSpan(0, Count);
    }

    private void Write(ReadOnlySpan<char> letters)
    {
        if (_letters.Length < _used + letters.Length)
            Array.Resize(ref _letters, Math.Max(_letters.Length * 2, _used + letters.Length));
        letters.CopyTo(_letters.AsSpan(_used));
        _used += letters.Length;
    }

    /// <summary>The letters written last are the term's; they stay only if it is new.</summary>
    private void Take(int length, double weight, int concept)
    {
        var start = _used - length;
        var letters = _letters.AsSpan(start, length);
        var hash = string.GetHashCode(letters);
        for (var slot = hash & (_slots.Length - 1); ; slot = (slot + 1) & (_slots.Length - 1))
        {
            var term = _slots[slot] - 1;
            if (term < 0)
            {
                _terms.Add(new Term(start, length, hash, weight, concept));
                _slots[slot] = _terms.Count;
                if (_terms.Count * 2 > _slots.Length)
                    Widen();
                return;
            }
            if (_terms[term].Hash != hash || !LettersOf(term).SequenceEqual(letters))
                continue;
            _terms[term] = _terms[term] with { Weight = _terms[term].Weight + weight, Concept = _terms[term].Concept >= 0 ? _terms[term].Concept : concept };
            _used = start;
            return;
        }
    }

    private void Widen()
    {
        _slots = new int[_slots.Length * 2];
        for (var term = 0; term < _terms.Count; term++)
        {
            var slot = _terms[term].Hash & (_slots.Length - 1);
            while (_slots[slot] != 0)
                slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = term + 1;
        }
    }

    private readonly record struct Term(int Start, int Length, int Hash, double Weight, int Concept);
}
