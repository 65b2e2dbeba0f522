using Monitor.Worker.Documents;
using Monitor.Worker.Storage.Rows;

namespace Monitor.Worker.Storage.Committing;

/// <summary>A change with the rows it went to.</summary>
/// <param name="Version">Null when none was written.</param>
internal sealed record Written(DocumentChange Change, DocumentRow Document, VersionRow? Version, DateTimeOffset SeenAt)
{
    public ItemRow Item => Document.Item;
}
