using System.Buffers;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ThongSuot.Core.History;

/// <summary>Changes as JSON, letters as they are.</summary>
internal static class HistoryJson
{
    private const string Hidden = "•••";
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Of(object fields) => JsonSerializer.Serialize(fields, Options);

    /// <summary>Name → [old, new] of what changed; for a new entity every value it has, for a removed one every value it had.</summary>
    public static string Of(EntityEntry entry, EntityState state)
    {
        var fields = new SortedDictionary<string, object?[]>(StringComparer.Ordinal);
        foreach (var property in entry.Properties)
        {
            if (property.Metadata.IsPrimaryKey() && state is EntityState.Modified) continue;
            var (old, now) = (state is EntityState.Added ? null : property.OriginalValue, state is EntityState.Deleted ? null : property.CurrentValue);
            if (state is EntityState.Modified ? Equals(old, now) : old is null && now is null) continue;
            fields[property.Metadata.Name] = IsSecret(property.Metadata) ? [old is null ? null : Hidden, now is null ? null : Hidden] : [Plain(old), Plain(now)];
        }
        return Of(fields);
    }

    /// <summary>Everything new rows of one subject hold: <c>Entity.Name</c> → [null, value], with a number where there are several of a kind.</summary>
    public static string Added(IEnumerable<(IEntityType Type, object Entity)> entities)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Options.Encoder }))
        {
            json.WriteStartObject();
            foreach (var kind in entities.GroupBy(e => e.Type))
            {
                var number = 0;
                foreach (var (type, entity) in kind)
                {
                    number++;
                    foreach (var field in Fields.GetValue(type, FieldsOf))
                    {
                        if (field.Getter.GetClrValue(entity) is not { } value) continue;
                        if (number == 1) json.WriteStartArray(field.Name);
                        else json.WriteStartArray($"{type.ClrType.Name}[{number}].{field.Property}");
                        json.WriteNullValue();
                        Write(json, field.IsSecret ? Hidden : value);
                        json.WriteEndArray();
                    }
                }
            }
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    // Asked of the model once: an import asks for every row.
    private static readonly ConditionalWeakTable<IEntityType, Field[]> Fields = [];

    private static Field[] FieldsOf(IEntityType type) => [.. type.GetProperties().Select(p => new Field(JsonEncodedText.Encode($"{type.ClrType.Name}.{p.Name}"), p.Name, p.GetGetter(), IsSecret(p)))];

    private sealed record Field(JsonEncodedText Name, string Property, IClrPropertyGetter Getter, bool IsSecret);

    private static void Write(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case string text: json.WriteStringValue(text); break;
            case long number: json.WriteNumberValue(number); break;
            case int number: json.WriteNumberValue(number); break;
            case bool yes: json.WriteBooleanValue(yes); break;
            default: JsonSerializer.Serialize(json, Plain(value), Options); break;
        }
    }

    private static bool IsSecret(IProperty property) =>
        property.PropertyInfo?.GetCustomAttribute<SecretAttribute>() is not null || Secrets.Contains(property.Name);

    // Of the identity classes of the framework, which cannot carry the attribute.
    private static readonly HashSet<string> Secrets = new(StringComparer.Ordinal) { "PasswordHash", "SecurityStamp", "ConcurrencyStamp", "Value", "Data", "ProviderKey", "CredentialId" };

    private static object? Plain(object? value) => value switch
    {
        Enum e => e.ToString(),
        byte[] bytes => Convert.ToHexString(bytes),
        _ => value,
    };
}
