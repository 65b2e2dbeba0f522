using System.ComponentModel.DataAnnotations;

namespace Monitor.Worker.Storage;

/// <summary>Where the store of record is.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary><c>sqlite</c> (one file, no server) or <c>postgres</c> (for many workers).</summary>
    [Required]
    public string Provider { get; set; } = "sqlite";

    /// <summary>Needed for PostgreSQL. For SQLite the file in <see cref="Folder"/> is taken when it is empty.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Folder of everything that Monitor keeps; made when it is not there.</summary>
    [Required]
    public string Folder { get; set; } = "data";
}
