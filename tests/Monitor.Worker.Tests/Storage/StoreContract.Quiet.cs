using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_document_that_tells_nothing_new_moves_nothing_and_is_still_in_the_receipt()
    {
        var first = await CommitAsync(Samples.New(Samples.Document("b1")), Samples.New(Samples.Document("b2")), Samples.New(Samples.Document("b3")));
        var known = await KnownAsync("b2");

        var second = await CommitAsync(Samples.Changed(known, Samples.Document("b2"), known.Text, ChangeKind.Unchanged));

        Assert.Equal((first.Sequence, 0, 0), (second.Sequence, second.NewVersions, second.NewEvents));
        Assert.Equal([first.Items[1]], second.Items);
    }

    [Fact]
    public async Task An_unchanged_document_that_brings_a_number_or_a_key_is_written()
    {
        await CommitAsync(Samples.New(Samples.Document("b1") with { Number = null }));
        var known = await KnownAsync("b1");

        var second = await CommitAsync(Samples.Changed(known, Samples.Document("b1", keys: "ut-bill:1"), known.Text, ChangeKind.Unchanged));

        var item = await ItemAsync(second.Items[0]);
        Assert.Equal("C-b1", item.Summary.Number);
        Assert.Equal(second.Items[0], (await Store.Items.FindByKeyAsync("ut-bill:1", Ct))?.Id);
    }
}
