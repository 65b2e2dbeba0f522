using Monitor.Worker.Documents;

namespace Monitor.Worker.Parsing.Mapping;

/// <summary>Reads the page of one record in any tree format.</summary>
internal static class DetailReading
{
    public static ParseOutcome Read(IRecordTree answer, MappingContext context, ParsedDocument listed)
    {
        if (AnswerCheck.DeclaredError(answer, context.Mapping) is { } declared) return declared;
        var records = context.Mapping.Items is [] ? answer.Items("") : context.Mapping.Items.Select(answer.Items).FirstOrDefault(found => found is { Count: > 0 });
        if (records is not [var record, ..])
        {
            return AnswerCheck.UsualError(answer)
                ?? new ParseOutcome.Refused(ParseFault.Drift, $"The page of {listed.NativeId} has no record at '{string.Join("' or '", context.Mapping.Items)}'.");
        }

        // Declared fields of which not one is there are another page's: an error, a notice, a new shape.
        if (!HasAny(record, context.Mapping))
        {
            return AnswerCheck.UsualError(answer)
                ?? new ParseOutcome.Refused(ParseFault.Drift, $"The page of {listed.NativeId} has none of the declared fields.");
        }

        return new ParseOutcome.Parsed([new RecordMapper(context).Overlay(listed, record)], null, []);
    }

    public static ParseOutcome.Refused NotDeclared(Source source) =>
        new(ParseFault.Drift, $"The source {source.Id} declares no detail.");

    private static bool HasAny(IRecordReader record, RecordMapping mapping)
    {
        var paths = mapping.Fields.Values.Concat(mapping.Dates.Values).SelectMany(rule => rule.Path).ToList();
        return paths.Count == 0 || paths.Exists(path => record.Values(path).Count > 0);
    }
}
