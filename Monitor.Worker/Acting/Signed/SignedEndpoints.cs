namespace Monitor.Worker.Acting.Signed;

/// <summary>Marks what Slack calls: it carries a signature instead of a cookie, and comes by whatever name this host has for it.</summary>
internal sealed class SignedDoor;

/// <summary>The way in over HTTP. Every request is answered at once; what it asks for is done afterwards.</summary>
internal static class SignedEndpoints
{
    public static void MapSlackCalls(this IEndpointRouteBuilder app)
    {
        if (app.ServiceProvider.GetRequiredService<ActingSettings>().Workspaces.All(workspace => workspace.SigningSecret is null)) return;
        var door = app.MapGroup("/slack").AllowAnonymous().DisableAntiforgery().WithMetadata(new SignedDoor());
        door.MapPost("/interactions", (HttpContext context, SignedDesk desk) => desk.AnswerAsync(context, SignedBody.Interaction));
        door.MapPost("/commands", (HttpContext context, SignedDesk desk) => desk.AnswerAsync(context, SignedBody.Command));
        door.MapPost("/events", (HttpContext context, SignedDesk desk) => desk.AnswerAsync(context, SignedBody.Event));
    }
}
