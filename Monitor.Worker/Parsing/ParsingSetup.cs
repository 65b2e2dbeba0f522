namespace Monitor.Worker.Parsing;

internal static class ParsingSetup
{
    public static IServiceCollection AddParsing(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return services.AddSingleton<ParserSet>();
    }
}
