using Monitor.Classifiers.Evaluation;
using Monitor.Classifiers.Models;
using Monitor.Worker.Classifying;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Learning;

/// <summary>The dial as people turn it: what each position would have meant.</summary>
/// <param name="Now">The thresholds in force.</param>
/// <param name="Positions">From few alerts to many.</param>
/// <param name="LooksAWeek">Items a week between the two thresholds in force; null while nothing came in.</param>
/// <param name="Weeks">Over so many weeks the alerts are counted.</param>
/// <param name="Earlier">Who turned it before, newest first.</param>
internal sealed record DialReading(Thresholds Now, IReadOnlyList<DialPosition> Positions, double? LooksAWeek, double Weeks, IReadOnlyList<Dial> Earlier);

/// <summary>Reads and turns the dial.</summary>
internal sealed class DialReport(DialStore dials, ModelProvision provision, ActiveClassifier active, AuditTrail audit, TimeProvider time)
{
    private const int MostDays = 90;
    private const int Earlier = 20;

    /// <summary>Lower than this nobody reads, higher nobody is told.</summary>
    public const double Least = 0.01, Most = 0.99;

    public async Task<DialReading> ReadAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var first = await dials.FirstItemAtAsync(ct) ?? now;
        var since = first > now.AddDays(-MostDays) ? first : now.AddDays(-MostDays);
        // A first day is no week: what came in at once would be multiplied by seven.
        var weeks = Math.Max(1, (now - since).TotalDays / 7);
        var scores = await dials.NewsScoresAsync(since, ct);
        var card = provision.Folder.ReadCard(ModelSlot.Active);
        var thresholds = active.Thresholds;
        var positions = ThresholdDial.Positions(card?.Curve ?? [], card?.Relevant ?? 0, scores, weeks);
        double? looks = scores.Count == 0 ? null : scores.Count(score => score >= thresholds.Review && score < thresholds.Alert) / weeks;
        return new DialReading(thresholds, positions, looks, weeks, await dials.ListAsync(Earlier, ct));
    }

    /// <returns>Null, or what is wrong with these thresholds.</returns>
    public static string? Mistake(double alert, double review)
    {
        if (alert is not (>= Least and <= Most)) return "The score for alerts lies between 0.01 and 0.99.";
        return review is >= Least and <= Most && review <= alert ? null : FormattableString.Invariant($"“Near misses from score” lies between 0.01 and the score for alerts, {alert:0.###}.");
    }

    /// <summary>Sets both thresholds, in force at once; what is kept is judged anew behind.</summary>
    /// <returns>Null, or what is wrong.</returns>
    public async Task<string?> SetAsync(double alert, double review, string who, string? reason, CancellationToken ct)
    {
        if (Mistake(alert, review) is { } mistake) return mistake;
        var dial = await dials.SetAsync(alert, review, who, reason?.Trim(), ct);
        await audit.AppendAsync(who, "dial", FormattableString.Invariant($"dial:{dial.Id}"), FormattableString.Invariant($"alert {alert:0.###}, review {review:0.###}"), ct);
        await provision.RefreshAsync(ct);
        return null;
    }
}
