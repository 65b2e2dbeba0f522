using System.Security.Cryptography;
using Monitor.Classifiers.Labels;

namespace Monitor.Worker.Labelling;

/// <summary>The guideline that people label by, and its version.</summary>
internal static class Guidelines
{
    private static readonly Lazy<(string Text, string Version)> Shipped = new(Read);

    /// <summary>Markdown.</summary>
    public static string Text => Shipped.Value.Text;

    /// <summary>The first eight figures of its hash: changes with every word.</summary>
    public static string Version => Shipped.Value.Version;

    private static (string Text, string Version) Read()
    {
        var bytes = File.ReadAllBytes(Path.Combine(LabelFile.ShippedFolder, "guidelines.md"));
        return (System.Text.Encoding.UTF8.GetString(bytes), Convert.ToHexStringLower(SHA256.HashData(bytes))[..8]);
    }
}
