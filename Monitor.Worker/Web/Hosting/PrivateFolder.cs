namespace Monitor.Worker.Web.Hosting;

/// <summary>A folder for its owner only, made when it is not there.</summary>
internal static class PrivateFolder
{
    public static DirectoryInfo At(string path)
    {
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full)) return new DirectoryInfo(full);
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(full)
            : Directory.CreateDirectory(full, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
