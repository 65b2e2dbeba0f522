using System.Security.Cryptography;
using System.Text;
using Monitor.Classifiers.Labels;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Labelling;

/// <summary>Takes rows of a label file into the store, all or none.</summary>
internal sealed class LabelImport(LabelStore labels, AuditTrail audit, TimeProvider time)
{
    /// <returns>How many labels were taken.</returns>
    /// <exception cref="LabelFileException">The file has mistakes; all of them are told and nothing was taken.</exception>
    public Task<int> ImportAsync(string path, string who, CancellationToken ct) => TakeAsync(LabelFormats.Read(path), Path.GetFileName(path), who, ct);

    /// <param name="content">Of a file that somebody sent.</param>
    /// <param name="name">Of the file: its extension says the format, and mistakes name it.</param>
    /// <param name="who">In whose name they are taken.</param>
    /// <param name="ct">Stops before the write.</param>
    /// <returns>How many labels were taken.</returns>
    /// <exception cref="LabelFileException">The file has mistakes; all of them are told and nothing was taken.</exception>
    public Task<int> ImportAsync(Stream content, string name, string who, CancellationToken ct) => TakeAsync(LabelFormats.Read(content, name), name, who, ct);

    private async Task<int> TakeAsync(LabelReading reading, string name, string who, CancellationToken ct)
    {
        var examples = reading.ExamplesOrThrow();
        var now = time.GetUtcNow();
        var taken = await labels.ImportAsync([.. examples.Select(example => ToLabel(example, who, now))], ct);
        await audit.AppendAsync(who, "labels.import", name, $"{taken} labels", ct);
        return taken;
    }

    private static NewLabel ToLabel(LabelledExample example, string who, DateTimeOffset now) => new()
    {
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{example.Title}\n\n{example.Text}"))),
        Verdict = example.Relevant ? Verdict.Relevant : Verdict.NotRelevant,
        Instruments = example.Instruments,
        Who = who,
        At = now,
        Where = LabelPlace.File,
        Example = new LabelExample(example.Title, example.Text, example.Language, example.Jurisdiction),
    };
}
