using Monitor.Worker.Documents;

namespace Monitor.Worker.Parsing.Mapping;

/// <summary>Reads the list of records out of an answer of any tree format, or says why it is none.</summary>
internal static class ListReading
{
    public static ParseOutcome Read(IRecordTree answer, MappingContext context, FetchedPage page)
    {
        if ((AnswerCheck.DeclaredError(answer, context.Mapping) ?? AnswerCheck.LacksMark(page, context.Source)) is { } refusal) return refusal;
        return Records(answer, context.Mapping) switch
        {
            { } records => Map(records, context) with { Next = NextPages.Read(answer, page, context.Source), Total = AnswerCheck.Total(answer, context.Mapping) },
            null when AnswerCheck.SaysNothingFound(answer, context.Mapping) => new ParseOutcome.Parsed([], null, []) { Total = 0 },
            null => AnswerCheck.UsualError(answer) ?? Drift(context.Mapping),
        };
    }

    /// <summary>Maps records of whatever origin; one id is one document.</summary>
    public static ParseOutcome.Parsed Map(IEnumerable<IRecordReader> records, MappingContext context)
    {
        var mapper = new RecordMapper(context);
        var documents = new OncePerId();
        var rejected = new List<string>();
        var (rows, leftOut) = (0, 0);
        foreach (var record in records)
        {
            rows++;
            switch (mapper.Map(record))
            {
                case MappedRecord.Kept kept when RecordTest.Failure(kept.Document, context.Source) is { } failure:
                    rejected.Add(failure);
                    break;
                case MappedRecord.Kept kept:
                    documents.Add(kept.Document);
                    break;
                case MappedRecord.Rejected bad:
                    rejected.Add(bad.Reason);
                    break;
                case MappedRecord.LeftOut:
                    leftOut++;
                    break;
            }
        }

        return new ParseOutcome.Parsed(documents.All, null, rejected) { LeftOut = leftOut, Rows = rows };
    }

    private static List<IRecordReader>? Records(IRecordTree answer, RecordMapping mapping)
    {
        IReadOnlyList<string> places = mapping.Items is [] ? [""] : mapping.Items;
        var found = places.Select(answer.Items).OfType<IReadOnlyList<IRecordReader>>().ToList();
        return found.Count == 0 ? null : [.. found.SelectMany(records => records)];
    }

    private static ParseOutcome.Refused Drift(RecordMapping mapping) =>
        new(ParseFault.Drift, $"The answer has no '{string.Join("' and no '", mapping.Items)}': its shape has changed, or it is no list.");
}
