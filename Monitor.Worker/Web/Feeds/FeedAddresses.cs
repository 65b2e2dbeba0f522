using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Monitor.Worker.Alerting;

namespace Monitor.Worker.Web.Feeds;

/// <summary>What feeds call things by: addresses as readers reach them, and names that stay the same for ever.</summary>
internal sealed class FeedAddresses(IOptions<AlertingOptions> options)
{
    private readonly Uri _page = new(options.Value.PublicUrl.TrimEnd('/') + "/");

    public string Host => _page.IdnHost;

    public Uri Item(long id) => new(_page, string.Create(CultureInfo.InvariantCulture, $"items/{id}"));

    public Uri Search(string question) => new(_page, $"?{question}");

    /// <summary>The address that needs no sign-in. It is a secret as long as there is a key in it.</summary>
    public string Feed(string format, string question, string? key) => new Uri(_page, $"feeds/{(key is null ? "" : key + "/")}search.{format}?{question}").AbsoluteUri;

    /// <summary>Of an item or a search: the same at every reading, and another in another installation.</summary>
    public string UrnOf(string what)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(_page.AbsoluteUri + what))[..16];
        // A UUID whose bits are the maker's own: version 8.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return $"urn:uuid:{new Guid(bytes, bigEndian: true)}";
    }

    public string UrnOf(long item) => UrnOf(string.Create(CultureInfo.InvariantCulture, $"items/{item}"));
}
