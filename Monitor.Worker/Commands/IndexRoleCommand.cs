using System.CommandLine;
using System.Text.Json;
using Monitor.Worker.Indexing.Elasticsearch;

namespace Monitor.Worker.Commands;

/// <summary>What an administrator of Elasticsearch must allow us, ready to be sent.</summary>
internal static class IndexRoleCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private static readonly Option<string> Index = new("--index") { Description = "How the names of the indices begin.", DefaultValueFactory = _ => new ElasticOptions().Index };
    private static readonly Option<bool> ApiKey = new("--api-key") { Description = "The whole body for POST /_security/api_key instead of the role alone." };

    public static Command Create()
    {
        var command = new Command("role", "Print the least privileges that Monitor needs in Elasticsearch, as a role descriptor.") { Index, ApiKey };
        command.SetAction(parsed =>
        {
            var name = parsed.GetValue(Index)!;
            var json = parsed.GetValue(ApiKey) ? LeastPrivileges.ApiKey(name) : LeastPrivileges.Role(name);
            parsed.InvocationConfiguration.Output.WriteLine(json.ToJsonString(Indented));
            return ExitCodes.Done;
        });
        return command;
    }
}
