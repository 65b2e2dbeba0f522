using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Monitor.Worker.Web.Api.Answering;
using Monitor.Worker.Web.Api.Asking;

namespace Monitor.Worker.Web.Api.Describing;

/// <summary>The description of the API: OpenAPI, written from what is mapped.</summary>
internal static class ApiDescription
{
    public const string Document = "v1";

    private const string Text = "Searches, items, labels, sources, messages and saved searches of this Monitor, for programs. Lists are read in pages: follow next. "
        + "Errors are application/problem+json. GETs have an ETag: send it as If-None-Match and get 304 while nothing has changed.";

    public static void AddApiDescription(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default);
            // Else numbers would be described as "number or text".
            options.SerializerOptions.NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict;
        });
        services.AddOpenApi(Document, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = call => $"/{call.RelativePath}".StartsWith(ApiPaths.Root, StringComparison.OrdinalIgnoreCase);
            options.AddOperationTransformer(Parameters);
            options.AddDocumentTransformer(Head);
        });
    }

    private static Task Parameters(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        foreach (var asked in context.Description.ActionDescriptor.EndpointMetadata.OfType<AskedParameter>())
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = asked.Name,
                In = ParameterLocation.Query,
                Description = asked.Meaning,
                Schema = asked.Many ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = SchemaOf(asked.Kind) } : SchemaOf(asked.Kind),
            });
        }

        return Task.CompletedTask;
    }

    private static OpenApiSchema SchemaOf(AskedKind kind) => kind switch
    {
        AskedKind.Text => new OpenApiSchema { Type = JsonSchemaType.String },
        AskedKind.Number => new OpenApiSchema { Type = JsonSchemaType.Integer },
        AskedKind.Day => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" },
        AskedKind.Flag => new OpenApiSchema { Type = JsonSchemaType.Boolean },
    };

    private static Task Head(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.Info = new OpenApiInfo { Title = "Monitor", Version = "1", Description = Text };
        // The host is the one that was asked for this.
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["token"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A token of a person's own, made at /tokens. Not needed where nobody signs in." },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("token", document)] = [] }];
        return Task.CompletedTask;
    }
}
