namespace Monitor.Worker.Parsing.Html.Listings;

/// <summary>How surely found records are a list of documents.</summary>
internal static class ListConfidence
{
    private const double LeastLinked = 0.4;

    private const double LeastDistinct = 0.5;

    private const double LeastLetters = 5;

    /// <summary>The higher the surer; null where they are none.</summary>
    public static double? Of(IReadOnlyList<Row> rows, IReadOnlyList<FoundRecord> records)
    {
        if (records.Count == 0 || records.Count < rows.Count * LeastLinked) return null;
        var addresses = records.Select(record => record.Address).Distinct().Count();
        if (addresses < records.Count * LeastDistinct || records.Average(record => LinkTexts.Letters(record.Title)) < LeastLetters) return null;
        var own = rows.Count(row => row.Record.Mark is { } mark && row.Record.Span.Holds(mark.Order)) / (double)rows.Count;
        var dated = records.Where(record => record.Date is not null).Select(record => record.Address).Distinct().Count();
        return dated * (1 + (0.2 * Sorted(records)) + (0.5 * own));
    }

    public static bool IsSure(IReadOnlyList<FoundRecord> records) => records.Count > 1 || IsTableRow(records[0]);

    /// <summary>A single date beside a link is anything; in a table with columns it is a list of one.</summary>
    private static bool IsTableRow(FoundRecord only) => only.Holder is { LocalName: "tr", ChildElementCount: >= 3 } row && row.ParentElement?.Closest("table")?.QuerySelector("th") is not null;

    /// <summary>Lists run by their date: how much of this one does.</summary>
    private static double Sorted(IReadOnlyList<FoundRecord> records)
    {
        var days = records.Select(record => record.Date).OfType<DateOnly>().ToList();
        if (days.Count < 2) return 0;
        var pairs = days.Zip(days.Skip(1)).ToList();
        return Math.Max(pairs.Count(pair => pair.First >= pair.Second), pairs.Count(pair => pair.First <= pair.Second)) / (double)pairs.Count;
    }
}
