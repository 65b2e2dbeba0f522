using System.CommandLine;

namespace Monitor.Worker.Commands;

/// <summary>The verbs, each in a file of its own.</summary>
internal static class CommandLine
{
    public static RootCommand Create()
    {
        var root = new RootCommand(
            """
            Monitor watches the world's legislators and regulators for anything that changes how platforms must disclose user data to
            law enforcement, and tells policy leads in Slack. Without a verb it runs until Ctrl-C.
            New here? Try: demo
            """)
        {
            SharedOptions.Data,
            SharedOptions.Sources,
            SharedOptions.Config,
            RunCommand.Urls,
            RunCommand.Create(),
            DemoCommand.Create(),
            ReplayCommand.Create(),
            CrawlCommand.Create(),
            BackfillCommand.Create(),
            SourcesCommand.Create(),
            SearchCommand.Create(),
            SearchesCommand.Create(),
            AlertsCommand.Create(),
            ReindexCommand.Create(),
            TrainCommand.Create(),
            EvaluateCommand.Create(),
            ModelsCommand.Create(),
            DialCommand.Create(),
            MissesCommand.Create(),
            LabelsCommand.Create(),
            UsersCommand.Create(),
            HeartbeatCommand.Create(),
            ParseCommand.Create(),
            ClassifierCommand.Create(),
            IndexCommand.Create(),
            SlackCommand.Create(ScoringModel.ForPreview),
        };
        root.SetAction((parsed, ct) => RunCommand.RunAsync(parsed, ct));
        return root;
    }
}
