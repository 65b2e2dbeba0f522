using Monitor.Classifiers.Features;

namespace Monitor.Classifiers.Models;

/// <summary>
/// Logits of one document: a share of the whole, a share of the best window. A duty in one section of a long act is
/// washed out of the whole; a window alone lacks the act's context.
/// </summary>
internal sealed class DocumentScorer(TrainedModel model, Workspace workspace)
{
    public const double WindowShare = 0.7;

    /// <summary>The best of many windows is high by chance alone: each e-fold more windows must be that much clearer.</summary>
    private const double PenaltyForManyWindows = 0.8;

    /// <summary>Other windows may carry further instruments; more than these are hardly ever right.</summary>
    private const int MostInstrumentWindows = 12;

    private readonly List<(int Window, double Logit)> _windows = [];

    /// <summary>Number of the best window from 1, or 0 when the body is empty.</summary>
    public int BestWindow { get; private set; }

    public double BestWindowLogit { get; private set; }

    /// <summary>Calibrated logit of relevance. Leaves the workspace with the whole and the best window weighed.</summary>
    public double Relevance()
    {
        Weigh(workspace.Whole, window: null);
        var whole = model.Relevance.Logit(workspace.Whole.Touched, workspace.Whole.Values);
        if (workspace.Document.Windows == 0)
            return whole;
        ScoreWindows(whole);
        return Blend(whole, BestWindowLogit) - Penalty;
    }

    /// <summary>Taken off the logit of a long document.</summary>
    public double Penalty => PenaltyForManyWindows * Math.Log(Math.Max(1, workspace.Document.Windows));

    /// <summary>Share of the document's logit that comes from the best window.</summary>
    public double ShareOfWindow => workspace.Document.Windows > 1 ? WindowShare : 0;

    /// <summary>Calibrated logits, in the order of <see cref="TrainedModel.Instruments"/>.</summary>
    public double[] Instruments()
    {
        double[] whole = [.. model.Instruments.Select(head => head.Logit(workspace.Whole.Touched, workspace.Whole.Values))];
        if (workspace.Document.Windows < 2)
            return whole;
        double[] best = [.. whole.Select(_ => double.NegativeInfinity)];
        foreach (var (window, _) in CarryingWindows())
        {
            Weigh(workspace.Window, window);
            for (var i = 0; i < best.Length; i++)
                best[i] = Math.Max(best[i], model.Instruments[i].Logit(workspace.Window.Touched, workspace.Window.Values));
        }
        return [.. whole.Select((logit, i) => Blend(logit, best[i]))];
    }

    /// <summary>Fills the window's counts with the best window's, for the explanation.</summary>
    public void WeighBestWindow() => Weigh(workspace.Window, BestWindow);

    private List<(int Window, double Logit)> CarryingWindows() =>
        [.. _windows.Where(pair => pair.Logit > 0 || pair.Window == BestWindow).OrderByDescending(pair => pair.Logit).ThenBy(pair => pair.Window).Take(MostInstrumentWindows)];

    private void ScoreWindows(double whole)
    {
        (BestWindow, BestWindowLogit) = (1, whole);
        _windows.Clear();
        _windows.Add((1, whole));
        if (workspace.Document.Windows == 1)
            return;
        _windows.Clear();
        BestWindowLogit = double.NegativeInfinity;
        for (var i = 1; i <= workspace.Document.Windows; i++)
        {
            Weigh(workspace.Window, i);
            var logit = model.Relevance.Logit(workspace.Window.Touched, workspace.Window.Values);
            _windows.Add((i, logit));
            if (logit > BestWindowLogit)
                (BestWindow, BestWindowLogit) = (i, logit);
        }
    }

    private double Blend(double whole, double window) => (ShareOfWindow * window) + ((1 - ShareOfWindow) * whole);

    private void Weigh(SparseCounts counts, int? window)
    {
        workspace.Document.Count(model.Vocabulary, counts, window);
        Vectorizer.Weigh(counts, model.Vocabulary, window is null ? workspace.Document.Windows : 1);
    }
}
