using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Monitor.Worker.Sources;

/// <summary>
/// Changes sources.json as a careful person would: only what is to be changed, in the file's own layout, never leaving half a file or
/// one that the loader refuses.
/// </summary>
internal static class SourcesFile
{
    /// <exception cref="SourceCatalogException">The file has mistakes, or would have them afterwards; it is left as it is.</exception>
    public static void Append(string path, JsonObject entry) => Change(path, text => WithEntry(text, entry));

    /// <summary>Notes the day of a live pass at each of these sources, and what it was made with.</summary>
    /// <exception cref="SourceCatalogException">The file has mistakes, or would have them afterwards; it is left as it is.</exception>
    public static void Verify(string path, IReadOnlyDictionary<string, string> fingerprints, DateOnly day) => Change(path, text => WithVerified(text, fingerprints, day));

    internal static string WithEntry(string text, JsonObject entry)
    {
        var layout = SourcesLayout.Read(text);
        var written = EntryText.Of(entry, layout.Indent);
        if (layout.Entries is [.., var last]) return text.Insert(last.End, $",{layout.NewLine}{layout.Indent}{written.ReplaceLineEndings(layout.NewLine)}");
        return text.Insert(layout.ListStart, $"{layout.NewLine}{layout.Indent}{written.ReplaceLineEndings(layout.NewLine)}{layout.NewLine}  ");
    }

    /// <param name="fingerprints">By the id of the source.</param>
    internal static string WithVerified(string text, IReadOnlyDictionary<string, string> fingerprints, DateOnly day)
    {
        var layout = SourcesLayout.Read(text);
        var value = $"\"{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\"";

        // From behind, so that the places before stay right.
        foreach (var entry in layout.Entries.Where(entry => entry.Id is not null && fingerprints.ContainsKey(entry.Id)).OrderByDescending(entry => entry.Start))
        {
            var tried = $"\"{fingerprints[entry.Id!]}\"";
            var separator = entry.Separator(text);
            var both = (List<((int Start, int Length) Place, string Value)>)[];
            if (entry.VerifiedAs is { } noted) both.Add((noted, tried));
            if (entry.Verified is { } there) both.Add((there, entry.VerifiedAs is null ? $"{value},{separator}\"verifiedAs\": {tried}" : value));
            else both.Add(((entry.AfterEvidence, 0), $",{separator}\"verified\": {value}{(entry.VerifiedAs is null ? $",{separator}\"verifiedAs\": {tried}" : "")}"));
            foreach (var (place, written) in both.OrderByDescending(change => change.Place.Start)) text = text.Remove(place.Start, place.Length).Insert(place.Start, written);
        }

        return text;
    }

    private static void Change(string path, Func<string, string> change)
    {
        var before = File.ReadAllText(path);
        SourceCatalog.Parse(before, path);
        var after = change(before);
        SourceCatalog.Parse(after, path);

        // A rename is whole or not at all, also for a service that reads the file meanwhile.
        var target = new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
        var draft = $"{target}.{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}.new";
        File.WriteAllText(draft, after, new UTF8Encoding(HasByteOrderMark(target)));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(draft, File.GetUnixFileMode(target));
        File.Move(draft, target, overwrite: true);
    }

    private static bool HasByteOrderMark(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[3];
        return file.ReadAtLeast(start, 3, throwOnEndOfStream: false) == 3 && start.SequenceEqual("\uFEFF"u8);
    }
}
