using System.Security.Cryptography;
using System.Text;
using Monitor.Classifiers.Labels;

namespace Monitor.Classifiers.Training;

/// <summary>Names a model after what it is made of.</summary>
internal static class ModelIdentity
{
    /// <summary>Goes up whenever features or training change what a model would be.</summary>
    public const string CodeVersion = "5";

    public static string Of(TrainingInput input) =>
        "learned-" + Hash($"{LabelsHash(input.Examples)}\n{input.Topics.Hash}\n{input.Lexicon.Hash}\n{input.Seed}\n{CodeVersion}{BackgroundOf(input)}")[..16];

    // In their own order: the fit's sums depend on it.
    private static string BackgroundOf(TrainingInput input) => string.Concat(input.Background.Select(passage => $"\n{passage.Family}\t{passage.Language}\t{passage.Text}"));

    /// <summary>SHA-256 over the rows in ordinal order: the order of files and rows does not matter.</summary>
    public static string LabelsHash(IReadOnlyList<LabelledExample> examples) =>
        Hash(string.Join('\n', examples.Select(LabelRow.ToLine).Order(StringComparer.Ordinal)));

    /// <summary>SHA-256 over the rows in their own order.</summary>
    public static string HashInOrder(IEnumerable<LabelledExample> examples) => Hash(string.Join('\n', examples.Select(LabelRow.ToLine)));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
