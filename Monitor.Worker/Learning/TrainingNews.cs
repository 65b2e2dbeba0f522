using Monitor.Classifiers.Models;
using Monitor.Classifiers.Training;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Learning;

/// <summary>What a training would learn now that the model in use did not know.</summary>
/// <param name="Gap">Between its card and what lies ready.</param>
/// <param name="ExamplesThen">That it learnt from.</param>
/// <param name="LabelsSince">Labels given here since it was trained.</param>
/// <param name="WhatIsUsual">Whether it learnt nothing of what is usual here, and enough is kept to learn it from.</param>
public sealed record NewsForTraining(TrainingGap Gap, int ExamplesThen, int LabelsSince, bool WhatIsUsual)
{
    /// <summary>Whether it was the program that was renewed, not people who taught.</summary>
    public bool CameWithTheProgram => Gap.OtherCode || (Gap.OtherExamples && LabelsSince == 0);

    public bool Any => Gap.OtherExamples || Gap.OtherLexicon || Gap.OtherCode || WhatIsUsual;
}

/// <summary>
/// Tells whether a training would be worth its ten seconds. No model is trained anew by itself: without this, whoever renews the program
/// would go on for ever with the model of their first day.
/// </summary>
internal sealed class TrainingNews(ModelProvision provision, TrainingMaterial material, BackgroundSample background, LabelStore labels, LexiconEditStore edits, TimeProvider time)
{
    /// <summary>What is crawled grows slowly, and counting it reads many texts.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    // Reading and hashing all examples takes half a second; it is done again when something that it depends on has changed.
    private volatile Kept? _last;

    /// <returns>Null while no model is in use, or its card is of no use.</returns>
    public async Task<NewsForTraining?> ReadAsync(CancellationToken ct)
    {
        if (CardInUse() is not { } card) return null;
        var state = new State(card.Id, await labels.StampAsync(ct), (await edits.ListAsync(ct)).Count, time.GetUtcNow().Ticks / KeptFor.Ticks);
        if (_last is { } last && last.State == state) return last.News;
        var gap = await Task.Run(async () => TrainingGap.Between(card, await material.WithoutPassagesAsync(ct)), ct);
        var news = new NewsForTraining(gap, card.Examples, await labels.GivenSinceAsync(card.TrainedAt, ct), card.Background == 0 && await background.IsThereAsync(ct));
        _last = new Kept(state, news);
        return news;
    }

    private ModelCard? CardInUse()
    {
        try
        {
            return provision.Folder.ReadCard(ModelSlot.Active);
        }
        catch (ModelFileException)
        {
            // The page of models says so already.
            return null;
        }
    }

    private sealed record State(string Model, LabelStamp Labels, int Edits, long Stretch);

    private sealed record Kept(State State, NewsForTraining News);
}
