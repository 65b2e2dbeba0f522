using Monitor.Worker.Acting;
using Monitor.Worker.Alerting;
using Monitor.Worker.Classifying;
using Monitor.Worker.Crawling;
using Monitor.Worker.Fetching;
using Monitor.Worker.Following;
using Monitor.Worker.Indexing;
using Monitor.Worker.Labelling;
using Monitor.Worker.Learning;
using Monitor.Worker.Parsing;
using Monitor.Worker.Reporting;
using Monitor.Worker.Sources;
using Monitor.Worker.Storage;
using Monitor.Worker.Trying;

namespace Monitor.Worker;

/// <summary>The house as a table of contents: one line a folder, in the order in which the data goes through it.</summary>
internal static class Composition
{
    public static IServiceCollection AddMonitor(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(TimeProvider.System)
        .AddSources(configuration)
        .AddFetching(configuration)
        .AddParsing()
        .AddClassifying()
        .AddStorage(configuration)
        .AddIndexing(configuration)
        .AddAlerting(configuration)
        .AddCrawling()
        .AddTrying()
        .AddFollowing()
        .AddLabelling()
        .AddLearning()
        .AddReporting()
        .AddActing(configuration);
}
