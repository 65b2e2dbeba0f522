using System.Security.Cryptography;
using System.Text;

namespace Monitor.Classifiers.Features;

/// <summary>Makes a lexicon with edits out of one without.</summary>
internal static class LexiconEditing
{
    public static Lexicon Apply(Lexicon lexicon, IReadOnlyList<LexiconEdit> edits)
    {
        Refuse(edits);
        var glosses = Glosses(lexicon, edits);
        var rows = lexicon.Entries.ToDictionary(entry => (entry.Concept, entry.Language));
        List<string> effect = [];
        foreach (var group in edits.GroupBy(edit => (edit.Concept, edit.Language)))
        {
            var old = rows.GetValueOrDefault(group.Key);
            var terms = Terms(old?.Terms ?? [], group, effect);
            if (terms.Count == 0)
                rows.Remove(group.Key);
            else
                rows[group.Key] = new LexiconEntry(group.Key.Concept, glosses[group.Key.Concept], group.Key.Language, string.Join(LexiconEntry.Separator, terms));
        }
        if (effect.Count == 0)
            return lexicon;
        effect.AddRange(glosses.Where(gloss => lexicon.Entries.All(entry => entry.Concept != gloss.Key)).Select(gloss => $"gloss\t{gloss.Key}\t{gloss.Value}"));
        return new Lexicon(InOrder(lexicon, rows), HashOf(lexicon.Hash, effect));
    }

    // Only what would spoil the file is refused: to add what is there, or take out what is not, is to change nothing.
    private static void Refuse(IReadOnlyList<LexiconEdit> edits)
    {
        var mistakes = edits.Where(edit => !edit.Removes).SelectMany(LexiconChecks.OfShape).Distinct().ToList();
        if (mistakes.Count > 0)
            throw new ArgumentException(string.Join(Environment.NewLine, mistakes), nameof(edits));
    }

    private static Dictionary<string, string> Glosses(Lexicon lexicon, IReadOnlyList<LexiconEdit> edits)
    {
        Dictionary<string, string> glosses = [];
        var known = lexicon.Entries.DistinctBy(entry => entry.Concept).ToDictionary(entry => entry.Concept, entry => entry.Gloss);
        foreach (var concept in edits.GroupBy(edit => edit.Concept))
        {
            glosses[concept.Key] = known.GetValueOrDefault(concept.Key)
                ?? concept.LastOrDefault(edit => !string.IsNullOrWhiteSpace(edit.Gloss))?.Gloss!.Trim()
                ?? (concept.All(edit => edit.Removes) ? "" : throw new ArgumentException($"The concept {concept.Key} is new and needs a gloss.", nameof(edits)));
        }
        return glosses;
    }

    // The last edit of a term says how it ends up; the others of the row stay where they were.
    private static List<string> Terms(IReadOnlyList<string> old, IEnumerable<LexiconEdit> edits, List<string> effect)
    {
        var terms = old.ToList();
        foreach (var (key, edit) in edits.GroupBy(edit => LexiconTerm.KeyOf(edit.Term)).Select(group => (group.Key, group.Last())))
        {
            var there = terms.Any(term => LexiconTerm.KeyOf(term) == key);
            if (there != edit.Removes)
                continue;
            if (edit.Removes)
                terms.RemoveAll(term => LexiconTerm.KeyOf(term) == key);
            else
                terms.Add(LexiconTerm.Tidy(edit.Term));
            effect.Add($"{(edit.Removes ? "without" : "with")}\t{edit.Concept}\t{edit.Language}\t{(edit.Removes ? key : LexiconTerm.Tidy(edit.Term))}");
        }
        return terms;
    }

    // As a person would write the file: rows stay in place, a new one comes after its concept's others, a new concept at the end.
    private static List<LexiconEntry> InOrder(Lexicon lexicon, Dictionary<(string Concept, string Language), LexiconEntry> rows)
    {
        var isOld = lexicon.Entries.Select(entry => (entry.Concept, entry.Language)).ToHashSet();
        var made = rows.Values.Where(row => !isOld.Contains((row.Concept, row.Language)))
            .OrderBy(row => row.Concept, StringComparer.Ordinal).ThenBy(row => row.Language, StringComparer.Ordinal).ToList();
        var oldConcepts = isOld.Select(row => row.Concept).ToHashSet();
        List<LexiconEntry> ordered = [];
        foreach (var concept in lexicon.Entries.GroupBy(entry => entry.Concept))
        {
            ordered.AddRange(concept.Select(entry => rows.GetValueOrDefault((entry.Concept, entry.Language))).OfType<LexiconEntry>());
            ordered.AddRange(made.Where(row => row.Concept == concept.Key));
        }
        ordered.AddRange(made.Where(row => !oldConcepts.Contains(row.Concept)));
        return ordered;
    }

    private static string HashOf(string original, List<string> effect) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{original}\n{string.Join('\n', effect.Order(StringComparer.Ordinal))}")));
}
