using System.Text.Json.Nodes;
using Monitor.Classifiers.Models;
using Monitor.Classifiers.Training;

namespace Monitor.Classifiers.Tests.Models;

public sealed class ModelFolderTests : IDisposable
{
    private static readonly DateTimeOffset Today = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    private readonly string _path = Directory.CreateTempSubdirectory("monitor-models-").FullName;
    private readonly ModelFolder _folder;

    public ModelFolderTests() => _folder = new ModelFolder(_path);

    public void Dispose() => Directory.Delete(_path, recursive: true);

    [Fact]
    public void An_empty_folder_has_no_active_model()
    {
        Assert.Null(_folder.LoadActive(Examples.Topics));
        Assert.Null(_folder.ReadCard(ModelSlot.Active));
        Assert.False(_folder.Promote("a"));
        Assert.False(_folder.Rollback("a"));
    }

    [Fact]
    public async Task Whoever_looks_while_another_promotes_finds_a_whole_folder()
    {
        var ct = TestContext.Current.CancellationToken;
        var (model, card) = ModelTrainer.Train(Examples.Input, Today, null, ct);
        _folder.PutToUse(model, card);

        var promotes = Task.Run(
            () =>
            {
                for (var i = 0; i < 15; i++)
                {
                    var other = new ModelFolder(_path);
                    other.SaveCandidate(model, card);
                    other.Promote(card.Id);
                }
            },
            ct);
        var looks = 0;
        for (; !promotes.IsCompleted || looks == 0; looks++)
        {
            Assert.NotNull(_folder.ReadCard(ModelSlot.Active));
            Assert.NotNull(_folder.LoadActive(Examples.Topics));
        }

        await promotes;
    }

    [Fact]
    public void A_kept_model_scores_as_the_trained_one()
    {
        var trained = ModelTrainer.TrainAndKeep(_folder, Examples.Input, Today, null, TestContext.Current.CancellationToken);

        var loaded = _folder.LoadActive(Examples.Topics)!;

        Assert.Equal(trained.ModelId, loaded.ModelId);
        foreach (var example in Examples.Input.Examples)
        {
            var text = new TextToAssess { Title = example.Title };
            Assert.Equal(trained.Assess(text).Relevance, loaded.Assess(text).Relevance);
            Assert.Equal(trained.Assess(text).Reasons, loaded.Assess(text).Reasons);
        }
    }

    [Fact]
    public void The_card_says_what_the_model_is_made_of()
    {
        ModelTrainer.TrainAndKeep(_folder, Examples.Input, Today, null, TestContext.Current.CancellationToken);

        var card = _folder.ReadCard(ModelSlot.Active)!;

        Assert.Equal(ModelTrainer.ModelIdOf(Examples.Input), card.Id);
        Assert.Equal(Today, card.TrainedAt);
        Assert.Equal(Examples.Input.Examples.Count, card.Examples);
        Assert.Equal((11, 1), (card.InstrumentSupport["production-order"], card.InstrumentSupport["emergency-disclosure"]));
        Assert.Contains("user-notice", card.ByKeywordOnly);
        Assert.InRange(card.Metrics.PrAuc, 0.5, 1);
    }

    [Fact]
    public void A_card_from_before_it_told_languages_and_doubts_is_still_read()
    {
        ModelTrainer.TrainAndKeep(_folder, Examples.Input, Today, null, TestContext.Current.CancellationToken);
        var file = Path.Combine(_path, "active", "card.json");
        var card = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        foreach (var added in new[] { "languageMetrics", "instrumentMetrics", "curve", "doubts" })
            Assert.True(card.Remove(added));
        File.WriteAllText(file, card.ToJsonString());

        var read = _folder.ReadCard(ModelSlot.Active)!;

        Assert.Equal(ModelTrainer.ModelIdOf(Examples.Input), read.Id);
        Assert.Null(read.Curve);
        Assert.Null(read.LanguageMetrics);
    }

    [Fact]
    public void Promotion_keeps_the_previous_model_and_rollback_brings_it_back()
    {
        var first = Keep(seed: 1);
        var second = Keep(seed: 2);

        Assert.False(_folder.Rollback(second));
        Assert.True(_folder.Rollback(first));

        Assert.Equal(first, _folder.ReadCard(ModelSlot.Active)!.Id);
        Assert.Equal(second, _folder.ReadCard(ModelSlot.Previous)!.Id);
    }

    [Fact]
    public void Only_the_candidate_that_is_meant_is_promoted()
    {
        var first = Keep(seed: 1);
        var (meant, card) = Examples.Train(Examples.Input with { Seed = 2 });
        _folder.SaveCandidate(meant, card);
        var (other, ofOther) = Examples.Train(Examples.Input with { Seed = 3 });
        _folder.SaveCandidate(other, ofOther);

        var promoted = _folder.Promote(card.Id);

        Assert.False(promoted);
        Assert.Equal((first, other.Id), (_folder.ReadCard(ModelSlot.Active)!.Id, _folder.ReadCard(ModelSlot.Candidate)!.Id));
    }

    [Theory]
    [InlineData("candidate")]
    [InlineData("previous")]
    public void A_damaged_model_does_not_come_into_use(string slot)
    {
        var first = Keep(seed: 1);
        var second = Keep(seed: 2);
        var (model, card) = Examples.Train(Examples.Input with { Seed = 3 });
        _folder.SaveCandidate(model, card);
        var file = Path.Combine(_path, slot, "model.bin");
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..500]);

        Assert.Throws<ModelFileException>(() => slot == "candidate" ? _folder.Promote(card.Id) : _folder.Rollback(first));

        Assert.Equal(
            (second, first, card.Id),
            (_folder.ReadCard(ModelSlot.Active)!.Id, _folder.ReadCard(ModelSlot.Previous)!.Id, _folder.ReadCard(ModelSlot.Candidate)!.Id));
    }

    [Fact]
    public void A_model_that_is_put_to_use_untried_leaves_the_candidate_waiting()
    {
        var first = Keep(seed: 1);
        var (model, card) = Examples.Train(Examples.Input with { Seed = 2 });
        _folder.SaveCandidate(model, card);

        var second = Keep(seed: 3);

        Assert.Equal(
            (second, first, card.Id),
            (_folder.ReadCard(ModelSlot.Active)!.Id, _folder.ReadCard(ModelSlot.Previous)!.Id, _folder.ReadCard(ModelSlot.Candidate)!.Id));
        Assert.Equal(model.Id, _folder.LoadWithCard(ModelSlot.Candidate, Examples.Topics)!.Value.Classifier.ModelId);
    }

    [Theory]
    [InlineData("active")]
    [InlineData("none")]
    public void A_promotion_cut_short_by_a_crash_is_finished_at_the_next_use(string stillThere)
    {
        var first = Keep(seed: 1);
        var (model, card) = Examples.Train(Examples.Input with { Seed = 2 });
        _folder.SaveCandidate(model, card);
        Directory.Move(Path.Combine(_path, "candidate"), Path.Combine(_path, "promoting"));
        if (stillThere == "none")
            Directory.Move(Path.Combine(_path, "active"), Path.Combine(_path, "previous"));

        var active = new ModelFolder(_path).LoadActive(Examples.Topics);

        Assert.Equal(model.Id, active!.ModelId);
        Assert.Equal(first, _folder.ReadCard(ModelSlot.Previous)!.Id);
    }

    [Theory]
    [InlineData(3, "cut off")]
    [InlineData(500, "cut off")]
    public void A_file_that_was_cut_off_is_refused(int bytes, string reason)
    {
        Keep(seed: 1);
        var file = Path.Combine(_path, "active", "model.bin");
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..bytes]);

        var refused = Assert.Throws<ModelFileException>(() => _folder.LoadActive(Examples.Topics));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Contains(file, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_the_version_before_is_read_and_knows_no_background()
    {
        Keep(seed: 1);
        var file = Path.Combine(_path, "active", "model.bin");
        var bytes = File.ReadAllBytes(file);
        // One number less at the end of the payload, which follows a header of sixteen bytes and is followed by its checksum.
        var payload = bytes[16..^(32 + sizeof(int))];
        File.WriteAllBytes(file, [.. bytes[..6], 3, 0, .. BitConverter.GetBytes((long)payload.Length), .. payload, .. System.Security.Cryptography.SHA256.HashData(payload)]);

        Assert.Equal(0, _folder.LoadActive(Examples.Topics)!.Model.Background);
    }

    [Theory]
    [InlineData(0, "not a Monitor model")]
    [InlineData(6, "format version")]
    [InlineData(900, "checksum")]
    public void A_file_with_one_wrong_byte_is_refused(int position, string reason)
    {
        Keep(seed: 1);
        var file = Path.Combine(_path, "active", "model.bin");
        var bytes = File.ReadAllBytes(file);
        bytes[position] ^= 0x40;
        File.WriteAllBytes(file, bytes);

        var refused = Assert.Throws<ModelFileException>(() => _folder.LoadActive(Examples.Topics));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    private string Keep(int seed) => ModelTrainer.TrainAndKeep(_folder, Examples.Input with { Seed = seed }, Today, null, TestContext.Current.CancellationToken).ModelId;
}
