using Monitor.Worker.Documents;

namespace Monitor.Worker.Storage;

/// <summary>An item that scored just below the threshold.</summary>
/// <param name="Source">Of the document that leads.</param>
/// <param name="ChangedAt">When it was new, or amended last.</param>
internal sealed record NearMiss(long ItemId, double Relevance, string Region, string Jurisdiction, SourceId Source, DateTimeOffset ChangedAt);

/// <param name="Review">At or above it,</param>
/// <param name="Alert">and below this.</param>
/// <param name="Since">New or amended then or later.</param>
/// <param name="Channel">In which it is to be shown: what was told there already is left out. Null takes all.</param>
internal sealed record NearMissQuery(double Review, double Alert, DateTimeOffset Since, string? Channel);
