using System.Text;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Versioning;

/// <summary>Takes down the parts of a redline in order; neighbours of one kind and section become one.</summary>
internal sealed class RedlineWriter
{
    private readonly List<RedlinePart> _parts = [];
    private readonly StringBuilder _text = new();
    private RedlineKind _kind;
    private string _section = "";

    public void Add(RedlineKind kind, string text, string section)
    {
        if (text.Length == 0) return;
        if (kind != _kind || section != _section) Close();
        (_kind, _section) = (kind, section);
        _text.Append(text);
    }

    /// <summary>A paragraph that stands in both, perhaps under another number.</summary>
    public void AddKept(Paragraph old, Paragraph @new)
    {
        if (old.Number == @new.Number) Add(RedlineKind.Same, @new.Text + "\n\n", @new.Section);
        else
        {
            Add(RedlineKind.NumberBefore, old.Number, @new.Section);
            Add(RedlineKind.NumberAfter, @new.Number, @new.Section);
            Add(RedlineKind.Same, @new.Body + "\n\n", @new.Section);
        }
    }

    public IReadOnlyList<RedlinePart> Finish()
    {
        Close();
        return _parts;
    }

    private void Close()
    {
        if (_text.Length > 0) _parts.Add(new RedlinePart(_kind, _text.ToString(), _section));
        _text.Clear();
    }
}
