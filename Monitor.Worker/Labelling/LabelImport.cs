using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Monitor.Classifiers.Labels;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Labelling;

/// <summary>What a file of labels came to.</summary>
/// <param name="Taken">Labels that are new.</param>
/// <param name="Known">Rows that say what is known here already, so that nothing was added for them.</param>
internal sealed record LabelsTaken(int Taken, int Known);

/// <summary>
/// Takes rows of a label file into the store, all or none. A row about a text that is known here, as in one's own download, is a label of that
/// text: told from it, it would be learnt twice and never be seen to contradict.
/// </summary>
internal sealed class LabelImport(LabelStore labels, GivenLabels given, ItemStore items, AuditTrail audit, TimeProvider time)
{
    private const string ItemFamily = "item-";

    /// <exception cref="LabelFileException">The file has mistakes; all of them are told and nothing was taken.</exception>
    public Task<LabelsTaken> ImportAsync(string path, string who, CancellationToken ct) => TakeAsync(LabelFormats.Read(path), Path.GetFileName(path), who, ct);

    /// <param name="content">Of a file that somebody sent.</param>
    /// <param name="name">Of the file: its extension says the format, and mistakes name it.</param>
    /// <param name="who">In whose name they are taken.</param>
    /// <param name="ct">Stops before the write.</param>
    /// <exception cref="LabelFileException">The file has mistakes; all of them are told and nothing was taken.</exception>
    public Task<LabelsTaken> ImportAsync(Stream content, string name, string who, CancellationToken ct) => TakeAsync(LabelFormats.Read(content, name), name, who, ct);

    private async Task<LabelsTaken> TakeAsync(LabelReading reading, string name, string who, CancellationToken ct)
    {
        string[] mistakes = [.. reading.Mistakes, .. Opposites(reading.Examples, name)];
        if (mistakes.Length > 0) throw new LabelFileException(mistakes);
        var now = time.GetUtcNow();
        var known = await KnownTextsAsync(reading.Examples, ct);
        var fresh = reading.Examples.Where(example => !SaysNoMore(example, known.GetValueOrDefault(TextOf(example)))).ToList();
        var taken = await labels.ImportAsync([.. fresh.Select(example => ToLabel(example, known.GetValueOrDefault(TextOf(example)), who, now))], ct);
        var outcome = new LabelsTaken(taken, reading.Examples.Count - taken);
        var beside = outcome.Known == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {outcome.Known} known already");
        await audit.AppendAsync(who, "labels.import", name, string.Create(CultureInfo.InvariantCulture, $"{taken} labels{beside}"), ct);
        return outcome;
    }

    /// <summary>Who says yes and no of one text means one of them, and nobody can tell which.</summary>
    private static IEnumerable<string> Opposites(IReadOnlyList<LabelledExample> examples, string name) => examples.GroupBy(TextOf)
        .Where(rows => rows.Select(row => row.Relevant).Distinct().Count() > 1)
        .Select(rows => $"{name}: “{rows.First().Title}” is relevant in one row and not relevant in another, with the same text; keep one of them");

    /// <summary>Of the texts of a file those that are labelled here, and those of the items that a download of ours names.</summary>
    private async Task<Dictionary<string, Known>> KnownTextsAsync(IReadOnlyList<LabelledExample> examples, CancellationToken ct)
    {
        var asked = examples.Select(TextOf).ToHashSet(StringComparer.Ordinal);
        var known = new Dictionary<string, Known>(StringComparer.Ordinal);
        foreach (var labelled in await given.ResolvedAsync(ct))
        {
            var first = labelled.Resolution.Voices[0].Given;
            var text = TextOf(labelled.Text.Title, labelled.Text.Text);
            // An item's text before one from a file: its label is seen with the item.
            if (asked.Contains(text) && (first.ItemId is not null || !known.ContainsKey(text))) known[text] = new Known(first.Fingerprint, first.ItemId, first.Example, labelled.Resolution.By?.Given);
        }

        // The number may be of an installation that calls another law so: only with the same text it is the same.
        foreach (var example in examples.Where(example => !known.ContainsKey(TextOf(example))))
        {
            if (await OfItemAsync(example, ct) is { } found) known[TextOf(example)] = found;
        }

        return known;
    }

    private async Task<Known?> OfItemAsync(LabelledExample example, CancellationToken ct)
    {
        if (!example.Family.StartsWith(ItemFamily, StringComparison.Ordinal) || !long.TryParse(example.Family.AsSpan(ItemFamily.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return null;
        if (await items.FindAsync(id, ct) is not { } item) return null;
        foreach (var (document, version) in item.Documents.SelectMany(document => document.Versions.Select(version => (document.Id, version))))
        {
            if (Normal(version.Title) != Normal(example.Title) || await items.VersionTextAsync(document, version.Number, ct) is not { } text) continue;
            if (TextOf(text.Title, text.Text) == TextOf(example)) return new Known(text.Fingerprint, item.Summary.Id, null, null);
        }

        return null;
    }

    private static bool SaysNoMore(LabelledExample example, Known? known) => known?.Counts is { } counts
        && counts.Verdict == VerdictOf(example) && counts.Instruments.ToHashSet(StringComparer.Ordinal).SetEquals(example.Instruments);

    private static NewLabel ToLabel(LabelledExample example, Known? known, string who, DateTimeOffset now) => new()
    {
        ItemId = known?.ItemId,
        Fingerprint = known?.Fingerprint ?? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{example.Title}\n\n{example.Text}"))),
        Verdict = VerdictOf(example),
        Instruments = example.Instruments,
        Passage = example.Passage,
        Who = who,
        At = now,
        Where = LabelPlace.File,
        Example = known?.ItemId is not null ? null : known?.Example ?? new LabelExample(example.Title, example.Text, example.Language, example.Jurisdiction),
    };

    private static Verdict VerdictOf(LabelledExample example) => example.Relevant ? Verdict.Relevant : Verdict.NotRelevant;

    private static string TextOf(LabelledExample example) => TextOf(example.Title, example.Text);

    private static string TextOf(string title, string text) => $"{Normal(title)}\n{Normal(text)}";

    // A file has a text on one line, the store in paragraphs.
    private static string Normal(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <param name="Counts">The label that counts of it; null when none does.</param>
    private sealed record Known(string Fingerprint, long? ItemId, LabelExample? Example, NewLabel? Counts);
}
