namespace Monitor.Worker.Parsing;

internal static class ParsingSetup
{
    public static IServiceCollection AddParsing(this IServiceCollection services) => services.AddSingleton<ParserSet>();
}
