using System.Text.Json.Nodes;

namespace Monitor.Worker.Trying;

/// <summary>Something at an address that may be followed.</summary>
/// <param name="What">For people.</param>
/// <param name="Name">What it calls itself, or null.</param>
/// <param name="Language">As it states it, or null.</param>
/// <param name="Evidence">What the mapping rests on.</param>
/// <param name="Parts">Format and mapping, as in sources.json.</param>
internal sealed record Lead(string What, Uri Address, string? Name, string? Language, string Evidence, JsonObject Parts);
