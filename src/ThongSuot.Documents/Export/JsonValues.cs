using System.Globalization;
using System.Text.Json;

namespace ThongSuot.Documents.Export;

/// <summary>How single values look in the JSON: dates as yyyy-MM-dd, names of kinds in camelCase, spans as [start, end] on one line.</summary>
internal static class JsonValues
{
    // Whatever is buffered stays below what the collector keeps apart and clears away with everything old.
    private const int Much = 1 << 14;

    /// <summary>Hands on to the stream what has been written, once it is much: a long document does not wait in memory as a whole.</summary>
    public static void Spill(this Utf8JsonWriter json)
    {
        if (json.BytesPending > Much) json.Flush();
    }

    /// <summary>As WriteString, piece by piece.</summary>
    public static void WriteLongString(this Utf8JsonWriter json, string property, string value)
    {
        json.WritePropertyName(property);
        var rest = value.AsSpan();
        for (; rest.Length > Much; rest = rest[Much..])
        {
            json.WriteStringValueSegment(rest[..Much], isFinalSegment: false);
            json.Spill();
        }
        json.WriteStringValueSegment(rest, isFinalSegment: true);
    }

    public static void WriteDate(this Utf8JsonWriter json, string property, DateOnly? date) => json.WriteString(property, date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static void WriteName<T>(this Utf8JsonWriter json, string property, T kind) where T : struct, Enum => json.WriteString(property, Name(kind));

    public static void WriteNumberOrNull(this Utf8JsonWriter json, string property, int? number)
    {
        if (number is { } value) json.WriteNumber(property, value);
        else json.WriteNull(property);
    }

    public static void WriteStrings(this Utf8JsonWriter json, string property, IEnumerable<string> values)
    {
        json.WriteStartArray(property);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    public static void WriteSpan(this Utf8JsonWriter json, string property, TextSpan span)
    {
        json.WritePropertyName(property);
        json.WriteSpanValue(span);
    }

    public static void WriteSpans(this Utf8JsonWriter json, string property, IEnumerable<TextSpan> spans)
    {
        json.WriteStartArray(property);
        foreach (var span in spans) json.WriteSpanValue(span);
        json.WriteEndArray();
    }

    /// <summary>The name of an enum member as JSON writes it: "BasedOn" → "basedOn".</summary>
    public static string Name<T>(T kind) where T : struct, Enum
    {
        var name = Enum.GetName(kind) ?? "";
        return name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static void WriteSpanValue(this Utf8JsonWriter json, TextSpan span)
    {
        Span<char> text = stackalloc char[32];
        text.TryWrite(CultureInfo.InvariantCulture, $"[{span.Start}, {span.End}]", out var length);
        json.WriteRawValue(text[..length], skipInputValidation: true);
    }
}
