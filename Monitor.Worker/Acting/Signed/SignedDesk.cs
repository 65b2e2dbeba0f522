using System.Text.Json.Nodes;
using Monitor.Worker.Acting.Intake;
using Monitor.Worker.Acting.Slack;

namespace Monitor.Worker.Acting.Signed;

/// <summary>Reads, checks and takes a request of Slack's.</summary>
internal sealed partial class SignedDesk(SignatureCheck signatures, SlackIntake intake, ActingSettings settings, ILogger<SignedDesk> logger)
{
    /// <summary>A form with a long message in it; Slack's own are far smaller.</summary>
    private const int LongestBody = 1024 * 1024;

    public async Task<IResult> AnswerAsync(HttpContext context, Func<string, byte[], Envelope?> read)
    {
        if (await BodyAsync(context.Request, context.RequestAborted) is not { } body) return Refused(StatusCodes.Status413PayloadTooLarge, "Too long.");
        var heads = context.Request.Headers;
        var (workspace, verdict) = Judge(heads[SignatureCheck.TimestampHead], heads[SignatureCheck.SignatureHead], body);
        if (verdict != SignatureVerdict.Good)
        {
            Log.Refused(logger, verdict);
            return Refused(StatusCodes.Status401Unauthorized, "Not signed by Slack.");
        }

        if (SignedBody.Challenge(body) is { } challenge) return Results.Text(challenge);
        if (read(workspace, body) is not { } envelope) return Results.Ok();
        var receipt = intake.Take(envelope);
        return receipt.Taken ? Said(receipt.Payload) : Refused(StatusCodes.Status503ServiceUnavailable, "No room; try again.");
    }

    // Each is tried, whichever of them fits, so that the time tells nobody which workspaces there are. No two have the same secret.
    private (string Workspace, SignatureVerdict Verdict) Judge(string? timestamp, string? signature, byte[] body)
    {
        List<(string Workspace, SignatureVerdict Verdict)> all =
            [.. from workspace in settings.Workspaces where workspace.SigningSecret is not null select (workspace.Name, signatures.Judge(workspace.SigningSecret!, timestamp, signature, body))];
        var fitting = all.FindIndex(one => one.Verdict is SignatureVerdict.Good or SignatureVerdict.Replayed);
        return all[Math.Max(fitting, 0)];
    }

    // With a word of its own: an empty refusal would become a page for people.
    private static IResult Refused(int status, string word) => Results.Text(word, statusCode: status);

    // An empty answer closes a form and shows nothing for a command.
    private static IResult Said(JsonObject? payload) => payload is null ? Results.Ok() : Results.Text(payload.ToJsonString(Kit.Readable), "application/json");

    private static async Task<byte[]?> BodyAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > LongestBody) return null;
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await request.Body.ReadAsync(buffer, ct) is > 0 and var read)
        {
            if (body.Length + read > LongestBody) return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A request in Slack's name was refused: its signature is {Verdict}.")]
        public static partial void Refused(ILogger logger, SignatureVerdict verdict);
    }
}
