using System.CommandLine;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Commands;

/// <summary>Accounts for the page, where it is not reached through OpenID Connect.</summary>
internal static class UsersCommand
{
    private const string PasswordVariable = "MONITOR_PASSWORD";

    private static readonly Argument<string> Name = new("name") { Description = "The name that labels and promotions are recorded under." };
    private static readonly Option<string> Role = Roles();

    public static Command Create()
    {
        var add = new Command("add", $"Make an account. The password is read from {PasswordVariable}, or else from standard input; it never stands on the command line.") { Name, Role };
        add.SetAction(AddAsync);
        var list = new Command("list", "Show the accounts.");
        list.SetAction(ListAsync);
        return new Command("users", "Who may sign in.") { add, list };
    }

    private static Option<string> Roles()
    {
        var role = new Option<string>("--role") { Description = "reader sees, policy-lead also labels and mutes, operator also re-sends and promotes.", DefaultValueFactory = _ => "reader" };
        role.AcceptOnlyFromAmong("reader", "policy-lead", "operator");
        return role;
    }

    private static async Task<int> AddAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var toolbox = await Toolbox.Open(parsed).WithStoreAsync(ct);
        var name = parsed.GetValue(Name)!;
        var password = Environment.GetEnvironmentVariable(PasswordVariable) ?? await AskAsync(ct);
        var change = await toolbox.Get<UserStore>().AddAsync(name, password, RoleOf(parsed.GetValue(Role)!), ct);
        if (change != UserChange.Done)
        {
            await Console.Error.WriteLineAsync(Reason(change, name));
            return ExitCodes.Refused;
        }

        await toolbox.Get<AuditTrail>().AppendAsync(Environment.UserName, "users.add", $"user:{name}", parsed.GetValue(Role), ct);
        await Console.Out.WriteLineAsync($"{name} may sign in as {parsed.GetValue(Role)}.");
        return ExitCodes.Done;
    }

    private static async Task<int> ListAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var toolbox = await Toolbox.Open(parsed).WithStoreToReadAsync(ct);
        var all = await toolbox.Get<UserStore>().ListAsync(ct);
        if (all.Count == 0) await Console.Out.WriteLineAsync("No account yet; 'users add' makes one.");
        foreach (var user in all)
        {
            await Console.Out.WriteLineAsync($"{user.Name}\t{user.Role}\t{(user.Disabled ? "disabled" : "enabled")}\tsince {user.CreatedAt:yyyy-MM-dd}");
        }

        return ExitCodes.Done;
    }

    private static async Task<string> AskAsync(CancellationToken ct)
    {
        if (!Console.IsInputRedirected) await Console.Error.WriteAsync($"Password (at least {UserStore.LeastPasswordLength} characters): ");
        return await Console.In.ReadLineAsync(ct) ?? "";
    }

    private static string Reason(UserChange change, string name) => change switch
    {
        UserChange.Done => "",
        UserChange.NameTaken => $"There is an account {name} already.",
        UserChange.NameUnusable => "The name is empty, too long, or has signs that a name has not.",
        UserChange.PasswordTooShort => $"The password needs at least {UserStore.LeastPasswordLength} characters.",
        UserChange.NoSuchUser => $"There is no account {name}.",
    };

    private static UserRole RoleOf(string word) => word switch
    {
        "operator" => UserRole.Operator,
        "policy-lead" => UserRole.PolicyLead,
        _ => UserRole.Reader,
    };
}
