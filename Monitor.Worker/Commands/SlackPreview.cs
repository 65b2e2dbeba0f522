using System.Text.Encodings.Web;
using System.Text.Json;
using Monitor.Worker.Alerting;
using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Alerting.Slack.Drawing;
using Monitor.Worker.Documents;
using Monitor.Worker.Versioning;
using Monitor.Worker.Versioning.TextDates;

namespace Monitor.Worker.Commands;

/// <summary>Turns lines of documents into the messages that they would cause.</summary>
internal sealed class SlackPreview(Func<SlackPreviewInput, Classification> classify, string channel, Uri page, TimeProvider time)
{
    private static readonly SlackPreviewJson Json =
        new(new JsonSerializerOptions(SlackPreviewJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>A line that is not a document is answered with a refusal, in its place.</summary>
    public async Task RunAsync(FileInfo input, bool asJson, TextWriter output, CancellationToken ct)
    {
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(input.FullName, ct))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            await output.WriteLineAsync(Answer(line, number, asJson).AsMemory(), ct);
        }
    }

    private string Answer(string line, int number, bool asJson)
    {
        try
        {
            var document = JsonSerializer.Deserialize(line, Json.SlackPreviewInput) ?? throw new JsonException("null is not a document");
            var message = SlackParent.Render(PresentItem.Of(ToAlert(document, number)), page, DeliveryTag.None, canPress: true) with { Channel = ChannelName.Of(channel).Id };
            return asJson ? Line(document.Id, message) : SlackOutline.Of(message) + Environment.NewLine;
        }
        catch (JsonException e)
        {
            var refusal = new SlackPreviewRefusal($"line {number}", "refused", e.Message);
            return asJson ? JsonSerializer.Serialize(refusal, Json.SlackPreviewRefusal) : $"{refusal.Id}: {refusal.Reason}";
        }
    }

    private static string Line(string id, SlackMessage message)
    {
        using var payload = JsonDocument.Parse(SlackWire.Write(message));
        return JsonSerializer.Serialize(new SlackPreviewLine(id, "alert", EventKind.New.Code(), payload.RootElement), Json.SlackPreviewLine);
    }

    // Dates are read in texts that matter only, as a crawl does it. A text that the line leaves out comes as null.
    private Alert ToAlert(SlackPreviewInput document, int number)
    {
        var classification = classify(document);
        var dates = classification.Relevant
            ? TextDateReader.Read(NormalText.Of(document.Text ?? ""), document.Language, new DateAnchors(null, null)).Where(stated => stated.Date is not null).DistinctBy(stated => stated.Kind).ToList()
            : [];
        return new Alert
        {
            ItemId = number,
            Event = new ItemEvent { Kind = EventKind.New, Discriminator = document.Id, SeenAt = time.GetUtcNow(), Summary = "New item." },
            Title = document.Title,
            Jurisdiction = document.Jurisdiction ?? "",
            Region = Countries.RegionOf(document.Jurisdiction),
            Source = new SourceId("preview"),
            SourceName = Uri.TryCreate(document.Url, UriKind.Absolute, out var url) && url.Host.Length > 0 ? url.Host : "the previewed file",
            Url = url,
            Language = document.Language,
            Stage = Stage.Unknown,
            Dates = dates.ToDictionary(stated => stated.Kind, stated => stated.Date!.Value, StringComparer.Ordinal),
            DateQuotes = dates.ToDictionary(stated => stated.Kind, stated => stated.Quote, StringComparer.Ordinal),
            Classification = classification,
        };
    }
}
