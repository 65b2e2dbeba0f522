using System.Globalization;

namespace Monitor.Worker.Documents;

/// <summary>A score as people read it, wherever it is told. English, whatever the machine's culture.</summary>
public static class Scores
{
    /// <summary>Rounded down: what lies under a threshold must not read as if it had reached it, nor what is not sure as if it were.</summary>
    public static string Text(double score) => (Math.Floor((score * 100) + 1e-9) / 100).ToString("0.00", CultureInfo.InvariantCulture);
}
