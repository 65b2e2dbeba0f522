using System.Text.Json;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Sources;

/// <summary>What a value of each type looks like in the file, for people.</summary>
internal static class WrittenForms
{
    public static string Name(Type type) => Plain(type) switch
    {
        var plain when plain == typeof(bool) => "true or false",
        var plain when plain == typeof(int) || plain == typeof(long) => "a whole number",
        var plain when plain == typeof(TimeSpan) => "a duration",
        var plain when plain == typeof(DateOnly) => "a date",
        var plain when plain == typeof(Stage) => "a stage",
        { IsEnum: true } => "one of the known words",
        _ => "text",
    };

    public static string Advice(Type type) => Plain(type) switch
    {
        var plain when plain == typeof(TimeSpan) => "Write hours, minutes and seconds: \"00:00:10\".",
        var plain when plain == typeof(DateOnly) => "Write \"2031-02-04\".",
        var plain when plain == typeof(Stage) => $"Use one of {string.Join(", ", Stages.Codes)}.",
        { IsEnum: true } plain => $"Use one of {string.Join(", ", Enum.GetNames(plain).Select(JsonNamingPolicy.KebabCaseLower.ConvertName))}.",
        var plain when plain == typeof(string) => "Write it in quotes.",
        _ => "Write it without quotes.",
    };

    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
