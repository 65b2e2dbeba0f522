using AngleSharp.Html.Dom;

namespace Monitor.Worker.Parsing.Html;

/// <summary>
/// Untrusted markup becomes a tree, or a reason why not. Nothing is loaded and nothing runs; depth, size and time are bounded,
/// because the tree builder's work grows with the square of the depth.
/// </summary>
internal sealed record HtmlOpening(IHtmlDocument? Document, MarkupScan Scan, string? Refusal)
{
    private const int MostElements = 1_000_000;
    private const int MostDepth = 4_000;
    private const int MostAttributes = 2_000;
    private static readonly TimeSpan LongestBuild = TimeSpan.FromSeconds(20);

    public static HtmlOpening Of(string html, TimeProvider time)
    {
        var scan = MarkupScan.Of(html);
        if (scan.Depth > MostDepth) return new(null, scan, $"its elements nest deeper than {MostDepth} levels");
        if (scan.Elements > MostElements) return new(null, scan, $"it has more than {MostElements} elements");
        try
        {
            return new(Build(html, time), scan, null);
        }
        catch (BuildStoppedException stopped)
        {
            return new(null, scan, stopped.Message);
        }
    }

    private static IHtmlDocument Build(string html, TimeProvider time)
    {
        var started = time.GetTimestamp();
        var elements = 0;
        var attributes = 0;
        return new AngleSharp.Html.Parser.HtmlParser(new()
        {
            IsScripting = false,
            SkipComments = true,
            DisableElementPositionTracking = true,
            OnCreated = (_, _) => Check(++elements, ref attributes),
            // Each attribute is compared with those before it.
            ShouldEmitAttribute = (ref _, _) => ++attributes <= MostAttributes,
        }).ParseDocument(html);

        void Check(int count, ref int pending)
        {
            pending = 0;
            if (count > MostElements) throw new BuildStoppedException($"it has more than {MostElements} elements");
            if (count % 256 == 0 && time.GetElapsedTime(started) > LongestBuild)
            {
                throw new BuildStoppedException($"building its tree took longer than {LongestBuild.TotalSeconds:0} seconds");
            }
        }
    }

    /// <summary>The tree builder's callback has no other way to say stop.</summary>
    private sealed class BuildStoppedException(string message) : Exception(message);
}
