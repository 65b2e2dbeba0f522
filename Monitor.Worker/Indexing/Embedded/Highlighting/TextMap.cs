using System.Text;

namespace Monitor.Worker.Indexing.Embedded.Highlighting;

/// <summary>
/// Where the words of a text stand among its characters, as a sample: enough to find the neighbourhood of a word without keeping the
/// place of each, which would double the index.
/// </summary>
internal sealed class TextMap
{
    /// <summary>Lucene's limit for such a value is 32,766 bytes.</summary>
    private const int MostBytes = 32_000;

    private const int FinestStride = 32;

    private readonly int[] _samples;
    private readonly int _stride;

    private TextMap(string? language, int length, int[] pieces, int stride, int[] samples) =>
        (Language, Length, Pieces, _stride, _samples) = (language, length, pieces, stride, samples);

    /// <summary>The code of the grammar that it is indexed in, or null.</summary>
    public string? Language { get; }

    /// <summary>Characters.</summary>
    public int Length { get; }

    /// <summary>Characters of each stored piece of the text.</summary>
    public IReadOnlyList<int> Pieces { get; }

    /// <param name="places">By place of a word the character it begins with, ascending.</param>
    public static byte[] Write(string? language, IReadOnlyList<int> pieces, IReadOnlyList<int> places)
    {
        for (var stride = FinestStride; ; stride *= 2)
        {
            using var bytes = new MemoryStream();
            using (var writer = new BinaryWriter(bytes, Encoding.UTF8))
            {
                writer.Write(language ?? "");
                writer.Write7BitEncodedInt(pieces.Count);
                foreach (var piece in pieces) writer.Write7BitEncodedInt(piece);
                writer.Write7BitEncodedInt(stride);
                writer.Write7BitEncodedInt((places.Count + stride - 1) / stride);
                for (var (i, last) = (0, 0); i < places.Count; last = places[i], i += stride) writer.Write7BitEncodedInt(places[i] - last);
                writer.Flush();
                if (bytes.Length <= MostBytes) return bytes.ToArray();
            }
        }
    }

    public static TextMap Read(ReadOnlyMemory<byte> value)
    {
        using var reader = new BinaryReader(new MemoryStream(value.ToArray()), Encoding.UTF8);
        var language = reader.ReadString();
        var pieces = new int[reader.Read7BitEncodedInt()];
        for (var i = 0; i < pieces.Length; i++) pieces[i] = reader.Read7BitEncodedInt();
        var stride = reader.Read7BitEncodedInt();
        var samples = new int[reader.Read7BitEncodedInt()];
        for (var (i, last) = (0, 0); i < samples.Length; i++) samples[i] = last += reader.Read7BitEncodedInt();
        return new TextMap(language.Length == 0 ? null : language, pieces.Sum(), pieces, stride, samples);
    }

    /// <summary>Characters a word of this text takes on average, its blank included.</summary>
    public double CharactersAWord => _samples.Length < 2 ? 6 : Math.Max(1, _samples[^1] / (double)((_samples.Length - 1) * _stride));

    /// <summary>The characters in which the words from one place to another surely stand, with room on both sides, and the place of the word that they begin with.</summary>
    public (int From, int To, int Place) Around(int firstPlace, int lastPlace, int room)
    {
        if (_samples.Length == 0) return (0, Length, 0);
        var first = Math.Clamp(firstPlace / _stride, 0, _samples.Length - 1);
        var last = Math.Min((lastPlace / _stride) + 1, _samples.Length);
        var (from, to) = (_samples[first], last < _samples.Length ? _samples[last] : Length);
        while (first > 0 && from - _samples[first] < room) first--;
        while (last < _samples.Length && _samples[last] - to < room) last++;
        return (first == 0 ? 0 : _samples[first], last < _samples.Length ? _samples[last] : Length, first * _stride);
    }
}
