using System.Text;
using Monitor.Classifiers.Labels;
using Monitor.Worker.Labelling;
using Monitor.Worker.Web.People;

namespace Monitor.Worker.Web.Tuning;

/// <summary>Labels as files: out for everybody, in for policy leads.</summary>
internal static class LabelFileEndpoints
{
    public const int LargestMegabytes = 10;
    private const string Page = "/tuning/labels";

    public static void MapLabelFiles(this IEndpointRouteBuilder app)
    {
        app.MapGet("/tuning/labels.{format}", ExportAsync).RequireAuthorization(Policies.Reader);
        app.MapPost("/tuning/labels/import", ImportAsync).RequireAuthorization(Policies.PolicyLead);
    }

    private static async Task<IResult> ExportAsync(string format, GivenLabels given, CancellationToken ct)
    {
        if (LabelFormats.OfCode(format) is not { } known) return Results.NotFound();
        var examples = await given.ReadAsync(ct);
        using var bytes = new MemoryStream();
        // Spreadsheets take a file without a mark for one in the machine's own letters.
        await using (var writer = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: known == LabelFormat.Csv), leaveOpen: true)) LabelFormats.Write(writer, known, examples);
        return Results.File(bytes.ToArray(), MediaType(known), $"labels.{LabelFormats.Codes[(int)known]}");
    }

    private static async Task<IResult> ImportAsync(IFormCollection form, HttpContext context, LabelImport import)
    {
        // Asked for as a whole form: one that is sent without a file is told what is missing, not that its kind is unknown.
        if (form.Files.GetFile("file") is not { Length: > 0 } file) return TuningEndpoints.Refused("Choose a file with at least one label.", Page);
        if (file.Length > LargestMegabytes * 1024 * 1024) return TuningEndpoints.Refused($"The file is larger than {LargestMegabytes} MB. Part it and send the parts one after the other.", Page);
        try
        {
            await using var content = file.OpenReadStream();
            var taken = await import.ImportAsync(content, Path.GetFileName(file.FileName), TuningEndpoints.Who(context), context.RequestAborted);
            return Results.Redirect($"{Page}?taken={taken.Taken}&known={taken.Known}");
        }
        catch (LabelFileException mistakes)
        {
            return TuningEndpoints.Refused(mistakes.Mistakes, Page);
        }
    }

    private static string MediaType(LabelFormat format) => format switch
    {
        LabelFormat.Tsv => "text/tab-separated-values; charset=utf-8",
        LabelFormat.Csv => "text/csv; charset=utf-8",
        LabelFormat.JsonLines => "application/jsonl; charset=utf-8",
    };
}
