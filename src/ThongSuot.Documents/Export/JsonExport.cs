using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ThongSuot.Documents.Duties;
using ThongSuot.Documents.Findings;
using ThongSuot.Documents.Recognition;
using ThongSuot.Documents.Structure;

namespace ThongSuot.Documents.Export;

/// <summary>Writes a document as JSON, in the form of docs/json-schema/document.schema.json: UTF-8, spans as [start, end] into <c>text</c>.</summary>
public static class JsonExport
{
    // The files are data, never put into a page: Vietnamese letters stay readable.
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = int.MaxValue };

    /// <summary>Writes the whole document; the stream stays open.</summary>
    public static void Write(Document document, Stream to)
    {
        ArgumentNullException.ThrowIfNull(document);
        using var json = new Utf8JsonWriter(to, Indented);
        json.WriteStartObject();
        json.WriteString("readerVersion", document.ReaderVersion);
        WriteSource(json, document.Source);
        WriteHeader(json, document);
        WriteReferences(json, document.References);
        WriteRecipients(json, "recipients", document.Recipients);
        WriteRecipients(json, "addressees", document.Addressees);
        WriteSignatures(json, document.Signatures);
        SectionsJson.Write(json, document.Root);
        json.WriteStartArray("duties");
        foreach (var duty in document.Duties)
        {
            DutyJson.Write(json, duty);
            json.Spill();
        }
        json.WriteEndArray();
        WriteAbbreviations(json, document.Abbreviations);
        WriteAnnounced(json, document.Announced);
        WriteTargets(json, document.Targets);
        WriteFindings(json, document.Findings);
        json.WriteLongString("text", document.Text);
        SectionsJson.WriteTree(json, document.Root);
        json.WriteEndObject();
        json.Flush();
        to.WriteByte((byte)'\n');
    }

    private static void WriteSource(Utf8JsonWriter json, SourceInfo source)
    {
        json.WriteStartObject("source");
        json.WriteString("name", source.Name);
        json.WriteName("format", source.Format);
        json.WriteNumber("bytes", source.Bytes);
        json.WriteString("sha256", source.Sha256);
        json.WriteString("encoding", source.Encoding);
        json.WriteNumberOrNull("pages", source.Pages);
        json.WriteEndObject();
    }

    private static void WriteHeader(Utf8JsonWriter json, Document document)
    {
        var header = document.Header;
        json.WriteStartObject("header");
        json.WriteName("form", header.Form);
        json.WriteString("type", header.Type?.Value);
        json.WriteString("identifier", header.Identifier?.Value);
        json.WriteString("number", header.Number);
        json.WriteString("symbol", header.Symbol);
        json.WriteString("place", header.Place?.Value);
        json.WriteDate("date", header.Date?.Value);
        json.WriteString("issuer", header.Issuer?.Value);
        json.WriteStrings("jointIssuers", header.JointIssuers);
        json.WriteString("superior", header.Superior?.Value);
        json.WriteString("subject", header.Subject?.Value);
        json.WriteString("urgency", header.Urgency?.Value);
        json.WriteString("signer", document.Signatures.FirstOrDefault(s => s.Name is not null)?.Name?.Value);
        json.WriteStartObject("seen");
        Seen(json, "type", header.Type);
        Seen(json, "identifier", header.Identifier);
        Seen(json, "place", header.Place);
        Seen(json, "date", header.Date);
        Seen(json, "issuer", header.Issuer);
        Seen(json, "superior", header.Superior);
        Seen(json, "subject", header.Subject);
        Seen(json, "urgency", header.Urgency);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Seen<T>(Utf8JsonWriter json, string field, Recognised<T>? value)
    {
        if (value is null) return;
        json.WriteStartObject(field);
        json.WriteSpan("span", value.Span);
        json.WriteString("ruleId", value.RuleId);
        json.WriteEndObject();
    }

    private static void WriteReferences(Utf8JsonWriter json, IReadOnlyList<Reference> references)
    {
        json.WriteStartArray("references");
        foreach (var reference in references)
        {
            json.WriteStartObject();
            json.WriteString("identifier", reference.Identifier);
            json.WriteDate("date", reference.Date);
            json.WriteString("type", reference.Type);
            json.WriteString("issuer", reference.Issuer);
            json.WriteString("title", reference.Title);
            json.WriteName("relation", reference.Relation);
            json.WriteSpans("citations", reference.Citations);
            json.WriteString("ruleId", reference.RuleId);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteRecipients(Utf8JsonWriter json, string property, IReadOnlyList<Recipient> recipients)
    {
        json.WriteStartArray(property);
        foreach (var recipient in recipients)
        {
            json.WriteStartObject();
            json.WriteString("name", recipient.Name);
            json.WriteString("purpose", recipient.Purpose);
            json.WriteSpan("span", recipient.Span);
            json.WriteString("ruleId", recipient.RuleId);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteSignatures(Utf8JsonWriter json, IReadOnlyList<Signature> signatures)
    {
        json.WriteStartArray("signatures");
        foreach (var signature in signatures)
        {
            json.WriteStartObject();
            json.WriteStartArray("capacities");
            foreach (var capacity in signature.Capacities)
            {
                json.WriteStartObject();
                json.WriteName("authority", capacity.Authority);
                json.WriteString("for", capacity.For);
                json.WriteSpan("span", capacity.Span);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteString("office", signature.Office);
            json.WriteString("name", signature.Name?.Value);
            json.WriteSpan("span", signature.Span);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteAbbreviations(Utf8JsonWriter json, IReadOnlyList<Abbreviation> abbreviations)
    {
        json.WriteStartArray("abbreviations");
        foreach (var abbreviation in abbreviations)
        {
            json.WriteStartObject();
            json.WriteString("shortForm", abbreviation.ShortForm);
            json.WriteString("fullForm", abbreviation.FullForm);
            json.WriteBoolean("isBody", abbreviation.IsBody);
            json.WriteSpan("span", abbreviation.Span);
            json.WriteSpans("uses", abbreviation.Uses);
            json.WriteString("ruleId", abbreviation.RuleId);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteAnnounced(Utf8JsonWriter json, IReadOnlyList<AnnouncedDocument> announced)
    {
        json.WriteStartArray("announced");
        foreach (var document in announced)
        {
            json.WriteStartObject();
            json.WriteString("type", document.Type);
            json.WriteString("issuer", document.Issuer);
            json.WriteString("about", document.About);
            json.WriteSpan("span", document.Span);
            json.WriteString("ruleId", document.RuleId);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteTargets(Utf8JsonWriter json, IReadOnlyList<IndicatorTarget> targets)
    {
        json.WriteStartArray("targets");
        foreach (var target in targets)
        {
            json.WriteStartObject();
            json.WriteString("indicator", target.Indicator);
            json.WriteName("comparator", target.Comparator);
            json.WriteNumber("low", target.Low);
            if (target.High is { } high) json.WriteNumber("high", high);
            else json.WriteNull("high");
            json.WriteString("unit", target.Unit);
            json.WriteNumberOrNull("year", target.Year);
            json.WriteString("section", target.Section);
            json.WriteSpan("span", target.Span);
            json.WriteString("ruleId", target.RuleId);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteFindings(Utf8JsonWriter json, IReadOnlyList<Finding> findings)
    {
        json.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("code", finding.Code);
            json.WriteName("severity", finding.Severity);
            json.WriteSpan("span", finding.Span);
            json.WriteStrings("arguments", finding.Arguments);
            json.WriteString("sentence", FindingTexts.Sentence(finding, CultureInfo.GetCultureInfo("vi-VN")));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
