using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Crawling;

/// <summary>A short hash of how a source is read, so that runs before and after an edit of the declaration are not compared.</summary>
internal static partial class SourceDigest
{
    private static readonly ConditionalWeakTable<Source, string> Known = [];

    public static string Of(Source source) => Known.GetValue(source, Make);

    // What a person reads of a source, and when it is asked, changes nothing about what is read.
    private static string Make(Source source) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new Reading(source.Format, source.Url, source.Access.Accept, source.Access.Body, source.Mapping, source.Detail, Declared(source.Paging), source.Expect), DigestJson.Default.Reading)).AsSpan(0, 6));

    // A pager that is merely looked for changes nothing about how a page is read.
    private static Paging Declared(Paging paging) => paging.Kind == PagingKind.Found ? Paging.None : paging;

    private sealed record Reading(
        SourceFormat Format, string Url, string? Accept, string? Body, RecordMapping Mapping, DetailMapping? Detail, Paging Paging, Expectation Expect);

    [JsonSerializable(typeof(Reading))]
    private sealed partial class DigestJson : JsonSerializerContext;
}
