using Monitor.Worker.Storage;

namespace Monitor.Worker.Web.People;

/// <summary>Makes the operator that the environment names, once: when there is no account at all.</summary>
internal sealed partial class FirstAccount(SignInSettings settings, UserStore users, AuditTrail audit, ILogger<FirstAccount> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!settings.HasAccounts || settings.Options.FirstAccount.Name is not { Length: > 0 } name) return;
        if (await users.ListAsync(cancellationToken) is not []) return;
        var change = await users.AddAsync(name, settings.FirstPassword ?? "", UserRole.Operator, cancellationToken);
        if (change != UserChange.Done) throw new InvalidOperationException($"SignIn:FirstAccount could not be made ({change}); check its name and password.");
        await audit.AppendAsync("configuration", "users.add", $"user:{name}", Policies.Of(UserRole.Operator), cancellationToken);
        Log.Made(logger, name);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Made the first account: {Name}, operator.")]
        public static partial void Made(ILogger logger, string name);
    }
}
