using CsCheck;
using Monitor.Worker.Indexing.Embedded.Texts;

namespace Monitor.Worker.Tests.Indexing.Embedded;

public sealed class TextPiecesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("monitor-pieces-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Any_text_is_read_as_it_was_written()
    {
        var learnt = PieceDictionaries.In(_folder, 0);
        learnt.LearnFrom(LearnableActs.Make(200).Select(act => act.Text));
        Assert.Equal(1, learnt.Count);

        Gen.OneOf(Gen.Char[' ', '~'].Array[0, 30_000].Select(units => new string(units)), Gen.Const("\U0001F600").Array[0, 6_000].Select(string.Concat), Gen.Char['\u4E00', '\u9FFF'].Array[0, 15_000].Select(units => new string(units)))
            .Sample(
                text =>
                {
                    foreach (var pieces in new[] { TextPieces.Unkept, new TextPieces(learnt) })
                    {
                        var written = pieces.Write(text);
                        Assert.Equal(text.Length, written.Sum(piece => piece.Length));
                        Assert.Equal(text, string.Concat(written.Select(piece => pieces.Read(piece.Bytes, piece.Length))));
                    }
                },
                iter: 60);
    }

    [Fact]
    public void A_dictionary_halves_what_pieces_take()
    {
        var acts = LearnableActs.Make(300).Select(act => act.Text).ToList();
        var learnt = PieceDictionaries.In(_folder, 0);
        learnt.LearnFrom(acts.Take(200));

        long Bytes(TextPieces pieces) => acts.Skip(200).SelectMany(pieces.Write).Sum(piece => (long)piece.Bytes.Length);

        Assert.True(Bytes(new TextPieces(learnt)) * 2 < Bytes(TextPieces.Unkept));
    }

    [Fact]
    public void Little_text_is_no_reason_to_learn_but_adds_up()
    {
        var learnt = PieceDictionaries.In(_folder, 0);
        var acts = LearnableActs.Make(200).Select(act => act.Text).ToList();

        learnt.LearnFrom(acts.Take(20));
        var early = learnt.Count;
        for (var i = 20; i < 200; i += 20) learnt.LearnFrom(acts.Skip(i).Take(20));

        Assert.Equal((0, 1), (early, learnt.Count));
    }

    [Fact]
    public void Sixteen_times_as_much_teaches_another_and_pieces_of_the_first_are_still_read()
    {
        var learnt = PieceDictionaries.In(_folder, 0);
        var pieces = new TextPieces(learnt);
        var acts = LearnableActs.Make(200).Select(act => act.Text).ToList();
        learnt.LearnFrom(acts);
        var first = pieces.Write(acts[0])[0];

        for (var written = 0; written < 16 * 262_144; written += acts.Sum(act => act.Length)) learnt.LearnFrom(acts);

        var second = pieces.Write(acts[0])[0];
        Assert.Equal((1, 2), (first.Bytes[0], second.Bytes[0]));
        Assert.Equal(pieces.Read(first.Bytes, first.Length), pieces.Read(second.Bytes, second.Length));
        Assert.Equal(2, PieceDictionaries.In(_folder, 2).Count);
    }

    [Fact]
    public void What_teaches_nothing_stops_nothing_and_later_texts_are_learnt_from()
    {
        var tries = 0;
        var learnt = PieceDictionaries.In(_folder, 0, (samples, most) => ++tries == 1 ? throw new ZstdSharp.ZstdException(ZstdSharp.Unsafe.ZSTD_ErrorCode.ZSTD_error_dictionaryCreation_failed, "Nothing in common.") : ZstdSharp.DictBuilder.TrainFromBuffer(samples, most));
        var acts = LearnableActs.Make(200).Select(act => act.Text).ToList();

        learnt.LearnFrom(acts);
        var after = learnt.Count;
        learnt.LearnFrom(acts);

        Assert.Equal((0, 1), (after, learnt.Count));
        var pieces = new TextPieces(learnt);
        Assert.Equal("An act", string.Concat(pieces.Write("An act").Select(piece => pieces.Read(piece.Bytes, piece.Length))));
    }

    [Fact]
    public void A_very_long_text_has_a_bounded_number_of_pieces() => Assert.InRange(TextPieces.Unkept.Write(new string('a', 30_000_000)).Count, 1, 2_100);

    [Fact]
    public void A_piece_of_a_dictionary_that_is_not_there_or_that_was_changed_is_refused()
    {
        var learnt = PieceDictionaries.In(_folder, 0);
        learnt.LearnFrom(LearnableActs.Make(200).Select(act => act.Text));
        var piece = new TextPieces(learnt).Write("A provider of an electronic communications service shall preserve the data described.")[0];

        var missing = Assert.Throws<InvalidDataException>(() => TextPieces.Unkept.Read(piece.Bytes, piece.Length));
        Assert.Contains("dictionary 1", missing.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => new TextPieces(learnt).Read([piece.Bytes[0], .. Enumerable.Repeat((byte)0xFF, 20)], piece.Length));
    }
}
