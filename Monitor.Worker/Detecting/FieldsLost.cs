using System.Globalization;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Detecting;

/// <summary>A field that was filled and no longer is: a selector that fits the page of yesterday.</summary>
internal sealed class FieldsLost : IRunDetector
{
    public Finding? Look(RunSeen run, Usual usual)
    {
        var lost = usual.Fields
            .Select(field => (Field: field, Was: usual.Field(field), Now: RecordFields.Share(run.Facts, field)))
            .Append((Field: RecordFields.Text, Was: usual.Text, Now: new Share(run.Facts.Texts - run.Facts.WithoutText, run.Facts.Texts)))
            .Where(pair => pair.Was.FallsTo(pair.Now))
            .OrderBy(pair => pair.Field, StringComparer.Ordinal)
            .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Field} in {pair.Now.Part} of {pair.Now.Whole} records (usually {Math.Floor(pair.Was.Value * 100)} %)"))
            .ToList();
        return lost.Count == 0 ? null : new Finding(FindingKind.FieldsLost, $"Fields are missing: {string.Join("; ", lost)}.", Spoils: true);
    }
}
