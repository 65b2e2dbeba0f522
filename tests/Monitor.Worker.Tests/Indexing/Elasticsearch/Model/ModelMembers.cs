using System.Text.Json;

namespace Monitor.Worker.Tests.Indexing.Elasticsearch.Model;

/// <summary>All that an object may have: of its own, inherited, and whether more is allowed.</summary>
internal sealed class ModelMembers
{
    private readonly Dictionary<string, Member> _members = new(StringComparer.Ordinal);

    public IEnumerable<Member> Required => _members.Values.Where(member => member.IsRequired).Distinct();

    /// <summary>What members of other names may be; null when there may be none.</summary>
    public OtherMembers? Other { get; private set; }

    public Member? Find(string name) => _members.GetValueOrDefault(name);

    public ModelMembers AddAll(ModelTypes types, JsonElement type, IReadOnlyDictionary<(string Namespace, string Name), BoundType> generics)
    {
        if (type.TryGetProperty("properties", out var properties)) Add(type, properties, generics);
        if (!type.TryGetProperty("inherits", out var parent) || types.Find(parent.GetProperty("type")) is not { } inherited) return this;
        var bound = new Dictionary<(string Namespace, string Name), BoundType>();
        if (parent.TryGetProperty("generics", out var given) && inherited.TryGetProperty("generics", out var wanted))
        {
            foreach (var (parameter, argument) in wanted.EnumerateArray().Zip(given.EnumerateArray())) bound[ModelTypes.NameOf(parameter)] = new BoundType(argument, generics);
        }

        return AddAll(types, inherited, bound);
    }

    public void Add(JsonElement owner, JsonElement properties, IReadOnlyDictionary<(string Namespace, string Name), BoundType> generics)
    {
        foreach (var property in properties.EnumerateArray())
        {
            string[] names = [property.GetProperty("name").GetString()!, .. ModelTypes.Aliases(property)];
            var member = new Member(names, property.GetProperty("type"), generics, property.GetProperty("required").GetBoolean(), property.TryGetProperty("containerProperty", out var outer) && outer.GetBoolean());
            foreach (var name in names) _members.TryAdd(name, member);
        }

        if (!owner.TryGetProperty("behaviors", out var behaviors)) return;
        foreach (var behavior in behaviors.EnumerateArray())
        {
            var name = ModelTypes.NameOf(behavior.GetProperty("type")).Name;
            if (name is "AdditionalProperties" or "AdditionalProperty") Other = new OtherMembers(behavior.GetProperty("generics")[1], generics, name == "AdditionalProperties");
        }
    }

    internal sealed record Member(
        IReadOnlyList<string> Names, JsonElement Type, IReadOnlyDictionary<(string Namespace, string Name), BoundType> Generics, bool IsRequired, bool IsOfContainer);

    internal sealed record OtherMembers(JsonElement Type, IReadOnlyDictionary<(string Namespace, string Name), BoundType> Generics, bool IsMany);
}
