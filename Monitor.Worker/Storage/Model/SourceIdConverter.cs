using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Storage.Model;

internal sealed class SourceIdConverter() : ValueConverter<SourceId, string>(id => id.Value, text => new SourceId(text));
