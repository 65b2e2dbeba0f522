using Monitor.Worker.Sources;

namespace Monitor.Worker.Crawling;

/// <summary>Brings a changed sources.json into force without a restart, or says why not. What is in force goes on until then.</summary>
internal sealed partial class CatalogReload(LiveCatalog live, WatchedFile file, CrawlSchedule schedule, TimeProvider time, ILogger<CatalogReload> logger)
{
    private string? _text;

    /// <summary>Looks once. Nothing happens unless the file has changed and come to rest.</summary>
    public async Task LookAsync(CancellationToken ct)
    {
        if (!file.HasChanged()) return;
        if (Read() is not { } text) return;
        if (text == _text)
        {
            // Back to what is in force: a bad change was taken back.
            live.Clear();
            return;
        }

        try
        {
            await TakeAsync(SourceCatalog.Parse(text, file.Path), text, ct);
        }
        catch (SourceCatalogException mistakes)
        {
            Refuse(mistakes.Problems);
        }
    }

    private async Task TakeAsync(SourceCatalog next, string text, CancellationToken ct)
    {
        var before = live.Current;
        live.Replace(next);
        _text = text;
        var change = await schedule.ChangeAsync(before, next, ct);
        Log.Taken(logger, file.Path, next.All.Count, change.Added, change.Removed, change.Rescheduled);
    }

    private string? Read()
    {
        if (!file.Exists)
        {
            Refuse([new SourceProblem(null, "$", null, "The file is gone.", "Put it back; until then the sources as they were are read on.")]);
            return null;
        }

        try
        {
            return File.ReadAllText(file.Path);
        }
        catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
        {
            file.LookAgain();
            Refuse([new SourceProblem(null, "$", null, $"The file cannot be read: {busy.Message}", "Check its permissions; it is looked at again.")]);
            return null;
        }
    }

    private void Refuse(IReadOnlyList<SourceProblem> mistakes)
    {
        live.Refuse(new CatalogRefusal(time.GetUtcNow(), mistakes));
        var all = string.Join(Environment.NewLine, mistakes);
        Log.Refused(logger, file.Path, mistakes.Count, all);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Path} is in force: {Sources} sources; {Added} begin, {Removed} end, {Rescheduled} have another schedule.")]
        public static partial void Taken(ILogger logger, string path, int sources, int added, int removed, int rescheduled);

        [LoggerMessage(Level = LogLevel.Error, Message = "{Path} has changed and is refused ({Count} mistakes); the sources as they were are read on.\n{Mistakes}")]
        public static partial void Refused(ILogger logger, string path, int count, string mistakes);
    }
}
