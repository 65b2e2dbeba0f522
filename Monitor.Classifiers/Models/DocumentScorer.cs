using Monitor.Classifiers.Features;

namespace Monitor.Classifiers.Models;

/// <summary>
/// Logits of one document, by the better of two ways. In context: a share of the whole, a share of the best window under the
/// document's title; so a document is found that deals with the matter. Alone: the window that stands out, without the title; so a duty
/// is found in one section of an act on something else, which washes it out of the whole and whose title speaks against it.
/// </summary>
internal sealed class DocumentScorer(TrainedModel model, Workspace workspace)
{
    public const double WindowShare = 0.8;

    /// <summary>
    /// A window must stand out from its document: in a judgment on a telecom operator's tariffs each has something of the words, and of
    /// many windows some score high by chance. The document's level is the window of this rank, so that few passages on the matter do not
    /// hide each other.
    /// </summary>
    private const int RankOfLevel = 6;

    private const double ShareOfLevel = 0.4;

    /// <summary>Other windows may carry further instruments; more than these are hardly ever right.</summary>
    private const int MostInstrumentWindows = 12;

    private readonly ReadingPenalties _penalties = ReadingPenalties.Of(model);
    private readonly List<(int Window, double Logit)> _windows = [];
    private readonly List<(int Window, double Logit)> _alone = [];

    /// <summary>Number of the best window from 1, or 0 when the body is empty.</summary>
    public int BestWindow { get; private set; }

    public double BestWindowLogit { get; private set; }

    /// <summary>Whether the document's logit is that of a window without the title.</summary>
    public bool StandsAlone { get; private set; }

    /// <summary>Taken off the shares' logit, so that they add up to the document's.</summary>
    public double Penalty { get; private set; }

    /// <summary>Share of the document's logit that comes from the best window.</summary>
    public double ShareOfWindow => StandsAlone ? 1 : ShareInContext;

    private double ShareInContext => workspace.Document.Windows > 1 ? WindowShare : 0;

    /// <summary>Calibrated logit of relevance. Leaves the workspace with the whole weighed.</summary>
    public double Relevance()
    {
        Weigh(workspace.Whole, window: null);
        var whole = model.Relevance.Logit(workspace.Whole.Touched, workspace.Whole.Values);
        (StandsAlone, Penalty) = (false, 0);
        _windows.Clear();
        switch (workspace.Document.Windows)
        {
            case 0:
                return whole;
            case 1:
                (BestWindow, BestWindowLogit) = (1, whole);
                _windows.Add((1, whole));
                return whole;
            default:
                return OfWindows(whole);
        }
    }

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
    public void WeighBestWindow()
    {
        if (StandsAlone) WeighAlone(BestWindow);
        else Weigh(workspace.Window, BestWindow);
    }

    private List<(int Window, double Logit)> CarryingWindows() =>
        [.. _windows.Where(pair => pair.Logit > 0 || pair.Window == BestWindow).OrderByDescending(pair => pair.Logit).ThenBy(pair => pair.Window).Take(MostInstrumentWindows)];

    private double OfWindows(double whole)
    {
        ScoreWindows();
        var (best, alone) = (_windows.MaxBy(pair => pair.Logit), _alone.MaxBy(pair => pair.Logit));
        var penaltyAlone = _penalties.Alone + (ShareOfLevel * Level());
        var penaltyInContext = _penalties.ManyWindows * Math.Log(workspace.Document.Windows);
        var inContext = Blend(whole, best.Logit) - penaltyInContext;
        StandsAlone = alone.Logit - penaltyAlone > inContext;
        (BestWindow, BestWindowLogit) = StandsAlone ? alone : best;
        Penalty = StandsAlone ? penaltyAlone : penaltyInContext;
        return StandsAlone ? alone.Logit - penaltyAlone : inContext;
    }

    private double Level() => _alone.Select(pair => pair.Logit).OrderDescending().Take(RankOfLevel).Last();

    private void ScoreWindows()
    {
        _alone.Clear();
        for (var i = 1; i <= workspace.Document.Windows; i++)
        {
            WeighAlone(i);
            _alone.Add((i, model.Relevance.Logit(workspace.Window.Touched, workspace.Window.Values)));
            Weigh(workspace.Window, i);
            _windows.Add((i, model.Relevance.Logit(workspace.Window.Touched, workspace.Window.Values)));
        }
    }

    private double Blend(double whole, double window) => (ShareInContext * window) + ((1 - ShareInContext) * whole);

    private void Weigh(SparseCounts counts, int? window)
    {
        workspace.Document.Count(model.Vocabulary, counts, window);
        Vectorizer.Weigh(counts, model.Vocabulary, window is null ? workspace.Document.Windows : 1);
    }

    private void WeighAlone(int window)
    {
        workspace.Document.CountAlone(model.Vocabulary, workspace.Window, window);
        Vectorizer.Weigh(workspace.Window, model.Vocabulary);
    }
}
