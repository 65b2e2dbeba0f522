using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Monitor.Worker.Storage;

/// <summary>Where the store stands. To be asked before the store is opened, which makes the folder of the file.</summary>
internal sealed class StorePlace(IOptions<StorageOptions> options)
{
    /// <summary>The folder in which a file should be and is not; null when it is there, or when the store is no file.</summary>
    public string? EmptyFolder()
    {
        if (options.Value.Provider != "sqlite") return null;
        var stated = new SqliteConnectionStringBuilder(options.Value.ConnectionString);
        if (stated.Mode == SqliteOpenMode.Memory || stated.DataSource is ":memory:") return null;
        var file = Path.GetFullPath(stated.DataSource is "" ? Path.Combine(options.Value.Folder, MonitorContextFactory.FileName) : stated.DataSource);
        return File.Exists(file) ? null : Path.GetDirectoryName(file);
    }
}
