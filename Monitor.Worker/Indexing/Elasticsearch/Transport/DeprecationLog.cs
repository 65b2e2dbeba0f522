using System.Text.RegularExpressions;

namespace Monitor.Worker.Indexing.Elasticsearch.Transport;

/// <summary>The cluster's warnings (what a coming version will no longer take), each told once.</summary>
internal sealed partial class DeprecationLog(ILogger logger)
{
    private const int Most = 100;

    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    public void Tell(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Warning", out var warnings)) return;
        foreach (var warning in warnings)
        {
            var match = Words().Match(warning);
            var words = match.Success ? match.Groups["words"].Value : warning;
            lock (_told)
            {
                if (_told.Count >= Most || !_told.Add(words)) continue;
            }

            Log.Warned(logger, words);
        }
    }

    [GeneratedRegex(@"^\d{3} \S+ ""(?<words>.*?)""( ""[^""]*"")?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Words();

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Elasticsearch warns: {Words}")]
        public static partial void Warned(ILogger logger, string words);
    }
}
