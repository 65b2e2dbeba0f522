using System.CommandLine;
using Monitor.Classifiers.Labels;
using Monitor.Worker.Labelling;

namespace Monitor.Worker.Commands;

/// <summary>Labels in and out: as the tab-separated rows that ship with the program, for spreadsheets, or for programs.</summary>
internal static class LabelsCommand
{
    private static readonly Argument<string> Import = new("file") { Description = "A label file (.tsv, .csv or .jsonl); all its mistakes are told at once, and none of it is taken while it has any." };
    private static readonly Option<string> Who = new("--who") { Description = "In whose name the labels are taken.", Required = true, HelpName = "name" };
    private static readonly Option<string?> Output = new("--output") { Description = "File to write (default: standard output).", HelpName = "file" };
    private static readonly Option<string?> Format = FormatOption();

    public static Command Create()
    {
        var import = new Command("import", "Take labels from a file.") { Import, Who };
        import.SetAction(ImportAsync);
        var export = new Command("export", "Write the labels that people gave here and that still hold.") { Output, Format };
        export.SetAction(ExportAsync);
        return new Command("labels", "The labels that the classifier learns from.") { import, export };
    }

    private static async Task<int> ImportAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var toolbox = await Toolbox.Open(parsed).WithStoreAsync(ct);
        try
        {
            var taken = await toolbox.Get<LabelImport>().ImportAsync(parsed.GetValue(Import)!, parsed.GetValue(Who)!, ct);
            await Console.Out.WriteLineAsync($"{taken.Taken} labels taken.{(taken.Known == 0 ? "" : $" {taken.Known} were known already.")} 'train' learns from them.");
            return ExitCodes.Done;
        }
        catch (LabelFileException mistakes)
        {
            await Console.Error.WriteLineAsync(mistakes.Message);
            return ExitCodes.Refused;
        }
    }

    private static async Task<int> ExportAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var toolbox = await Toolbox.Open(parsed).WithStoreToReadAsync(ct);
        var examples = await toolbox.Get<GivenLabels>().ReadAsync(ct);
        var path = parsed.GetValue(Output);
        var format = LabelFormats.OfCode(parsed.GetValue(Format)) ?? LabelFormats.OfName(path) ?? LabelFormat.Tsv;
        if (path is not null)
        {
            await using var writer = new StreamWriter(path);
            LabelFormats.Write(writer, format, examples);
        }
        else
        {
            LabelFormats.Write(Console.Out, format, examples);
        }

        return ExitCodes.Done;
    }

    private static Option<string?> FormatOption()
    {
        var option = new Option<string?>("--format") { Description = "tsv, csv or jsonl (default: what the output's name ends in, else tsv).", HelpName = "format" };
        option.AcceptOnlyFromAmong([.. LabelFormats.Codes]);
        return option;
    }
}
