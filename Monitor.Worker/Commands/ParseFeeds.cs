namespace Monitor.Worker.Commands;
internal static class ParseFeeds { public static void Answer(ParseFile file, ParseOutput output) { } }
internal sealed record FeedLine(string File);
