using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Monitor.Worker.Classifying;
using Monitor.Worker.Learning;

namespace Monitor.Worker.Web.Tuning;

/// <summary>Where somebody wants the dial: as typed, so that it stands in the form again when it is refused.</summary>
/// <param name="Alert">A position, or <see cref="OwnValue"/>.</param>
/// <param name="Own">A value of one's own.</param>
/// <param name="Review">The threshold for a look.</param>
/// <param name="Reason">Why; null when none was given.</param>
internal sealed record DialAsk(string Alert, string Own, string Review, string? Reason)
{
    public const string OwnValue = "own";

    private const int LongestNumber = 20;
    private const int LongestReason = 500;

    public double? Threshold => Number(Alert == OwnValue ? Own : Alert);

    public double? Look => Number(Review);

    /// <summary>Null, or what is wrong.</summary>
    public string? Mistake => (Threshold, Look) switch
    {
        _ when Alert.Length == 0 => "Choose a position, or type a value of your own.",
        // Whichever of the two held, the other would have been meant.
        _ when Alert != OwnValue && Own.Length > 0 => "You chose a position and typed a value of your own. Empty the field, or choose “A value of my own”.",
        (null, _) => "Write “Alert from score” as a number, such as 0.35.",
        (_, null) => "Write “Near misses from score” as a number, such as 0.15.",
        (double alert, double look) => DialReport.Mistake(alert, look),
    };

    public static DialAsk Of(string? alert, string? own, string? review, string? reason) =>
        new(Cut(alert, LongestNumber), Cut(own, LongestNumber), Cut(review, LongestNumber), Cut(reason, LongestReason) is { Length: > 0 } given ? given : null);

    /// <summary>
    /// Who chooses a lower score for alerts and leaves that for near misses as it stands takes both down: only what was typed is held to.
    /// </summary>
    public DialAsk Following(Thresholds inForce) =>
        Threshold is { } alert && Look is { } look && look > alert && alert >= DialReport.Least && Review == FigureWords.Threshold(inForce.Review)
            ? this with { Review = FigureWords.Threshold(alert) }
            : this;

    /// <summary>Null when the address asks for nothing.</summary>
    public static DialAsk? Of(IQueryCollection query) => query.ContainsKey("refused") ? Of(query["alert"], query["own"], query["review"], query["reason"]) : null;

    /// <summary>Takes what was typed back to the page, where it is refused in words.</summary>
    public string Query() => QueryHelpers.AddQueryString(
        "", new Dictionary<string, string?> { ["refused"] = "1", ["alert"] = Alert, ["own"] = Own, ["review"] = Review, ["reason"] = Reason }) + "#turn";

    private static double? Number(string typed) =>
        double.TryParse(typed.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string Cut(string? typed, int longest) => typed?.Trim() is not { } text ? "" : text.Length <= longest ? text : text[..longest];
}
