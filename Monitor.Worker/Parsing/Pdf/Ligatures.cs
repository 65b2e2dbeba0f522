namespace Monitor.Worker.Parsing.Pdf;

/// <summary>One glyph for several letters is a matter of type: nobody searches for "conﬂict".</summary>
internal static class Ligatures
{
    private const char First = '\uFB00';
    private static readonly string[] Letters = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];

    public static string Spelled(string text) => text.AsSpan().IndexOfAnyInRange(First, '\uFB06') < 0
        ? text
        : string.Concat(text.Select(c => c is >= First and <= '\uFB06' ? Letters[c - First] : c.ToString()));
}
