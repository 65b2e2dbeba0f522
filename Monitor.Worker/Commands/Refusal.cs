using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Monitor.Classifiers.Features;
using Monitor.Classifiers.Labels;
using Monitor.Classifiers.Models;
using Monitor.Classifiers.Topics;
using Monitor.Worker.Commands.Replay;
using Monitor.Worker.Sources;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Commands;

/// <summary>What an operator has to mend is told in words; a stack of calls is for what nobody foresaw.</summary>
internal static class Refusal
{
    /// <returns>All mistakes, what and where they are and what to do; null for a fault of the program itself.</returns>
    public static string? Of(Exception fault) => fault switch
    {
        OptionsValidationException settings => Settings(settings.Failures),
        AggregateException all when all.InnerExceptions.All(inner => inner is OptionsValidationException) =>
            Settings(all.InnerExceptions.Cast<OptionsValidationException>().SelectMany(settings => settings.Failures)),
        SourceCatalogException or LabelFileException or TopicFileException or LexiconFileException or SampleSetException or StoreIsNewerException or ModelFileException or NothingThereException => fault.Message,
        FileNotFoundException { FileName: { Length: > 0 } name } => $"There is no file {name}.",
        FileNotFoundException => fault.Message,
        IOException { InnerException: AddressInUseException } => $"{fault.Message} Another Monitor may be running; place this one elsewhere with --urls.",
        _ => null,
    };

    private static string Settings(IEnumerable<string> failures) =>
        $"The settings cannot be used:{Environment.NewLine}{string.Join(Environment.NewLine, failures.Select(failure => $"- {failure}"))}";
}
