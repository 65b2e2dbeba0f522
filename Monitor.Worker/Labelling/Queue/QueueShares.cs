using Monitor.Worker.Storage;

namespace Monitor.Worker.Labelling.Queue;

/// <summary>
/// How the queue is mixed. What is uncertain teaches most but shows only what is ambiguous; the lot finds what nobody thought of; the rest
/// keeps people honest. Second opinions come first: somebody waits for them.
/// </summary>
internal static class QueueShares
{
    /// <summary>How many questions are kept open.</summary>
    public const int Open = 24;

    public static IReadOnlyList<(AskReason Reason, double Share)> All { get; } =
    [
        (AskReason.Uncertain, 0.40),
        (AskReason.HighUnseen, 0.20),
        (AskReason.Sample, 0.20),
        (AskReason.SecondOpinion, 0.10),
        (AskReason.NewSource, 0.06),
        (AskReason.Repeat, 0.04),
    ];

    /// <summary>How many of a kind are kept open; what is drawn by lot and what somebody asked for come as they come.</summary>
    public static int Wanted(AskReason reason) => (int)Math.Round(Open * All.First(pair => pair.Reason == reason).Share, MidpointRounding.AwayFromZero);
}
