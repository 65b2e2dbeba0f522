namespace Monitor.Worker.Parsing.Markup;

/// <summary>An attribute as a slice of the page; character references are not resolved.</summary>
internal readonly record struct MarkupAttribute(AttributeName Name, int From, int Length);
