namespace Monitor.Worker.Versioning.Likeness;

/// <summary>A number that people quote ("H.R. 4321", "C-2") as its series and the rest.</summary>
internal sealed record OfficialNumber(string Series, string Value)
{
    /// <summary>Null where there is none, or it names no series.</summary>
    public static OfficialNumber? Of(string? number)
    {
        if (number is null) return null;
        var first = number.AsSpan().IndexOfAnyInRange('0', '9');
        if (first <= 0) return null;
        var series = string.Concat(number[..first].Where(char.IsLetter)).ToUpperInvariant();
        var value = string.Concat(number[first..].Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return series.Length == 0 ? null : new OfficialNumber(series, value);
    }

    public bool IsAnotherOfTheSeries(OfficialNumber other) => Series == other.Series && Value != other.Value;
}
