using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ZstdSharp;

namespace Monitor.Worker.Indexing.Embedded.Texts;

/// <summary>
/// What the texts of an index have in common, learnt from them and kept beside them: a piece of a few thousand characters then packs better than a
/// whole law without, four times as fast. One is learnt early and another whenever sixteen times as much was written; none is ever
/// changed, because pieces need theirs.
/// </summary>
internal sealed class PieceDictionaries
{
    private const int MostBytes = 65_536;
    private const int MostDictionaries = 4;
    private const int FirstAt = 1 << 18;
    private const int Growth = 16;
    private const int MostSamples = 300;
    private const int SampleLength = 2_048;
    private const int ChecksumBytes = 8;

    private readonly string? _folder;
    private readonly Func<IReadOnlyList<byte[]>, int, byte[]> _train;
    private readonly List<byte[]> _samples = [];
    private readonly Lock _loading = new();
    private volatile PiecePacker[] _packers = [new PiecePacker(0, null)];
    private Random _lot = new(0);
    private long _seen;
    private long _offered;

    private PieceDictionaries(string? folder, Func<IReadOnlyList<byte[]>, int, byte[]>? train = null) => (_folder, _train) = (folder, train ?? DictBuilder.TrainFromBuffer);

    public static PieceDictionaries None { get; } = new(null);

    public int Count => _packers.Length - 1;

    public PiecePacker Newest => _packers[^1];

    /// <summary>Those that lie in a folder.</summary>
    /// <param name="needed">How many there must be.</param>
    /// <param name="train">From samples to a dictionary of so many bytes at most; Zstandard's own where nothing else is said.</param>
    /// <exception cref="InvalidDataException">One of them is missing or damaged.</exception>
    public static PieceDictionaries In(string folder, int needed, Func<IReadOnlyList<byte[]>, int, byte[]>? train = null)
    {
        var all = new PieceDictionaries(folder, train);
        while (all.TryLoad())
        {
            // The next.
        }

        if (all.Count < needed) throw new InvalidDataException($"{FileOf(folder, all.Count + 1)} is missing or damaged: texts of the index cannot be read without it.");
        return all;
    }

    /// <exception cref="InvalidDataException">There is none of this number.</exception>
    public PiecePacker Of(byte number)
    {
        // Another process may write to the index that this one reads.
        while (number >= _packers.Length)
        {
            if (!TryLoad()) throw new InvalidDataException($"A piece of a text in the index is packed by dictionary {number}, which is not there.");
        }

        return _packers[number];
    }

    /// <summary>Looks at texts that are about to be written, and learns a dictionary when it is time. By one writer at a time.</summary>
    public void LearnFrom(IEnumerable<string> texts)
    {
        if (_folder is null || Count == MostDictionaries) return;
        foreach (var text in texts)
        {
            _seen += text.Length;
            for (var at = 0; at < text.Length; at += SampleLength) Offer(text.AsSpan(at, Math.Min(SampleLength, text.Length - at)));
        }

        if (_seen >= FirstAt * Math.Pow(Growth, Count)) Learn(_folder);
    }

    private static string FileOf(string folder, int number) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"pieces-{number}.dictionary"));

    /// <summary>Each piece has the same chance to be among those learnt from.</summary>
    private void Offer(ReadOnlySpan<char> piece)
    {
        var place = _samples.Count < MostSamples ? _samples.Count : _lot.NextInt64(_offered + 1);
        _offered++;
        if (place >= MostSamples) return;
        var bytes = new byte[Encoding.UTF8.GetByteCount(piece)];
        Encoding.UTF8.GetBytes(piece, bytes);
        if (place == _samples.Count) _samples.Add(bytes);
        else _samples[(int)place] = bytes;
    }

    private void Learn(string folder)
    {
        var number = Count + 1;
        try
        {
            // A dictionary of more than an eighth of what it was learnt from knows it by heart.
            Write(FileOf(folder, number), _train(_samples, Math.Min(MostBytes, _samples.Sum(sample => sample.Length) / 8)));
        }
        catch (ZstdException)
        {
            // What nothing can be learnt from is packed without; later texts may teach more.
        }

        (_seen, _offered, _lot) = (0, 0, new Random(number));
        _samples.Clear();
        TryLoad();
    }

    /// <summary>Durable before the first piece that needs it is.</summary>
    private static void Write(string file, byte[] dictionary)
    {
        var unfinished = file + ".unfinished";
        using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(Checksum(dictionary));
            stream.Write(dictionary);
            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, file, overwrite: true);
    }

    private bool TryLoad()
    {
        if (_folder is null) return false;
        lock (_loading)
        {
            var (number, file) = (_packers.Length, FileOf(_folder, _packers.Length));
            if (!File.Exists(file)) return false;
            var bytes = File.ReadAllBytes(file);
            if (bytes.Length <= ChecksumBytes || !Checksum(bytes.AsSpan(ChecksumBytes)).SequenceEqual(bytes.AsSpan(0, ChecksumBytes))) return false;
            _packers = [.. _packers, new PiecePacker((byte)number, bytes[ChecksumBytes..])];
            return true;
        }
    }

    private static ReadOnlySpan<byte> Checksum(ReadOnlySpan<byte> dictionary) => SHA256.HashData(dictionary).AsSpan(0, ChecksumBytes);
}
