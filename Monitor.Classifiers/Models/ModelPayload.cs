using System.Runtime.InteropServices;
using Monitor.Classifiers.Features;

namespace Monitor.Classifiers.Models;

/// <summary>The order of fields inside <c>model.bin</c>; a change here is a new version of <see cref="ModelFile"/>.</summary>
internal static class ModelPayload
{
    public static void Write(BinaryWriter writer, TrainedModel model)
    {
        writer.Write(model.Id);
        WriteList(writer, model.Concepts.Entries, WriteLexiconEntry);
        WriteList(writer, [.. model.Vocabulary.Entries], WriteVocabularyEntry);
        WriteHead(writer, model.Relevance);
        WriteList(writer, model.Instruments, WriteHead);
        WriteList(writer, model.Examples, WriteExample);
        writer.Write(model.Background);
    }

    /// <param name="reader">At the beginning of the payload.</param>
    /// <param name="version">Of the file.</param>
    public static TrainedModel Read(BinaryReader reader, int version)
    {
        var id = reader.ReadString();
        var concepts = new ConceptIndex(ReadList(reader, ReadLexiconEntry));
        var vocabulary = new Vocabulary(ReadList(reader, ReadVocabularyEntry));
        return new TrainedModel(id, vocabulary, concepts, ReadHead(reader), ReadList(reader, ReadHead), ReadList(reader, ReadExample), version < ModelFile.FirstWithBackground ? 0 : reader.ReadInt32());
    }

    private static void WriteLexiconEntry(BinaryWriter writer, LexiconEntry entry)
    {
        writer.Write(entry.Concept);
        writer.Write(entry.Gloss);
        writer.Write(entry.Language);
        writer.Write(entry.Written);
    }

    private static LexiconEntry ReadLexiconEntry(BinaryReader reader) =>
        new(string.Intern(reader.ReadString()), string.Intern(reader.ReadString()), string.Intern(reader.ReadString()), reader.ReadString());

    private static void WriteVocabularyEntry(BinaryWriter writer, VocabularyEntry entry)
    {
        writer.Write(entry.Key);
        writer.Write((byte)entry.Kind);
        writer.Write(entry.Name);
        writer.Write(entry.Idf);
    }

    private static VocabularyEntry ReadVocabularyEntry(BinaryReader reader) =>
        new(reader.ReadUInt64(), (FeatureKind)reader.ReadByte(), reader.ReadString(), reader.ReadSingle());

    private static void WriteHead(BinaryWriter writer, LinearHead head)
    {
        writer.Write(head.TopicId);
        writer.Write(head.Intercept);
        writer.Write(head.Weights.Length);
        writer.Write(MemoryMarshal.AsBytes<float>(head.Weights));
    }

    private static LinearHead ReadHead(BinaryReader reader)
    {
        var id = reader.ReadString();
        var intercept = reader.ReadSingle();
        var weights = new float[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan()));
        return new LinearHead(id, weights, intercept);
    }

    private static void WriteExample(BinaryWriter writer, KeptExample example)
    {
        writer.Write(example.Family);
        writer.Write(example.Title);
        writer.Write(example.Language);
        writer.Write(example.Jurisdiction);
        writer.Write(example.Relevant);
        WriteList(writer, example.Instruments, (to, id) => to.Write(id));
        WriteVector(writer, example.Vector);
    }

    private static KeptExample ReadExample(BinaryReader reader) => new(
        string.Intern(reader.ReadString()),
        reader.ReadString(),
        string.Intern(reader.ReadString()),
        string.Intern(reader.ReadString()),
        reader.ReadBoolean(),
        ReadList(reader, from => string.Intern(from.ReadString())),
        ReadVector(reader));

    // Features ascend, so that the steps between them are small numbers.
    private static void WriteVector(BinaryWriter writer, LikenessVector vector)
    {
        writer.Write7BitEncodedInt(vector.Features.Length);
        for (var i = 0; i < vector.Features.Length; i++)
            writer.Write7BitEncodedInt(vector.Features[i] - (i == 0 ? 0 : vector.Features[i - 1]));
        writer.Write(MemoryMarshal.AsBytes<ushort>(vector.Weights));
    }

    private static LikenessVector ReadVector(BinaryReader reader)
    {
        var features = new int[reader.Read7BitEncodedInt()];
        for (var i = 0; i < features.Length; i++)
            features[i] = reader.Read7BitEncodedInt() + (i == 0 ? 0 : features[i - 1]);
        var weights = new ushort[features.Length];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan()));
        return new LikenessVector(features, weights);
    }

    private static void WriteList<T>(BinaryWriter writer, IReadOnlyList<T> items, Action<BinaryWriter, T> write)
    {
        writer.Write(items.Count);
        foreach (var item in items)
            write(writer, item);
    }

    private static T[] ReadList<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        var items = new T[reader.ReadInt32()];
        for (var i = 0; i < items.Length; i++)
            items[i] = read(reader);
        return items;
    }
}
