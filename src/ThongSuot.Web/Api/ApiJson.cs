using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Api;

/// <summary>JSON of the API: letters as they are, days as 2025-06-30, and nothing let in that a service would stumble over.</summary>
internal static class ApiJson
{
    public static void Set(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.Converters.Add(new JsonStringEnumConverter(allowIntegerValues: false));
        options.Converters.Add(new StorableText());
        // What a record needs must be there, or the request is wrong.
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(RefuseNothings);
    }

    /// <summary>A list of things holds things: the annotations of a record do not reach into its lists.</summary>
    private static void RefuseNothings(JsonTypeInfo type)
    {
        if (type.Kind is not (JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary) || type.ElementType is not { IsValueType: false }) return;
        type.OnDeserialized = list =>
        {
            foreach (var element in list is IDictionary table ? table.Values : (IEnumerable)list)
                if (element is null) throw new JsonException("A list holds null.");
        };
    }

    /// <summary>PostgreSQL stores no text with U+0000 in it.</summary>
    private sealed class StorableText : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType is not JsonTokenType.String) throw new JsonException("Text was expected.");
            var text = reader.GetString();
            return NullFilter.IsIn(text) ? throw new JsonException("Text holds U+0000.") : text;
        }

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

        // Names of the fields of a dictionary.
        public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()!;

        public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);
    }
}
