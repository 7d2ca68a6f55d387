using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Localization;
using Microsoft.OpenApi;
using ThongSuot.Core.History;
using ThongSuot.Web.Access;
using ThongSuot.Web.Hosting;

namespace ThongSuot.Web.Api;

/// <summary>What the OpenAPI document says in words, in the language of who asks: what each endpoint does, who may, what it wants besides.</summary>
internal sealed class ApiDescription(TextCatalogue catalogue, IStringLocalizer texts)
{
    private const string Token = "token", Problem = "Problem", AnyError = "4XX";

    public Task DescribeAsync(OpenApiDocument document)
    {
        document.Info = new() { Title = texts["shell.name"], Version = "v1", Description = texts["api.about"] };
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[Token] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = texts["api.token"] };
        document.Security = [new() { [new OpenApiSecuritySchemeReference(Token, document)] = [] }];
        (document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal))[Problem] = ProblemSchema();
        foreach (var tag in document.Tags ?? new HashSet<OpenApiTag>()) tag.Description = texts[$"api.tag.{tag.Name}"];
        return Task.CompletedTask;
    }

    public Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var marks = context.Description.ActionDescriptor.EndpointMetadata;
        if (marks.OfType<Said>().LastOrDefault() is { Key: var key }) (operation.OperationId, operation.Summary) = (key[(key.IndexOf('.', StringComparison.Ordinal) + 1)..], texts[key]);
        if (PageAccess.Find(marks.OfType<IRouteDiagnosticsMetadata>().LastOrDefault()?.Route, context.Description.HttpMethod ?? "") is { } gate) operation.Description = Who(gate);
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
            if (catalogue.Find($"api.parameter.{parameter.Name}") is not null) parameter.Description = texts[$"api.parameter.{parameter.Name}"];
        if (marks.Contains(Asks.Version)) Add(operation, "If-Match", required: true, texts["api.parameter.if-match"]);
        if (marks.Contains(Asks.Key)) Add(operation, Idempotency.Header, required: false, texts["api.parameter.idempotency-key", RequestKey.Longest]);
        (operation.Responses ??= [])[AnyError] = new OpenApiResponse
        {
            Description = texts["api.problem"],
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(Problem, context.Document) } },
        };
        return Task.CompletedTask;
    }

    /// <summary>Text has a converter of its own (<see cref="ApiJson"/>), which hides from the description that it is text.</summary>
    public static Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        if (context.JsonTypeInfo.Type == typeof(string)) schema.Type = context.JsonPropertyInfo?.IsGetNullable == true ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
        return Task.CompletedTask;
    }

    /// <summary>Who may call it: the row of the one table, in words.</summary>
    private string Who(Gate gate) => gate.Permission is { } permission ? texts[$"api.gate.{gate.Kind}", texts[$"api.permission.{permission}"].Value] : texts[$"api.gate.{gate.Kind}"];

    private static void Add(OpenApiOperation operation, string header, bool required, string description) =>
        (operation.Parameters ??= []).Add(new OpenApiParameter { Name = header, In = ParameterLocation.Header, Required = required, Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });

    private static OpenApiSchema ProblemSchema() => new()
    {
        Type = JsonSchemaType.Object,
        Properties = new[] { ("type", JsonSchemaType.String), ("title", JsonSchemaType.String), ("status", JsonSchemaType.Integer), ("detail", JsonSchemaType.String), ("code", JsonSchemaType.String), ("cause", JsonSchemaType.String) }
            .ToDictionary(p => p.Item1, p => (IOpenApiSchema)new OpenApiSchema { Type = p.Item2 }, StringComparer.Ordinal),
    };
}
