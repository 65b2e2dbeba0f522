using System.Text.Json.Nodes;

namespace Monitor.Worker.Trying;

/// <summary>A way to follow an address, with what reading it came to.</summary>
/// <param name="What">For people: a feed, a list found by structure.</param>
/// <param name="Entry">As it would stand in sources.json.</param>
internal sealed record SourceProposal(string What, JsonObject Entry, Trial Trial);

/// <summary>What scouting an address came to.</summary>
/// <param name="Best">Null where nothing can be followed.</param>
/// <param name="Others">Those that work too.</param>
/// <param name="Notes">What was looked at, and what came of it.</param>
internal sealed record ScoutReport(SourceProposal? Best, IReadOnlyList<SourceProposal> Others, IReadOnlyList<string> Notes);
