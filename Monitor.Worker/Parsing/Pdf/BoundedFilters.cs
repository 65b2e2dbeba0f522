using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Monitor.Worker.Parsing.Pdf;

/// <summary>
/// PdfPig's filters, except that a stream which would unpack to more than the limit is refused before it fills the memory:
/// 20 MB of the file can hold 20 GB of zeros.
/// </summary>
internal sealed class BoundedFilters(IFilterProvider inner, int mostBytes) : IFilterProvider
{
    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Bound(inner.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Bound(inner.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Bound(inner.GetAllFilters());

    private List<IFilter> Bound(IReadOnlyList<IFilter> filters) => [.. filters.Select(filter => filter is FlateFilter ? new Bounded(filter, mostBytes) : filter)];

    private sealed class Bounded(IFilter inner, int mostBytes) : IFilter
    {
        // Deflate cannot do better than this, so that short streams need no second look.
        private const int BestRatio = 1032;

        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            if ((long)input.Length * BestRatio > mostBytes && Unpacked(input) > mostBytes)
            {
                throw new PdfTooLargeException($"A stream of it unpacks to more than {mostBytes / 1_000_000} MB.");
            }

            return inner.Decode(input, streamDictionary, filterProvider, filterIndex);
        }

        private long Unpacked(Memory<byte> input)
        {
            var buffer = new byte[81920];
            long total = 0;
            try
            {
                using var stream = new ZLibStream(new MemoryStream(input.ToArray(), writable: false), CompressionMode.Decompress);
                while (total <= mostBytes && stream.Read(buffer) is > 0 and var read) total += read;
            }
            catch (InvalidDataException)
            {
                // Damaged at this place: the real filter reads as far as this one did.
            }

            return total;
        }
    }
}

/// <summary>Stops PdfPig from within, where it asks us to unpack; caught by <see cref="PdfReading"/>.</summary>
internal sealed class PdfTooLargeException(string message) : Exception(message);
