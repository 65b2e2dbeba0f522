using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Monitor.Worker.Commands;

/// <summary>One JSON object a line.</summary>
internal sealed class ParseOutput(TextWriter? writer) : IDisposable
{
    /// <summary>For measuring how fast is read: what was read is not put into words.</summary>
    public static ParseOutput Nowhere { get; } = new(null);

    public void Write<T>(T line, JsonTypeInfo<T> shape) => writer?.Write(JsonSerializer.Serialize(line, shape) + "\n");

    public void Dispose() => writer?.Flush();
}
