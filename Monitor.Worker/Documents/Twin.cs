namespace Monitor.Worker.Documents;

/// <summary>A stored document of the same source that has a new one's title or text.</summary>
/// <param name="NativeId">Under which it is stored.</param>
/// <param name="Title">Its title, as stored.</param>
/// <param name="Text">True when its text is the new one's; false when only the title is.</param>
/// <param name="Like">Id of the new document.</param>
public sealed record Twin(string NativeId, string Title, bool Text, string Like);
