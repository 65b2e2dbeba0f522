using System.Text.Json;

namespace Monitor.Worker.Tests.Indexing.Elasticsearch.Model;

/// <summary>Goes through a value and its type in the model side by side and says where they part.</summary>
internal sealed class ModelWalker(ModelTypes types)
{
    public static readonly IReadOnlyDictionary<(string Namespace, string Name), BoundType> NoGenerics = new Dictionary<(string, string), BoundType>();
    public static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement;

    private static readonly (string, string) IndexSettings = ("indices._types", "IndexSettings");

    public List<string> Check(JsonElement value, string ns, string name, string at) => CheckNamed(value, (ns, name), NoGenerics, at);

    public List<string> Check(JsonElement value, JsonElement type, IReadOnlyDictionary<(string Namespace, string Name), BoundType> generics, string at)
    {
        switch (type.GetProperty("kind").GetString())
        {
            case "instance_of":
                return CheckInstance(value, type, generics, at);
            case "array_of":
                if (value.ValueKind is not JsonValueKind.Array) return [$"{at} is no array"];
                return [.. value.EnumerateArray().SelectMany((item, i) => Check(item, type.GetProperty("value"), generics, $"{at}[{i}]"))];
            case "dictionary_of":
                return CheckDictionary(value, type, generics, at);
            case "union_of":
                return Fewest(type.GetProperty("items").EnumerateArray().Select(item => Check(value, item, generics, at)));
            case "literal_value":
                return value.ToString() == type.GetProperty("value").ToString() ? [] : [$"{at} is not {type.GetProperty("value")}"];
            default:
                return [];
        }
    }

    public List<string> CheckProperties(JsonElement value, JsonElement owner, JsonElement properties, string at)
    {
        var members = new ModelMembers();
        members.Add(owner, properties, NoGenerics);
        return CheckMembers(value, members, at);
    }

    private List<string> CheckInstance(JsonElement value, JsonElement type, IReadOnlyDictionary<(string Namespace, string Name), BoundType> generics, string at)
    {
        var name = ModelTypes.NameOf(type.GetProperty("type"));
        if (generics.TryGetValue(name, out var bound)) return Check(value, bound.Type, bound.Generics, at);
        return CheckNamed(value, name, Bind(type, name, generics), at);
    }

    private Dictionary<(string Namespace, string Name), BoundType> Bind(JsonElement type, (string, string) name, IReadOnlyDictionary<(string Namespace, string Name), BoundType> outer)
    {
        var bound = new Dictionary<(string Namespace, string Name), BoundType>();
        if (!type.TryGetProperty("generics", out var given) || types.Find(name) is not { } definition || !definition.TryGetProperty("generics", out var wanted)) return bound;
        foreach (var (parameter, argument) in wanted.EnumerateArray().Zip(given.EnumerateArray())) bound[ModelTypes.NameOf(parameter)] = new BoundType(argument, outer);
        return bound;
    }

    private List<string> CheckNamed(JsonElement value, (string Namespace, string Name) name, IReadOnlyDictionary<(string Namespace, string Name), BoundType> generics, string at)
    {
        if (name.Namespace == "_builtins") return CheckBuiltIn(value, name.Name, at);
        if (ModelTypes.IsWhole(name)) return value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out _) ? [] : [$"{at} is no whole number"];
        // What a request leaves open, as the documents of a bulk.
        if (types.Find(name) is not { } type) return [];
        return type.GetProperty("kind").GetString() switch
        {
            "enum" => CheckEnum(value, type, at),
            "type_alias" when IsTagged(type) => CheckTagged(value, type, generics, at),
            "type_alias" => Check(value, type.GetProperty("type"), generics, at),
            _ => CheckInterface(value, type, name, generics, at),
        };
    }

    private static List<string> CheckBuiltIn(JsonElement value, string name, string at)
    {
        var fits = name switch
        {
            "string" => value.ValueKind is JsonValueKind.String,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "number" => value.ValueKind is JsonValueKind.Number,
            "null" => value.ValueKind is JsonValueKind.Null,
            _ => true,
        };
        return fits ? [] : [$"{at} is no {name}"];
    }

    private static List<string> CheckEnum(JsonElement value, JsonElement type, string at)
    {
        var word = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };
        return word is not null && ModelTypes.IsMember(type, word) ? [] : [$"{at} is {value}, which is none of the words allowed"];
    }

    private static bool IsTagged(JsonElement type) => type.TryGetProperty("variants", out var variants) && variants.GetProperty("kind").GetString() == "internal_tag";

    private List<string> CheckTagged(JsonElement value, JsonElement alias, IReadOnlyDictionary<(string Namespace, string Name), BoundType> generics, string at)
    {
        if (value.ValueKind is not JsonValueKind.Object) return [$"{at} is no object"];
        var variants = alias.GetProperty("variants");
        var tag = variants.GetProperty("tag").GetString()!;
        var word = value.TryGetProperty(tag, out var given) ? given.ToString() : variants.TryGetProperty("defaultTag", out var usual) ? usual.GetString() : null;
        foreach (var item in alias.GetProperty("type").GetProperty("items").EnumerateArray())
        {
            if (types.Find(item.GetProperty("type")) is { } type && new ModelMembers().AddAll(types, type, generics).Find(tag) is { } property && IsTag(property.Type, word)) return Check(value, item, generics, at);
        }

        return [$"{at} has the {tag} “{word}”, which there is not"];
    }

    private static bool IsTag(JsonElement type, string? word) => type.GetProperty("kind").GetString() switch
    {
        "literal_value" => type.GetProperty("value").ToString() == word,
        "union_of" => type.GetProperty("items").EnumerateArray().Any(item => IsTag(item, word)),
        _ => false,
    };

    private List<string> CheckDictionary(JsonElement value, JsonElement type, IReadOnlyDictionary<(string Namespace, string Name), BoundType> generics, string at)
    {
        if (value.ValueKind is not JsonValueKind.Object) return [$"{at} is no object"];
        var members = value.EnumerateObject().ToList();
        // The model says one key for the fields of highlighting too, where several are legal.
        if (type.GetProperty("singleKey").GetBoolean() && members.Count != 1 && !at.EndsWith(".fields", StringComparison.Ordinal)) return [$"{at} must have one key and has {members.Count}"];
        return [.. members.SelectMany(member => Check(member.Value, type.GetProperty("value"), generics, $"{at}.{member.Name}"))];
    }

    private List<string> CheckInterface(
        JsonElement value, JsonElement type, (string Namespace, string Name) name, IReadOnlyDictionary<(string Namespace, string Name), BoundType> generics, string at)
    {
        var members = new ModelMembers().AddAll(types, type, generics);
        if (value.ValueKind is not JsonValueKind.Object)
        {
            return type.TryGetProperty("shortcutProperty", out var shortcut) && members.Find(shortcut.GetString()!) is { } property
                ? Check(value, property.Type, property.Generics, at)
                : [$"{at} is no object"];
        }

        if (name == IndexSettings) return CheckSettings(value, members, at);
        var complaints = CheckMembers(value, members, at);
        if (type.TryGetProperty("variants", out var variants) && variants.GetProperty("kind").GetString() == "container") CheckContainer(value, members, name, at, complaints);
        return complaints;
    }

    private static void CheckContainer(JsonElement value, ModelMembers members, (string Namespace, string Name) name, string at, List<string> complaints)
    {
        var variants = value.EnumerateObject().Count(member => members.Find(member.Name) is not { IsOfContainer: true });
        // A weight alone is a function too.
        if (variants != 1 && !(variants == 0 && name.Name == "FunctionScoreContainer")) complaints.Add($"{at} must be of one kind and is of {variants}");
    }

    private List<string> CheckMembers(JsonElement value, ModelMembers members, string at)
    {
        if (value.ValueKind is not JsonValueKind.Object) return [$"{at} is no object"];
        var complaints = new List<string>();
        var others = 0;
        foreach (var member in value.EnumerateObject())
        {
            if (members.Find(member.Name) is { } property) complaints.AddRange(Check(member.Value, property.Type, property.Generics, $"{at}.{member.Name}"));
            else if (members.Other is { } other && (other.IsMany || others++ == 0)) complaints.AddRange(Check(member.Value, other.Type, other.Generics, $"{at}.{member.Name}"));
            else complaints.Add($"{at}.{member.Name} is unknown");
        }

        complaints.AddRange(members.Required.Where(required => !required.Names.Any(name => value.TryGetProperty(name, out _))).Select(required => $"{at}.{required.Names[0]} is missing"));
        return complaints;
    }

    /// <summary>The model leaves settings open; here they are closed. They may be written with dots and with "index." before them.</summary>
    private List<string> CheckSettings(JsonElement value, ModelMembers members, string at)
    {
        var complaints = new List<string>();
        foreach (var member in value.EnumerateObject())
        {
            var name = member.Name.StartsWith("index.", StringComparison.Ordinal) ? member.Name[6..] : member.Name;
            if (members.Find(name) is { } property) complaints.AddRange(Check(member.Value, property.Type, property.Generics, $"{at}.{member.Name}"));
            else if (name.Split('.', 2) is not [var first, var rest] || members.Find(first) is not { } outer) complaints.Add($"{at}.{member.Name} is no setting");
            else complaints.AddRange(Check(Nested(rest, member.Value), outer.Type, outer.Generics, $"{at}.{first}"));
        }

        return complaints;
    }

    private static JsonElement Nested(string path, JsonElement value)
    {
        var json = path.Split('.').Reverse().Aggregate(value.GetRawText(), (inner, name) => $"{{{JsonSerializer.Serialize(name)}:{inner}}}");
        return JsonDocument.Parse(json).RootElement;
    }

    private static List<string> Fewest(IEnumerable<List<string>> tries)
    {
        List<string>? best = null;
        foreach (var complaints in tries)
        {
            if (complaints.Count == 0) return complaints;
            // The way that went deepest is the one that was meant.
            if (best is null || Depth(complaints) > Depth(best)) best = complaints;
        }

        return best ?? [];
    }

    private static int Depth(List<string> complaints) => complaints.Max(complaint => complaint.Split(' ')[0].Count(letter => letter is '.' or '['));
}

/// <summary>A type with what stands for its parameters.</summary>
internal sealed record BoundType(JsonElement Type, IReadOnlyDictionary<(string Namespace, string Name), BoundType> Generics);
