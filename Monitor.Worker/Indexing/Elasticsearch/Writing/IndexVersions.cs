using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Monitor.Worker.Indexing.Elasticsearch.Cluster;
using Monitor.Worker.Indexing.Elasticsearch.Mapping;
using Monitor.Worker.Indexing.Elasticsearch.Transport;

namespace Monitor.Worker.Indexing.Elasticsearch.Writing;

/// <summary>
/// The versions of the index, monitor-items-000001 and on, behind the alias that is searched. One is filled while another is searched;
/// then the alias goes over in one step.
/// </summary>
internal sealed class IndexVersions(ElasticTransport transport, CursorStore cursors)
{
    private const int Digits = 6;

    private string Alias => transport.Settings.Index;

    /// <summary>The one that is searched; null when there is none.</summary>
    /// <exception cref="IndexUnavailableException">The alias is not ours alone.</exception>
    public async Task<LiveIndex?> FindAsync(LiveIndex? known, CancellationToken ct)
    {
        if (await UuidsAsync(Alias, ct) is not { Count: > 0 } found) return null;
        if (found.Count > 1)
            throw new IndexUnavailableException($"The alias {Alias} stands for several indices ({string.Join(", ", found.Keys)}). Take it from all but one, or set {ElasticOptions.Section}:Index to another name.");
        var (name, uuid) = found.Single();
        if (name == Alias)
            throw new IndexUnavailableException($"There is an index named {Alias}, where Monitor needs an alias. Delete that index, or set {ElasticOptions.Section}:Index to another name.");
        return known?.Uuid == uuid && known.Name == name ? known : await DescribeAsync(name, uuid, ct);
    }

    /// <summary>Makes the next version, empty.</summary>
    /// <param name="isSearched">With the alias at once.</param>
    public async Task<LiveIndex> CreateAsync(Capabilities capabilities, bool isSearched, CancellationToken ct)
    {
        await cursors.EnsureAsync(ct);
        var analysis = await DefineAsync(capabilities, ct);
        var name = NameOf(await NewestNumberAsync(ct) + 1);
        var body = isSearched ? new JsonObject { ["aliases"] = new JsonObject { [Alias] = new JsonObject() } } : [];
        var create = ElasticRequest.Put("indices.create", $"/{name}", IndexDefinition.Bytes(body));
        using (var answer = await transport.SendAsync(create, ct))
        {
            // The answer to a first try may have been lost.
            if (answer.Error?.Type is not ElasticError.IndexExists) answer.Good(create, transport.Settings);
        }

        var uuid = await UuidsAsync(name, ct);
        return uuid is not null && uuid.TryGetValue(name, out var made)
            ? new LiveIndex(name, made, IsOurs: true, analysis.Fallbacks) { WasMadeByUs = true }
            : throw new IndexUnavailableException($"The index {name} was made and is gone; somebody deletes it.");
    }

    /// <summary>The cluster refuses a template with a part that it lacks; only then each part is tried for itself, which takes a while.</summary>
    private async Task<AnalysisSupport> DefineAsync(Capabilities capabilities, CancellationToken ct)
    {
        var full = AnalysisSupport.Full(capabilities.StemsRomanianCommas);
        var request = Template(capabilities, full);
        using (var answer = await transport.SendAsync(request, ct))
        {
            if (answer.Status is not 400)
            {
                answer.Good(request, transport.Settings);
                return full;
            }
        }

        var possible = await new AnalysisProbe(transport, cursors.Name).AskAsync(capabilities, ct);
        (await transport.GoodAsync(Template(capabilities, possible), ct)).Dispose();
        return possible;
    }

    private ElasticRequest Template(Capabilities capabilities, AnalysisSupport analysis) =>
        ElasticRequest.Put("indices.put_index_template", $"/_index_template/{Alias}", IndexDefinition.Template(transport.Settings, capabilities, analysis));

    /// <summary>Searches go over from one version to another in one step.</summary>
    public async Task SwapAsync(LiveIndex? from, LiveIndex to, CancellationToken ct)
    {
        var actions = new JsonArray();
        if (from is not null) actions.Add(Move("remove", from.Name));
        actions.Add(Move("add", to.Name));
        (await transport.GoodAsync(ElasticRequest.Post("indices.update_aliases", "/_aliases", IndexDefinition.Bytes(new JsonObject { ["actions"] = actions })), ct)).Dispose();
    }

    /// <summary>Deletes a version that is no longer searched; one that we did not make stays.</summary>
    public async Task DropAsync(LiveIndex index, CancellationToken ct)
    {
        if (!index.WasMadeByUs) return;
        var request = ElasticRequest.Delete("indices.delete", $"/{index.Name}");
        using var answer = await transport.SendAsync(request, ct);
        if (answer.Status is not 404) answer.Good(request, transport.Settings);
    }

    /// <summary>Deletes versions that a rebuild which died left behind.</summary>
    public async Task SweepAsync(LiveIndex? searched, CancellationToken ct)
    {
        foreach (var (name, uuid) in await UuidsAsync($"{Alias}-0*", ct) ?? [])
        {
            if (name != searched?.Name && NumberOf(name) is not null && await DescribeAsync(name, uuid, ct) is { } left) await DropAsync(left, ct);
        }
    }

    /// <summary>Makes what was written visible to searches, all at once.</summary>
    public async Task RefreshAsync(string name, CancellationToken ct)
    {
        using var answer = await transport.GoodAsync(ElasticRequest.Post("indices.refresh", $"/{name}/_refresh", null), ct);
    }

    private async Task<Dictionary<string, string>?> UuidsAsync(string name, CancellationToken ct)
    {
        var request = ElasticRequest.Get("indices.get_settings", $"/{name}/_settings/index.uuid", ("flat_settings", "true"));
        using var answer = await transport.SendAsync(request, ct);
        if (answer.Status is 404) return null;
        return answer.Good(request, transport.Settings).Body.EnumerateObject()
            .ToDictionary(row => row.Name, row => row.Value.GetProperty("settings").GetProperty("index.uuid").GetString()!, StringComparer.Ordinal);
    }

    private async Task<LiveIndex?> DescribeAsync(string name, string uuid, CancellationToken ct)
    {
        var request = ElasticRequest.Get("indices.get_mapping", $"/{name}/_mapping", ("filter_path", "*.mappings._meta"));
        using var answer = await transport.SendAsync(request, ct);
        if (answer.Status is 404) return null;
        var body = answer.Good(request, transport.Settings).Body;
        var meta = body.TryGetProperty(name, out var index) ? index.GetProperty("mappings").GetProperty("_meta") : default;
        var schema = meta.ValueKind is JsonValueKind.Object && meta.TryGetProperty(IndexDefinition.SchemaKey, out var number) && number.TryGetInt32(out var written) ? written : (int?)null;
        string[] fallbacks = meta.ValueKind is JsonValueKind.Object && meta.TryGetProperty(IndexDefinition.FallbacksKey, out var list) && list.ValueKind is JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(words => words.ToString())]
            : [];
        return new LiveIndex(name, uuid, schema == IndexDefinition.Schema, fallbacks) { WasMadeByUs = schema is not null };
    }

    private async Task<int> NewestNumberAsync(CancellationToken ct) =>
        (await UuidsAsync($"{Alias}-0*", ct) ?? []).Keys.Select(name => NumberOf(name) ?? 0).DefaultIfEmpty(0).Max();

    private string NameOf(int number) => $"{Alias}-{number.ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0')}";

    private int? NumberOf(string name) =>
        name.Length == Alias.Length + 1 + Digits && int.TryParse(name.AsSpan(Alias.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private JsonObject Move(string action, string index) => new() { [action] = new JsonObject { ["index"] = index, ["alias"] = Alias } };
}
