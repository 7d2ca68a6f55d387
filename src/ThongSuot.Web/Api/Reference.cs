using System.Globalization;
using Microsoft.OpenApi;

namespace ThongSuot.Web.Api;

/// <summary>The OpenAPI document as people read it: flat tables instead of schemas that lead to schemas.</summary>
internal sealed record Reference(string About, IReadOnlyList<ReferenceGroup> Groups)
{
    /// <summary>Reads a document, its groups in the order in which they come up.</summary>
    public static Reference Of(OpenApiDocument document)
    {
        var operations = document.Paths.SelectMany(path => (path.Value.Operations ?? []).Select(o => (Tag: o.Value.Tags?.FirstOrDefault()?.Name ?? "", Row: RowOf(path.Key, o.Key.Method, o.Value))));
        return new(document.Info.Description ?? "", [.. operations.GroupBy(o => o.Tag, o => o.Row).Select(g => new ReferenceGroup(g.Key, document.Tags?.FirstOrDefault(t => t.Name == g.Key)?.Description ?? g.Key, [.. g]))]);
    }

    private static ReferenceOperation RowOf(string path, string method, OpenApiOperation operation)
    {
        var answer = (operation.Responses ?? []).FirstOrDefault(r => r.Key.StartsWith('2'));
        return new(operation.OperationId ?? "", method.ToUpperInvariant(), path, operation.Summary ?? "", operation.Description ?? "",
            [.. (operation.Parameters ?? []).Select(p => new ReferenceField(p.Name ?? "", p.In switch { ParameterLocation.Path => "path", ParameterLocation.Header => "header", _ => "query" }, SchemaWords.TypeOf(p.Schema), p.Required, p.Description))],
            [.. operation.RequestBody?.Content?.Keys ?? Enumerable.Empty<string>()], SchemaWords.Asked(operation.RequestBody?.Content?.Values.FirstOrDefault()?.Schema),
            answer.Key ?? "", SchemaWords.Given(answer.Value?.Content?.Values.FirstOrDefault()?.Schema));
    }
}

internal sealed record ReferenceGroup(string Id, string Title, IReadOnlyList<ReferenceOperation> Operations);

/// <param name="Who">Who may call it.</param>
/// <param name="Takes">Media types of the body.</param>
/// <param name="Status">Of the answer when all went well.</param>
internal sealed record ReferenceOperation(
    string Id, string Method, string Path, string Summary, string Who, IReadOnlyList<ReferenceField> Parameters, IReadOnlyList<string> Takes, IReadOnlyList<ReferenceField> Body, string Status, IReadOnlyList<ReferenceField> Answer);

/// <param name="Name">Fields within fields are parted by dots; <c>[]</c> stands for each of a list.</param>
/// <param name="Where">Of a parameter: in the path, the query or the headers.</param>
/// <param name="IsRequired">It must be sent; of an answer, it is never null.</param>
internal sealed record ReferenceField(string Name, string? Where, string Type, bool IsRequired, string? Description);

/// <param name="Required">Head of the column that says so.</param>
internal sealed record ReferenceTable(string Caption, string Required, IReadOnlyList<ReferenceField> Rows);

/// <summary>Schemas in a line each.</summary>
internal static class SchemaWords
{
    private const int Deepest = 5;

    /// <summary>What a body must or may hold.</summary>
    public static IReadOnlyList<ReferenceField> Asked(IOpenApiSchema? schema) => FieldsOf(schema, (parent, key, _, required) => required && parent.Required?.Contains(key) == true);

    /// <summary>What an answer holds.</summary>
    public static IReadOnlyList<ReferenceField> Given(IOpenApiSchema? schema) => FieldsOf(schema, (_, _, value, required) => required && !MayBeNull(value));

    private static List<ReferenceField> FieldsOf(IOpenApiSchema? schema, Func<IOpenApiSchema, string, IOpenApiSchema, bool, bool> isRequired)
    {
        var fields = new List<ReferenceField>();
        if (schema is not null) Add(fields, "", schema, true, 0, isRequired);
        return fields;
    }

    public static string TypeOf(IOpenApiSchema? schema) => Plain(schema) switch
    {
        null => "",
        { Enum: { Count: > 0 } values } => string.Join(" | ", values.Select(v => v?.ToString()).OfType<string>()),
        { Type: { } type } plain when type.HasFlag(JsonSchemaType.Array) => $"{TypeOf(plain.Items)}[]",
        { Type: { } type, Format: var format } => NameOf(type, format),
        _ => "JSON",
    };

    private static void Add(List<ReferenceField> fields, string name, IOpenApiSchema schema, bool required, int depth, Func<IOpenApiSchema, string, IOpenApiSchema, bool, bool> isRequired)
    {
        var plain = Plain(schema)!;
        if (plain.Type is { } type && type.HasFlag(JsonSchemaType.Array) && Plain(plain.Items) is { Properties.Count: > 0 } items) (plain, name) = (items, name + "[]");
        if (plain is { Properties: { Count: > 0 } properties } && depth < Deepest)
        {
            foreach (var (key, value) in properties) Add(fields, name.Length == 0 ? key : $"{name}.{key}", value, isRequired(plain, key, value, required), depth + 1, isRequired);
            return;
        }
        var of = plain.AdditionalProperties is { } each && plain.Properties is null or { Count: 0 } ? $"{{ …: {TypeOf(each)} }}" : TypeOf(plain);
        fields.Add(new(name, null, of, required, null));
    }

    /// <summary>"Or nothing" is told by what is required; what a reference leads to is what matters.</summary>
    private static IOpenApiSchema? Plain(IOpenApiSchema? schema) => schema switch
    {
        { OneOf: { Count: > 0 } either } when either.FirstOrDefault(s => s.Type != JsonSchemaType.Null) is { } some => Plain(some),
        _ => schema,
    };

    private static bool MayBeNull(IOpenApiSchema schema) => schema.Type?.HasFlag(JsonSchemaType.Null) == true || schema.OneOf?.Any(s => s.Type == JsonSchemaType.Null) == true;

    private static string NameOf(JsonSchemaType type, string? format)
    {
        var bare = type & ~JsonSchemaType.Null;
        // Numbers may also be sent as text, where the serializer allows it.
        if (bare.HasFlag(JsonSchemaType.Integer)) bare = JsonSchemaType.Integer;
        var name = bare.ToString().ToLower(CultureInfo.InvariantCulture);
        return format is "date" or "date-time" or "binary" ? format : name;
    }
}
