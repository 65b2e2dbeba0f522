using Monitor.Classifiers.Models;

namespace Monitor.Classifiers.Tests.Models;

public sealed class RetiredModelsTests : IDisposable
{
    private static readonly DateTimeOffset Today = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    private static readonly (TrainedModel Model, ModelCard Card) Trained = Examples.Train(Examples.Input);
    private readonly string _path = Directory.CreateTempSubdirectory("monitor-retired-").FullName;
    private readonly ModelFolder _folder;

    public RetiredModelsTests() => _folder = new ModelFolder(_path);

    public void Dispose() => Directory.Delete(_path, recursive: true);

    [Fact]
    public void Nothing_is_retired_before_the_third_promotion()
    {
        PromoteAll("a", "b");
        Assert.Empty(_folder.ListRetired());

        PromoteAll("c");

        Assert.Equal(["a"], Retired());
        Assert.Equal(("c", "b"), (IdOf(ModelSlot.Active), IdOf(ModelSlot.Previous)));
    }

    [Fact]
    public void The_ten_trained_last_are_kept_newest_first()
    {
        PromoteAll([.. Enumerable.Range(0, 14).Select(i => $"m{i:00}")]);

        Assert.Equal(Enumerable.Range(2, 10).Reverse().Select(i => $"m{i:00}"), Retired());
        Assert.Equal(10, Directory.GetDirectories(Path.Combine(_path, "retired")).Length);
    }

    [Fact]
    public void A_restored_model_is_a_candidate_that_must_be_promoted_and_answers_as_before()
    {
        PromoteAll("a", "b", "c");

        _folder.Restore("a");

        Assert.Equal(("a", "c", "b"), (IdOf(ModelSlot.Candidate), IdOf(ModelSlot.Active), IdOf(ModelSlot.Previous)));
        Assert.Equal(["a"], Retired());
        var text = new TextToAssess { Title = "Electronic evidence act" };
        Assert.Equal(Examples.Learned.Assess(text).Relevance, _folder.Load(ModelSlot.Candidate, Examples.Topics)!.Assess(text).Relevance);

        Assert.True(_folder.Promote("a"));

        Assert.Equal(("a", "c"), (IdOf(ModelSlot.Active), IdOf(ModelSlot.Previous)));
        Assert.Equal(["b", "a"], Retired());
    }

    [Fact]
    public void A_model_that_retires_again_takes_its_own_place()
    {
        PromoteAll("a", "b", "c");
        _folder.Restore("a");
        Assert.True(_folder.Promote("a"));

        PromoteAll("d", "e");

        Assert.Equal(["c", "b", "a"], Retired());
    }

    [Theory]
    [InlineData("b")]
    [InlineData("../active")]
    [InlineData("")]
    public void An_id_that_is_not_retired_is_refused_and_the_candidate_stays(string id)
    {
        PromoteAll("a", "b", "c");
        Save("d", 9);

        Assert.Throws<InvalidOperationException>(() => _folder.Restore(id));

        Assert.Equal("d", IdOf(ModelSlot.Candidate));
    }

    /// <summary>The steps of a promotion in their order; a crash may come after each.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_promotion_cut_short_after_any_step_retires_one_model_and_loses_none(int steps)
    {
        PromoteAll("a", "b", "c");
        Save("d", 4);
        (string From, string To)[] moves = [("candidate", "promoting"), ("previous", "retired/b"), ("active", "previous"), ("promoting", "active")];
        foreach (var (from, to) in moves[..steps])
            Directory.Move(Path.Combine(_path, from), Path.Combine(_path, to));

        var after = new ModelFolder(_path);

        Assert.Equal("d", after.LoadActive(Examples.Topics)!.ModelId);
        Assert.Equal("c", after.ReadCard(ModelSlot.Previous)!.Id);
        Assert.Equal(["b", "a"], after.ListRetired().Select(card => card.Id));
        Assert.Null(after.ReadCard(ModelSlot.Candidate));
    }

    [Fact]
    public void A_restoring_cut_short_while_copying_leaves_the_candidate_and_can_be_done_again()
    {
        PromoteAll("a", "b", "c");
        Save("d", 9);
        var half = Directory.CreateDirectory(Path.Combine(_path, "writing")).FullName;
        File.WriteAllBytes(Path.Combine(half, "model.bin"), [1, 2, 3]);

        var after = new ModelFolder(_path);
        Assert.Equal("d", after.ReadCard(ModelSlot.Candidate)!.Id);
        after.Restore("a");

        Assert.Equal("a", after.Load(ModelSlot.Candidate, Examples.Topics)!.ModelId);
    }

    [Fact]
    public void A_damaged_model_is_not_restored_and_the_candidate_stays()
    {
        PromoteAll("a", "b", "c");
        Save("d", 9);
        File.WriteAllBytes(Path.Combine(_path, "retired", "a", "model.bin"), [1, 2, 3]);

        Assert.Throws<ModelFileException>(() => _folder.Restore("a"));

        Assert.Equal("d", IdOf(ModelSlot.Candidate));
    }

    [Fact]
    public void What_a_crash_left_half_deleted_is_not_listed_and_goes_with_the_next_promotion()
    {
        PromoteAll("a", "b", "c", "d");
        File.Delete(Path.Combine(_path, "retired", "a", "model.bin"));
        var half = Directory.CreateDirectory(Path.Combine(_path, "discarding")).FullName;
        File.WriteAllText(Path.Combine(half, "card.json"), "{");

        Assert.Equal(["b"], Retired());
        Assert.Throws<InvalidOperationException>(() => _folder.Restore("a"));
        PromoteAll("e");

        Assert.Equal(["c", "b"], Retired());
        Assert.False(Directory.Exists(Path.Combine(_path, "retired", "a")));
        Assert.False(Directory.Exists(half));
    }

    [Fact]
    public void A_previous_model_without_a_readable_card_does_not_stop_a_promotion()
    {
        PromoteAll("a", "b");
        File.WriteAllText(Path.Combine(_path, "previous", "card.json"), "not json");

        PromoteAll("c");

        Assert.Equal(("c", "b"), (IdOf(ModelSlot.Active), IdOf(ModelSlot.Previous)));
        Assert.Empty(Retired());
    }

    [Fact]
    public void A_rollback_retires_nothing()
    {
        PromoteAll("a", "b", "c");

        Assert.True(_folder.Rollback("b"));

        Assert.Equal(("b", "c"), (IdOf(ModelSlot.Active), IdOf(ModelSlot.Previous)));
        Assert.Equal(["a"], Retired());
    }

    private IEnumerable<string> Retired() => _folder.ListRetired().Select(card => card.Id);

    private string? IdOf(ModelSlot slot) => _folder.ReadCard(slot)?.Id;

    /// <summary>Each trained a day after the one before it in the alphabet.</summary>
    private void PromoteAll(params string[] ids)
    {
        foreach (var id in ids)
        {
            Save(id, id.Length == 1 ? id[0] - 'a' : int.Parse(id[1..], System.Globalization.CultureInfo.InvariantCulture));
            Assert.True(_folder.Promote(id));
        }
    }

    private void Save(string id, int day)
    {
        var model = Trained.Model;
        var named = new TrainedModel(id, model.Vocabulary, model.Concepts, model.Relevance, model.Instruments, model.Examples);
        _folder.SaveCandidate(named, Trained.Card with { Id = id, TrainedAt = Today.AddDays(day) });
    }
}
