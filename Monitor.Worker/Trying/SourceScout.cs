using System.Globalization;
using System.Text.Json.Nodes;
using Monitor.Worker.Crawling;
using Monitor.Worker.Documents;
using Monitor.Worker.Fetching;
using Monitor.Worker.Sources;

namespace Monitor.Worker.Trying;

/// <summary>Looks how an address can be followed: what it is itself, and the feeds and site maps that it names. Nothing is asked for that is not linked.</summary>
internal sealed class SourceScout(IPageFetcher fetcher, SourceTrial trial, Leads leads, TimeProvider time)
{
    private const int MostNamed = 4;

    private static readonly SourceId Scouting = new("scouting");

    private static readonly TrialLimits Limits = new(Pages: 1, Details: 1);

    public async Task<ScoutReport> RunAsync(Uri address, SourceCatalog catalog, bool allowPrivate, CancellationToken ct)
    {
        var notes = new List<string>();
        var access = new SourceAccess { AllowPrivateNetwork = allowPrivate, Pace = TimeSpan.FromSeconds(2) };
        if (await PageAsync(address, access, notes, ct) is not { } page) return new ScoutReport(null, [], notes);

        var found = leads.Of(page).ToList();
        foreach (var named in leads.Named(page).Where(named => named != page.FinalUrl).Take(MostNamed))
        {
            if (await PageAsync(named, access, notes, ct) is { } other) found.AddRange(leads.Of(other).Where(lead => lead.Parts["format"]!.GetValue<string>() != "html"));
        }

        var proposals = new List<SourceProposal>();
        foreach (var lead in found.DistinctBy(lead => lead.Address)) proposals.AddRange(await ProposeAsync(lead, catalog, allowPrivate, notes, ct));
        var ranked = proposals.OrderBy(Rank).ThenByDescending(proposal => proposal.Trial.Records.Count).ToList();
        return ranked is [var best, .. var others] ? new ScoutReport(best, others, notes) : new ScoutReport(null, [], notes);
    }

    private async Task<FetchedPage?> PageAsync(Uri address, SourceAccess access, List<string> notes, CancellationToken ct)
    {
        var outcome = await fetcher.FetchAsync(new FetchRequest { Source = Scouting, Url = address, Access = access }, ct);
        if (outcome is FetchOutcome.Fetched { Page: var page }) return page;
        notes.Add($"{address}: {Troubles.Of(outcome)?.Detail}");
        return null;
    }

    private async Task<IReadOnlyList<SourceProposal>> ProposeAsync(Lead lead, SourceCatalog catalog, bool allowPrivate, List<string> notes, CancellationToken ct)
    {
        if (catalog.All.FirstOrDefault(source => source.Url == lead.Address.AbsoluteUri) is { } there)
        {
            notes.Add($"{lead.Address}: this address is read already, by the source {there.Id}.");
            return [];
        }

        var day = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var entry = EntryDraft.Of(lead, [.. catalog.All.Select(source => source.Id.Value)], allowPrivate, day);
        var tried = await TryAsync(entry, ct);
        if (lead.Language is null && LanguageGuess.Of(tried.Records) is { } language) entry["languages"] = language;
        if (tried.Records.Count > 0 && Extended(entry, tried)) tried = await TryAsync(entry, ct);
        var proposal = new SourceProposal(lead.What, entry, tried);
        notes.Add(string.Create(CultureInfo.InvariantCulture, $"{lead.Address}: {lead.What}, {tried.Records.Count} records. {tried.Words}").TrimEnd());
        return tried.Records.Count > 0 ? [proposal] : [];
    }

    private async Task<Trial> TryAsync(JsonObject entry, CancellationToken ct)
    {
        var source = SourceCatalog.Parse(new JsonObject { ["sources"] = new JsonArray(entry.DeepClone()) }.ToJsonString(), "the proposed entry").All[0];
        return await trial.RunAsync(source, Limits, ct);
    }

    /// <summary>What can be told only from the records: whether their own pages are files or pages.</summary>
    private static bool Extended(JsonObject entry, Trial tried)
    {
        if (entry["format"]!.GetValue<string>() != "html") return false;
        var files = tried.Records.Count(record => record.Url?.AbsolutePath.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) == true);
        entry["detail"] = new JsonObject { ["format"] = files * 2 > tried.Records.Count ? "pdf" : "html" };
        return true;
    }

    private static int Rank(SourceProposal proposal) => proposal.Entry["format"]!.GetValue<string>() switch { "feed" => 0, "json" => 1, "html" => 2, _ => 3 };
}
