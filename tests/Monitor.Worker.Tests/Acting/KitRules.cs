using System.Text.Json;

namespace Monitor.Worker.Tests.Acting;

/// <summary>Slack's limits for what is drawn here, walked through the JSON as it goes over the wire, and what no text may hold.</summary>
internal static class KitRules
{
    public static IReadOnlyList<string> Mistakes(SlackCall call)
    {
        if (call.IsForm) return [];
        var mistakes = new List<string>();
        var body = call.Json;
        if (body.TryGetProperty("text", out var text)) Length(text, 1, 4_100, "text", mistakes);
        if (body.TryGetProperty("blocks", out var blocks)) Blocks(blocks, 50, mistakes);
        if (body.TryGetProperty("view", out var view)) View(view, mistakes);
        Texts(body, "", mistakes);
        return mistakes;
    }

    private static void View(JsonElement view, List<string> mistakes)
    {
        Blocks(view.GetProperty("blocks"), 100, mistakes);
        foreach (var name in (string[])["title", "submit", "close"])
        {
            if (view.TryGetProperty(name, out var words)) Length(words.GetProperty("text"), 1, 24, name, mistakes);
        }

        if (view.TryGetProperty("private_metadata", out var metadata)) Length(metadata, 0, 3_000, "private_metadata", mistakes);
        if (view.GetProperty("type").GetString() == "modal" && !view.TryGetProperty("title", out _)) mistakes.Add("a modal has a title");
    }

    private static void Blocks(JsonElement blocks, int most, List<string> mistakes)
    {
        if (blocks.GetArrayLength() is 0 || blocks.GetArrayLength() > most) mistakes.Add($"{blocks.GetArrayLength()} blocks");
        foreach (var block in blocks.EnumerateArray()) Block(block, mistakes);
        var ids = blocks.EnumerateArray().Where(block => block.TryGetProperty("block_id", out _)).Select(block => block.GetProperty("block_id").GetString()).ToList();
        if (ids.Distinct().Count() != ids.Count) mistakes.Add("a block_id stands twice");
    }

    private static void Block(JsonElement block, List<string> mistakes)
    {
        switch (block.GetProperty("type").GetString())
        {
            case "header":
                Length(block.GetProperty("text").GetProperty("text"), 1, 150, "header", mistakes);
                break;
            case "section":
                Length(block.GetProperty("text").GetProperty("text"), 1, 3_000, "section", mistakes);
                if (block.TryGetProperty("accessory", out var accessory)) Element(accessory, mistakes);
                break;
            case "context":
                foreach (var element in block.GetProperty("elements").EnumerateArray()) Length(element.GetProperty("text"), 1, 3_000, "context", mistakes);
                break;
            case "actions":
                if (block.GetProperty("elements").GetArrayLength() is 0 or > 25) mistakes.Add("actions hold 1 to 25 elements");
                foreach (var element in block.GetProperty("elements").EnumerateArray()) Element(element, mistakes);
                break;
            case "input":
                Length(block.GetProperty("label").GetProperty("text"), 1, 2_000, "label", mistakes);
                Element(block.GetProperty("element"), mistakes);
                break;
            case "divider":
                break;
            case var other:
                mistakes.Add($"{other} is no block that is known here");
                break;
        }
    }

    private static void Element(JsonElement element, List<string> mistakes)
    {
        Length(element.GetProperty("action_id"), 1, 255, "action_id", mistakes);
        switch (element.GetProperty("type").GetString())
        {
            case "button":
                Length(element.GetProperty("text").GetProperty("text"), 1, 75, "button", mistakes);
                if (element.TryGetProperty("value", out var value)) Length(value, 1, 2_000, "button value", mistakes);
                break;
            case "checkboxes":
                Options(element, 10, mistakes);
                if (element.TryGetProperty("initial_options", out var ticked) && ticked.GetArrayLength() == 0) mistakes.Add("initial_options are not empty");
                break;
            case "static_select":
                Options(element, 100, mistakes);
                break;
            case "plain_text_input":
                if (element.GetProperty("max_length").GetInt32() > 3_000) mistakes.Add("max_length");
                Length(element.GetProperty("placeholder").GetProperty("text"), 1, 150, "placeholder", mistakes);
                break;
            case "datepicker":
                break;
            case var other:
                mistakes.Add($"{other} is no element that is known here");
                break;
        }
    }

    private static void Options(JsonElement element, int most, List<string> mistakes)
    {
        if (element.GetProperty("options").GetArrayLength() is 0 || element.GetProperty("options").GetArrayLength() > most) mistakes.Add("options");
        foreach (var option in element.GetProperty("options").EnumerateArray())
        {
            Length(option.GetProperty("text").GetProperty("text"), 1, 75, "option", mistakes);
            Length(option.GetProperty("value"), 1, 75, "option value", mistakes);
        }
    }

    // Markup is only what Slack defines: a link to http, a channel or a person that we name.
    private static void Texts(JsonElement json, string at, List<string> mistakes)
    {
        if (json.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in json.EnumerateObject()) Texts(property.Value, property.Name, mistakes);
        }
        else if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var one in json.EnumerateArray()) Texts(one, at, mistakes);
        }
        else if (json.ValueKind == JsonValueKind.String && at == "text")
        {
            var text = json.GetString()!;
            for (var open = text.IndexOf('<', StringComparison.Ordinal); open >= 0; open = text.IndexOf('<', open + 1))
            {
                var inside = text[(open + 1)..];
                if (!inside.StartsWith("http", StringComparison.Ordinal) && !inside.StartsWith("#C", StringComparison.Ordinal) && !inside.StartsWith("@U", StringComparison.Ordinal)) mistakes.Add($"<{inside[..Math.Min(20, inside.Length)]} is no markup of ours");
            }

            if (text.Any(character => (char.IsControl(character) && character != '\n') || character is '\u202E' or '\u202D' or '\u2066' or '\u200B')) mistakes.Add("an invisible mark");
        }
    }

    private static void Length(JsonElement text, int least, int most, string what, List<string> mistakes)
    {
        var length = text.GetString()!.Length;
        if (length < least || length > most) mistakes.Add($"{what} has {length} characters, {least} to {most} are taken");
    }
}
