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

    /// <summary>Notes the day of a live pass at each of these sources.</summary>
    /// <exception cref="SourceCatalogException">The file has mistakes, or would have them afterwards; it is left as it is.</exception>
    public static void Verify(string path, IReadOnlyCollection<string> ids, DateOnly day) => Change(path, text => WithVerified(text, ids, day));

    internal static string WithEntry(string text, JsonObject entry)
    {
        var layout = SourcesLayout.Read(text);
        var written = EntryText.Of(entry, layout.Indent);
        if (layout.Entries is [.., var last]) return text.Insert(last.End, $",{layout.NewLine}{layout.Indent}{written.ReplaceLineEndings(layout.NewLine)}");
        return text.Insert(layout.ListStart, $"{layout.NewLine}{layout.Indent}{written.ReplaceLineEndings(layout.NewLine)}{layout.NewLine}  ");
    }

    internal static string WithVerified(string text, IReadOnlyCollection<string> ids, DateOnly day)
    {
        var layout = SourcesLayout.Read(text);
        var value = $"\"{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\"";

        // From behind, so that the places before stay right.
        foreach (var entry in layout.Entries.Where(entry => entry.Id is not null && ids.Contains(entry.Id)).OrderByDescending(entry => entry.Start))
        {
            text = entry.Verified is { } there
                ? text.Remove(there.Start, there.Length).Insert(there.Start, value)
                : text.Insert(entry.AfterEvidence, $",{entry.Separator(text)}\"verified\": {value}");
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
