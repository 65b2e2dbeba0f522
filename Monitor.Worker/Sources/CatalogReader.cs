using System.Text.Json;
using Monitor.Worker.Documents;
using Monitor.Worker.Sources.Entries;

namespace Monitor.Worker.Sources;

/// <summary>From text to sources, gathering every mistake on the way: form first, then meaning of whatever has the right form.</summary>
internal static class CatalogReader
{
    public static (IReadOnlyList<Source> Sources, IReadOnlyList<SourceProblem> Problems) Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 128 });
            var problems = new ProblemList(JsonLines.Read(text, out var halfLetter));
            var sources = Read(document.RootElement, problems, halfLetter);
            return (sources, problems.All);
        }
        catch (HalfLetterException fault)
        {
            return ([], [new SourceProblem(null, "$", fault.Line, "A text holds half of a letter (\\ud800 to \\udfff alone).", "Write the letter itself, or both halves.")]);
        }
        catch (JsonException fault)
        {
            var line = (int)(fault.LineNumber ?? 0) + 1;
            return ([], [new SourceProblem(null, "$", line, "This is no JSON from here on.", "Look for a missing or superfluous comma, quote or bracket just before.")]);
        }
    }

    private static List<Source> Read(JsonElement root, ProblemList problems, int? halfLetter)
    {
        FormCheck.Check(root, typeof(CatalogFile), "", problems);
        // No value with half of a letter can be read any further, and the form check tells those that have a place.
        if (halfLetter is { } line) return problems.Count > 0 ? [] : throw new HalfLetterException(line);
        if (root.ValueKind is not JsonValueKind.Object || !root.TryGetProperty("sources", out var list) || list.ValueKind is not JsonValueKind.Array)
        {
            if (problems.Count == 0) problems.Add(null, "sources", "There is no list of sources.", "Write \"sources\": [ ... ].");
            return [];
        }

        var shared = new SharedParts(root, problems);
        var entries = list.EnumerateArray().Select((element, index) => new WrittenSource($"sources[{index}]", element, shared)).ToList();
        var sources = entries.Where(entry => entry.HasForm(problems)).Select(entry => entry.ToSource(problems)).OfType<Source>().ToList();
        UniqueIds(entries, problems);
        problems.Name(entries.Where(entry => entry.Id is not null).ToDictionary(entry => entry.Path, entry => entry.Id!, StringComparer.Ordinal));
        return sources;
    }

    private static void UniqueIds(IEnumerable<WrittenSource> entries, ProblemList problems)
    {
        foreach (var twins in entries.Where(entry => entry.Id is not null).GroupBy(entry => entry.Id, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            foreach (var twin in twins.Skip(1)) problems.Add(twin.Id, $"{twin.Path}.id", $"The id is taken by {twins.First().Path}.", "Give each source an id of its own.");
        }
    }
}
