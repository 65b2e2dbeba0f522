using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage.Model;

/// <summary>How people tune the classifier: what they are asked, the dial, models on trial and in use, their words for the lexicon.</summary>
internal static class TuningModel
{
    public static void Map(ModelBuilder model)
    {
        MapQuestions(model);
        MapModels(model);
    }

    private static void MapQuestions(ModelBuilder model)
    {
        model.Entity<AskRow>(ask =>
        {
            ask.ToTable("Asks");
            ask.HasOne<ItemRow>().WithMany().HasForeignKey(row => row.ItemId);
            ask.HasIndex(row => new { row.ClosedAt, row.Id });
            ask.HasIndex(row => row.ItemId);
            ask.HasIndex(row => row.RoundId);
        });
        model.Entity<SampleRoundRow>(round =>
        {
            round.ToTable("SampleRounds");
            round.HasIndex(row => row.Until);
            round.Property(row => row.Strata).AsJson(StorageJson.Columns.IReadOnlyListDrawnStratum);
        });
        model.Entity<LexiconEditRow>(edit => edit.ToTable("LexiconEdits"));
    }

    private static void MapModels(ModelBuilder model)
    {
        model.Entity<DialRow>(dial => dial.ToTable("Dials"));
        model.Entity<ModelChangeRow>(change =>
        {
            change.ToTable("ModelChanges");
            change.Property(row => row.Lost).AsJson(StorageJson.Columns.IReadOnlyListString);
        });
        model.Entity<CrossingRow>(crossing =>
        {
            crossing.ToTable("Crossings");
            crossing.HasOne<ItemRow>().WithMany().HasForeignKey(row => row.ItemId);
            crossing.HasIndex(row => row.ItemId);
        });
        model.Entity<TrialScoreRow>(score =>
        {
            score.ToTable("TrialScores");
            score.HasKey(row => new { row.ModelId, row.VersionId });
            score.HasIndex(row => new { row.ModelId, row.ItemId });
        });
    }
}
